// Rows 9 and 67: a result that could not be written is never called a success, and no file is replaced by
// accident.
import { execFileSync, spawn } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import { inShell } from "../../support/in-shell.ts";
import { sessionFolder } from "../../support/session-folder.ts";
import { needsSystem } from "../../support/tools.ts";

const { folder, file, rothbook } = sessionFolder();

let program: BuiltProgram;
afterAll(() => program.remove());
beforeAll(async () => {
  program = buildProgram();
  const init = ["init", "--person", "alex", "--birth-date", "1985-06-01", "--employer", "acme"];
  expect(await rothbook(...init, "--plan", "acme-401k")).toMatchObject({ exit: 0 });
});

const YEAR = ["--tax-year", "2025"];
const WRITERS = [
  ["export"],
  ["events", "--format", "csv"],
  ["limits", ...YEAR, "--format", "json"],
  ["worksheet", "form-8606", ...YEAR, "--format", "pdf"],
  ["report", ...YEAR],
  ["packet", ...YEAR],
];

describe("a result file", () => {
  it.each(WRITERS)("takes no other's place: %s %s %s %s", async (...given) => {
    const words = given.filter((word) => word !== undefined);
    const [taken, link, target] = [file("taken"), file("link"), file("target")];
    for (const path of [taken, target]) writeFileSync(path, "precious");
    symlinkSync(target, link);
    const before = readdirSync(folder);
    for (const output of [taken, link]) {
      const { exit, stderr } = await rothbook(...words, "--output", output);
      expect({ exit, stderr }).toMatchObject({ exit: 3 });
      expect(stderr).toContain("code: file.exists");
    }
    expect(readFileSync(taken, "utf8")).toBe("precious");
    expect(readdirSync(folder)).toEqual(before);

    await rothbook(...words, "--output", link, "--force");
    expect(lstatSync(link).isFile()).toBe(true);
    expect(readFileSync(target, "utf8")).toBe("precious");
    for (const path of [taken, link, target]) rmSync(path);
  });

  it("is not a folder, a pipe or a device, also when it may be replaced", async () => {
    mkdirSync(file("directory"));
    execFileSync("mkfifo", [file("pipe")]);
    for (const output of [file("directory"), file("pipe")]) {
      const { exit, stderr } = await rothbook("export", "--output", output, "--force");
      expect({ exit, stderr }).toMatchObject({ exit: 3 });
      expect(stderr).toContain("code: file.not-writable");
    }
    expect(lstatSync(file("pipe")).isFIFO()).toBe(true);
  });
});

const PRINTERS = [
  ["events", "--format", "json"],
  ["export"],
  ["status", ...YEAR],
  ["worksheet", "form-8606", ...YEAR],
  ["audit", "verify"],
  ["record", "ira_value", "--tax-year", "2024", "--amount", "1.00"],
];

describe("standard output", () => {
  beforeEach((context) => needsSystem(context, "linux"));
  it.each(PRINTERS)("that is full is an error of: %s %s %s %s", (...given) => {
    const words = given.filter((word) => word !== undefined);
    const { status, stderr } = inShell(program, words, { cwd: folder, redirect: "> /dev/full" });
    expect({ status, stderr }).toMatchObject({ status: 3 });
    expect(stderr).toContain("ENOSPC");
  });

  it.each(PRINTERS)("that nobody reads ends %s %s %s %s quietly, with 141", async (...given) => {
    const words = given.filter((word) => word !== undefined);
    const main = join(program.folder, "main.cjs");
    const child = spawn(process.execPath, [main, "--ledger", file("rothbook.db"), ...words], {
      cwd: folder,
      env: { HOME: folder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ status, stderr }).toEqual({ status: 141, stderr: "" });
  });
});
