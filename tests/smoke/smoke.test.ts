// The built program as a shell starts it: three things that no in-process test can see.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { pdfText } from "../support/pdf-text.ts";
import { needsSystem } from "../support/tools.ts";

const root = join(import.meta.dirname, "..", "..");
const program = join(root, "dist", "main.cjs");
const folder = mkdtempSync(join(tmpdir(), "rothbook-smoke-"));
const ledger = join(folder, "rothbook.db");

beforeAll(() => {
  execFileSync(process.execPath, ["esbuild.config.ts"], { cwd: root });
});
afterAll(() => rmSync(folder, { recursive: true }));

function rothbook(...args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ROTHBOOK_LEDGER: ledger, XDG_STATE_HOME: join(folder, "state") },
    input: "",
  });
}

describe("dist/main.cjs", () => {
  it("prints its version", () => {
    const { status, stdout, stderr } = rothbook("--version");
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });

  it("makes a private ledger, records and reads back", () => {
    expect(rothbook("init", "--no-input").stderr).toBe("");
    expect(statSync(ledger).mode & 0o777).toBe(0o600);
    expect(rothbook("record", "person", "--person", "alex").status).toBe(0);
    expect(rothbook("events", "--format", "json").stdout).toContain('"alex"');
  });

  it("ships its fonts with their licences, and prints names from them", async () => {
    expect(readdirSync(join(root, "dist", "fonts")).toSorted()).toEqual([
      "LICENSE-NotoSans.txt",
      "LICENSE-NotoSansSC.txt",
      "NotoSans-Bold.ttf",
      "NotoSans-Regular.ttf",
      "NotoSansSC-Regular.ttf.br",
    ]);
    // What is published is what `files` names.
    expect(manifest.files).toContain("dist");
    rothbook("record", "person", "--person", "ming", "--name", "王小明 Nguyễn");
    const pdf = join(folder, "names.pdf");
    const words = ["worksheet", "after-tax-basis", "--tax-year", "2025", "--person", "ming"];
    expect(rothbook(...words, "--format", "pdf", "--output", pdf).stderr).toBe("");
    expect(await pdfText(readFileSync(pdf))).toContain("王小明 Nguyễn");
  });

  it("hands a backup to a pipe and takes one from it", () => {
    const env = { ...process.env, ROTHBOOK_LEDGER: ledger, XDG_STATE_HOME: join(folder, "state") };
    const piped = (words: readonly string[], input: Uint8Array) =>
      spawnSync(process.execPath, [program, ...words], { cwd: folder, env, input });
    const copy = piped(["backup", "-"], new Uint8Array());
    expect(copy.status).toBe(0);
    const other = join(folder, "piped.db");
    const restored = piped(["--ledger", other, "restore", "-"], copy.stdout);
    expect({ status: restored.status, stderr: String(restored.stderr) }).toEqual({
      status: 0,
      stderr: "",
    });
    expect(rothbook("--ledger", other, "events", "--format", "json").stdout).toContain('"alex"');
    const not = piped(["--ledger", other, "restore", "-"], Buffer.from("no ledger"));
    expect(not.status).toBe(3);
    expect(String(not.stderr)).toContain("standard input: the file is not a rothbook ledger");
    expect(readdirSync(folder)).not.toContain("-");
  });

  it("ends with 141 and says nothing when the reader has gone", async () => {
    const child = spawn(process.execPath, [program, "help"], {
      cwd: folder,
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

  it("ends with 3 when the device is full", (context) => {
    needsSystem(context, "linux");
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" "${program}" help > /dev/full`],
      {
        encoding: "utf8",
      },
    );
    expect(status).toBe(3);
    expect(stderr).toContain("ENOSPC");
  });
});

// The sample of the library's page, in a project that knows the package by name only.
describe("import from rothbook", () => {
  const project = join(folder, "project");
  const installed = join(project, "node_modules", "rothbook");
  const sample = /```ts\n([\s\S]*?)```/.exec(
    readFileSync(join(root, "docs", "reference", "library.md"), "utf8"),
  )?.[1];

  beforeAll(() => {
    mkdirSync(installed, { recursive: true });
    const types = join(root, "tsconfig.types.json");
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "--project", types], { cwd: root });
    for (const part of ["dist", "migrations", "templates", "package.json"])
      cpSync(join(root, part), join(installed, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(installed, "node_modules"));
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    writeFileSync(join(project, "sample.ts"), sample ?? "");
    writeFileSync(join(project, "wrong.ts"), `${sample}\nformatCents("12.00");\n`);
  }, 120_000);

  it("answers from a ledger", () => {
    const own = join(project, "rothbook.db");
    for (const words of [
      ["init", "--person", "alex", "--employer", "acme", "--plan", "acme-401k"],
      ["record", "paycheck", "--plan", "acme-401k", "--date", "2026-01-15", "--after-tax", "1500"],
    ])
      expect(rothbook("--ledger", own, ...words).stderr).toBe("");
    const ran = spawnSync(process.execPath, ["sample.ts"], { cwd: project, encoding: "utf8" });
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({
      status: 0,
      stdout: "acme 1500.00 of 72000.00\n",
    });
  }, 60_000);

  it.each([
    ["sample.ts", 0],
    ["wrong.ts", 2],
  ])(
    "has types: %s",
    (file, status) => {
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
      const flags = "--noEmit --strict --module nodenext --target es2024 --types node".split(" ");
      const roots = ["--typeRoots", join(root, "node_modules", "@types")];
      const checked = spawnSync(process.execPath, [tsc, ...flags, ...roots, file], {
        cwd: project,
        encoding: "utf8",
      });
      expect(checked.status, checked.stdout).toBe(status);
    },
    120_000,
  );
});
