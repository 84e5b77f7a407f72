// Nothing leaves the machine, seen from outside: every command runs under strace, and none opens an
// internet socket but serve, which listens on loopback and connects to nothing. That no other source file
// names a network module is a house test of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { type BuiltProgram, buildProgram, ROOT, spawned } from "../support/built-program.ts";
import { needs } from "../support/tools.ts";

const DEMO = join(ROOT, "fixtures", "demo");
const PAY = join(DEMO, "globex-payroll-2025.csv");
const YEAR = ["--tax-year", "2025"];

/** Every command once, in an order in which each finds what it needs. */
const SESSION = [
  ["demo", "demo"],
  ["init", "--no-input"],
  ["import", join(DEMO, "alex.jsonl")],
  ["undo", "b3"],
  ["import", join(DEMO, "alex.jsonl"), join(DEMO, "acme-payroll-2025.csv"), PAY],
  ["review", PAY],
  ["formats", "list"],
  ["formats", "answers"],
  ["formats", "explain", PAY],
  ["formats", "answers"],
  ["layout", "init", PAY, "-o", "my.toml"],
  ["layout", "test", PAY, "--layout", "my.toml"],
  ["record", "ira_value", "--tax-year", "2024", "--amount", "1.00"],
  ["correct", "e26", "--set", "name=Alex"],
  ["events", ...YEAR],
  ["export", "--output", "events.jsonl"],
  ...["limits", "check", "basis", "distributions", "reconcile"].map((name) => [name, ...YEAR]),
  ["reconcile", "statements", PAY, ...YEAR],
  ["letter", ...YEAR, "--plan", "acme-401k", "--format", "pdf", "--output", "letter.pdf"],
  ["packet", ...YEAR, "--output", "packet.pdf"],
  ["roth-access"],
  ["correct-excess", ...YEAR],
  ["worksheet", "form-8606", ...YEAR, "--format", "pdf", "--output", "form-8606.pdf"],
  ["worksheet", "form-8606", ...YEAR, "--format", "csv", "--output", "form-8606.csv"],
  ["explain", "form-1040", "5b", ...YEAR],
  ["diff", "--from", "e40", ...YEAR],
  ["report", ...YEAR, "--output", "report.html"],
  ["status", ...YEAR],
  ["calendar", ...YEAR, "--output", "calendar.ics"],
  ["eligibility", "--after-tax", "yes", "--in-plan", "manual"],
  ["room", ...YEAR],
  ["schedule", ...YEAR],
  ["cadence", ...YEAR, "--bracket", "24"],
  ["project", "--yearly", "40000", "--years", "20", "--return", "7", "--at", "end"],
  ["law", "--tax-year", "2026"],
  ["law", "template", "2030", "--output", "2030.json"],
  ["law", "add", "2013.json"],
  ["audit", "verify"],
  ["audit", "log"],
  ["audit", "seal", ...YEAR, "--explain", "a test"],
  ["audit", "prove", "e55", "--output", "proof.json"],
  ["audit", "verify-proof", "proof.json"],
  ["audit", "verify-sheet", "form-8606.csv"],
  ["amend", ...YEAR],
  ["clients", ".", ...YEAR],
  ["doctor"],
  ["backup", "backup.db"],
  ["restore", "backup.db"],
  ["archive", "archive"],
  ["completions", "bash"],
];

const folder = mkdtempSync(join(tmpdir(), "rothbook-network-"));
let program: BuiltProgram;

beforeAll(() => {
  program = buildProgram();
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});

async function socketsOf(words: readonly string[]): Promise<string[]> {
  const log = join(folder, "strace.log");
  const traced = ["-f", "--seccomp-bpf", "-e", "trace=socket", "-o", log, process.execPath];
  const ended = await spawned("strace", [...traced, ...words], {
    cwd: folder,
    env: { ROTHBOOK_LEDGER: join(folder, "rothbook.db"), XDG_STATE_HOME: join(folder, "state") },
  });
  expect(ended.status, ended.stderr).toBe(0);
  return readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => /AF_INET|AF_PACKET/.test(line));
}

describe("no network", () => {
  it("every command is in the session", () => {
    const tried = SESSION.map((words) => words.join(" "));
    const missing = COMMANDS.filter(
      ({ name }) => !tried.some((each) => `${each} `.startsWith(`${name} `)),
    );
    expect(missing.map(({ name }) => name)).toEqual(["serve"]);
  });

  it("no command opens an internet socket", async (context) => {
    needs(context, "strace");
    const driver = join(ROOT, "tests", "support", "run-commands.cjs");
    const commands = JSON.stringify(SESSION);
    expect(await socketsOf([driver, join(program.folder, "program.cjs"), commands, "any"])).toEqual(
      [],
    );
  }, 180_000);

  it("serve listens on loopback, and connects to nothing", async (context) => {
    needs(context, "strace");
    const log = join(folder, "serve.log");
    const traced = ["-f", "-e", "trace=socket,bind,connect", "-o", log, process.execPath];
    const words = [join(program.folder, "main.cjs"), "serve", "--no-browser"];
    const child = spawn("strace", [...traced, ...words], {
      cwd: folder,
      env: { ...process.env, ROTHBOOK_LEDGER: join(folder, "rothbook.db"), HOME: folder },
      stdio: ["ignore", "pipe", "ignore"],
    });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    const address = await new Promise<string>((resolve) =>
      child.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
    );
    const asked = await fetch(address);
    expect(asked.status).toBe(200);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const [, pid = ""] = /^(\d+) +bind\(/m.exec(readFileSync(log, "utf8")) ?? [];
    const before = Date.now();
    process.kill(Number(pid), "SIGTERM");
    expect(await ended).toBe(0);
    expect(Date.now() - before).toBeLessThan(2000);
    const lines = readFileSync(log, "utf8").split("\n");
    const bound = lines.filter((line) => /bind\(/.test(line) && /AF_INET/.test(line));
    expect(bound).toHaveLength(1);
    expect(bound[0]).toContain('sin_addr=inet_addr("127.0.0.1")');
    // No browser was opened either.
    expect(lines.filter((line) => /SIGCHLD/.test(line))).toEqual([]);
    expect(lines.filter((line) => /connect\(/.test(line) && /AF_INET/.test(line))).toEqual([]);
  }, 60_000);

  it("one that did would be seen", async (context) => {
    needs(context, "strace");
    const call = 'require("node:net").connect(9, "127.0.0.1").on("error", () => {})';
    expect(await socketsOf(["-e", call])).not.toEqual([]);
  });
});
