// Each library that is bundled into a file of its own is loaded by that name: a name that nobody imports
// would leave the library in every start, and a file that is loaded by nobody.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const config = readFileSync(join(root, "esbuild.config.ts"), "utf8");
const list = /^const LAZY = \[([^\]]*)\]/m.exec(config)?.[1] ?? "";
const lazy = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? "");
const source = globSync("src/**/*.ts", { cwd: root })
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");

it("names libraries", () => expect(lazy.length).toBeGreaterThan(5));

it.each(lazy)("%s is imported by that name", (name) => {
  expect(source).toMatch(new RegExp(`(?:from|import\\()\\s*"${name}"`));
});
