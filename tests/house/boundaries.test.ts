// The folder table holds, the check saw every module, and the check can fail.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkBoundaries } from "./check-boundaries.ts";

const root = join(import.meta.dirname, "..", "..");
const planted: string[] = [];

afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true });
});

/** A small tree of its own, so that a fault never stands in the real one. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "rothbook-boundaries-"));
  planted.push(folder);
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, "src", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

describe("the folder table", () => {
  it("holds for every module of src", async () => {
    const { modules, violations } = await checkBoundaries(root);
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
    expect(violations).toEqual([]);
    expect(modules).toBe(files.filter((file) => file.endsWith(".ts")).length);
    expect(modules).toBeGreaterThan(25);
  });

  it.each([
    ["a rule that prints", { "limits/a.ts": 'import "../render/b.ts";', "render/b.ts": "" }],
    ["a rule that reads files", { "basis/a.ts": 'import "node:fs";' }],
    ["a bare name of a Node module", { "basis/a.ts": 'import "fs";' }],
    ["the network, anywhere", { "cli/a.ts": 'import "node:https";' }],
    ["the network, by import()", { "store/a.ts": 'export const a = () => import("node:net");' }],
    ["SQL outside the store", { "app/a.ts": 'import "better-sqlite3";' }],
    ["the store outside compose", { "cli/a.ts": 'import "../store/b.ts";', "store/b.ts": "" }],
    [
      "a library that needs the command line",
      { "library.ts": 'import "./cli/a.ts";', "cli/a.ts": "" },
    ],
    [
      "a value where only types may cross",
      {
        "render/a.ts": 'import { b } from "../forms/b.ts"; export const a = b;',
        "forms/b.ts": "export const b = 1;",
      },
    ],
    [
      "a plan that rests on findings",
      { "planning/a.ts": 'import "../checks/b.ts";', "checks/b.ts": "" },
    ],
    [
      "a finding that rests on a plan",
      { "checks/a.ts": 'import "../planning/b.ts";', "planning/b.ts": "" },
    ],
    [
      "a command that computes",
      {
        "cli/commands/a.ts": 'import { b } from "../../limits/b.ts"; export const a = b;',
        "limits/b.ts": "export const b = 1;",
      },
    ],
    [
      "a page that computes",
      {
        "web/pages/a.ts": 'import { b } from "../../forms/b.ts"; export const a = b;',
        "forms/b.ts": "export const b = 1;",
      },
    ],
    ["a view that prints", { "render/views/a.ts": 'import "../csv.ts";', "render/csv.ts": "" }],
    ["a view that reads files", { "render/views/a.ts": 'import "node:fs";' }],
    ["a folder nobody listed", { "helpers/a.ts": 'import "../kernel/b.ts";', "kernel/b.ts": "" }],
  ])("turns red for %s", async (_, files) => {
    const { violations } = await checkBoundaries(plant(files));
    expect(violations).toHaveLength(1);
  });

  it("lets a type cross to render", async () => {
    const folder = plant({
      "render/a.ts": 'import type { B } from "../forms/b.ts"; export type A = B;',
      "forms/b.ts": "export type B = 1;",
    });
    expect(await checkBoundaries(folder)).toEqual({ modules: 2, violations: [] });
  });
});
