// The start of the built program: what it compiled is kept for the next start of the same command, and used
// only where it is of this very program and nobody else could have written it.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BuiltProgram, buildProgram } from "../support/built-program.ts";

let program: BuiltProgram;
let home = "";
const code = () => join(home, ".cache", "rothbook", "code");
const files = () => readdirSync(code()).toSorted();
const stamp = (file: string) => statSync(join(code(), file)).mtimeMs;

function rothbook(...words: readonly string[]): string {
  return execFileSync(process.execPath, [join(program.folder, "main.cjs"), ...words], {
    cwd: home,
    env: { HOME: home, PATH: process.env["PATH"] },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

beforeAll(() => {
  program = buildProgram();
}, 60_000);
afterAll(() => program.remove());

describe("compiled code", () => {
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "rothbook-"));
    return () => rmSync(home, { recursive: true });
  });

  it("is kept for each command, readable by nobody else, and used as it is", () => {
    const first = rothbook("law", "--tax-year", "2025");
    expect(files()).toEqual([expect.stringMatching(/^law-program\.cjs-[0-9a-f]{8}\.code$/)]);
    const [kept = ""] = files();
    expect(statSync(join(code(), kept)).mode & 0o077).toBe(0);
    const written = stamp(kept);
    expect(rothbook("law", "--tax-year", "2025")).toBe(first);
    expect(stamp(kept)).toBe(written);
    rothbook("completions", "bash");
    expect(files()).toHaveLength(2);
  });

  it("that was changed, or that others may write, is made anew", () => {
    const first = rothbook("law", "--tax-year", "2025");
    const [kept = ""] = files();
    const path = join(code(), kept);
    const good = readFileSync(path);
    for (const spoil of [
      () => writeFileSync(path, good.subarray(0, good.length / 2)),
      () => writeFileSync(path, Buffer.concat([good.subarray(0, 5000), good.subarray(4999)])),
      () => writeFileSync(path, ""),
      () => chmodSync(path, 0o666),
    ]) {
      spoil();
      expect(rothbook("law", "--tax-year", "2025")).toBe(first);
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(readFileSync(path).length).toBeGreaterThan(100_000);
    }
  });

  it("of another program of the same length is not run", () => {
    const before = rothbook("help");
    const at = join(program.folder, "program.cjs");
    const source = readFileSync(at, "utf8");
    try {
      writeFileSync(at, source.replace("Make a new ledger", "make A NEW LEDGER"));
      const after = before.replace("Make a new ledger", "make A NEW LEDGER");
      expect(after).not.toBe(before);
      expect(rothbook("help")).toBe(after);
    } finally {
      writeFileSync(at, source);
    }
  });

  it("of a word that is no command is not kept, and where nothing can be kept all goes on", () => {
    expect(() => rothbook("nonsense")).toThrow();
    expect(() => files()).toThrow();
    rmSync(join(home, ".cache"), { recursive: true, force: true });
    writeFileSync(join(home, ".cache"), "a file where a folder should be");
    expect(rothbook("law", "--tax-year", "2025")).toContain("2025");
  });
});
