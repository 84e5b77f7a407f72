// The lint rules that the conventions rely on are on: each fires on a planted fault. A renamed nursery
// rule would otherwise be silently off.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "rothbook-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

const FAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  noFloatingPromises: { "a.ts": "async function f(): Promise<void> {}\nf();\nexport {};\n" },
  noMisusedPromises: {
    "a.ts":
      "async function f(): Promise<boolean> {\n  return true;\n}\nif (f()) throw new Error();\n",
  },
  useExhaustiveSwitchCases: {
    "a.ts":
      'type A = "x" | "y";\nexport function f(a: A): number {\n  switch (a) {\n    case "x":\n      return 1;\n  }\n  return 2;\n}\n',
  },
  noImportCycles: {
    "a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
    "b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
  },
  noExplicitAny: { "a.ts": "export const a: any = 1;\n" },
  noConsole: { "a.ts": 'console.log("x");\n' },
  useFilenamingConvention: { "camelCase.ts": "export const a = 1;\n" },
  noNonNullAssertion: { "a.ts": "export const f = (a?: string) => a!.length;\n" },
  useImportType: {
    "a.ts": 'import { B } from "./b.ts";\nexport type A = B;\n',
    "b.ts": "export type B = 1;\n",
  },
};

describe("lint rules", () => {
  it.each(Object.entries(FAULTS))("%s fires", (rule, files) => {
    const place = mkdtempSync(join(folder, "x-"));
    const configuration = JSON.parse(readFileSync(join(root, "biome.json"), "utf8")) as object;
    const { vcs: _, ...own } = configuration as { vcs: unknown };
    writeFileSync(join(place, "biome.json"), JSON.stringify({ ...own, root: true }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    expect(lint(place)).toContain(`/${rule}`);
  });
});

function lint(place: string): string {
  const biome = join(root, "node_modules", ".bin", "biome");
  try {
    return execFileSync(biome, ["lint", "--error-on-warnings", "--colors=off"], {
      cwd: place,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}
