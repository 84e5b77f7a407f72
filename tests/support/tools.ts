// Programs that some tests need and that are not everywhere. A test that lacks one is skipped by name, and
// the run's last lines say so: none passes without having looked.
import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

/** How each is asked whether it is there, and the package of Debian that has it. */
export const TOOLS = {
  age: { ask: ["--version"], debian: "age" },
  bash: { ask: ["--version"], debian: "bash" },
  fish: { ask: ["--version"], debian: "fish" },
  mandoc: { ask: ["-h"], debian: "mandoc" },
  python3: { ask: ["--version"], debian: "python3" },
  script: { ask: ["--version"], debian: "bsdutils" },
  soffice: { ask: ["--version"], debian: "libreoffice-calc" },
  strace: { ask: ["--version"], debian: "strace" },
  zsh: { ask: ["--version"], debian: "zsh" },
} as const;

export type Tool = keyof typeof TOOLS;

/** Skips the test where a tool is missing, and says which. */
export function needs(context: TestContext, ...tools: readonly Tool[]): void {
  const missing = tools.filter((tool) => !isThere(tool));
  context.skip(missing.length > 0, missing.map((tool) => `${tool} is not installed`).join(", "));
}

/** The same for what only one system has: a device that is always full, a table of mounts. */
export function needsSystem(context: TestContext, platform: "linux" | "not win32"): void {
  const fits = platform === "linux" ? process.platform === platform : process.platform !== "win32";
  context.skip(!fits, `this system is ${process.platform}`);
}

const found = new Map<Tool, boolean>();

function isThere(tool: Tool): boolean {
  const known = found.get(tool) ?? spawnSync(tool, [...TOOLS[tool].ask]).error === undefined;
  found.set(tool, known);
  return known;
}
