import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts"],
    // Nobody's own defaults have a say in a test.
    env: { ROTHBOOK_CONFIG: "" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "./tests/support/closing-line-reporter.ts"],
  },
});
