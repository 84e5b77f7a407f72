// The commands that write, each with the state it starts from and what its result looks like. A fault
// may leave the state before or the state after, never another one.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportEvents } from "../../src/app/export-events.ts";
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import { verifyFile } from "../../src/store/backup.ts";
import { openLedgerFile } from "../../src/store/ledger-file.ts";

export const ROOT = join(import.meta.dirname, "..", "..");
export const PROGRAM = join(ROOT, "dist", "main.cjs");
const DEMO = join(ROOT, "fixtures", "demo");
const LEDGER = "rothbook.db";

export interface Operation {
  readonly name: string;
  readonly argv: readonly string[];
  /** What the command is about, as text to compare: the content of the ledger or file it writes. */
  readonly state: (folder: string) => Promise<string>;
  /** Its result must not exist yet, so that doing it again after success is refused. */
  readonly onceOnly?: boolean;
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: "import",
    argv: ["import", join(DEMO, "globex-payroll-2025.csv")],
    state: (folder) => ledgerState(folder, LEDGER),
  },
  {
    // Enough pages that one transaction takes many hundred writes.
    name: "large import",
    argv: ["import", "many.csv"],
    state: (folder) => ledgerState(folder, LEDGER),
  },
  {
    name: "record",
    argv: ["record", "ira_value", "--tax-year", "2024", "--amount", "12.34"],
    state: (folder) => ledgerState(folder, LEDGER),
  },
  {
    name: "correct",
    argv: ["correct", "e11", "--set", "amount=7000.01"],
    state: (folder) => ledgerState(folder, LEDGER),
    onceOnly: true,
  },
  {
    name: "undo",
    argv: ["undo", "b14"],
    state: (folder) => ledgerState(folder, LEDGER),
    onceOnly: true,
  },
  {
    name: "init",
    argv: ["--ledger", "new.db", "init", "--no-input"],
    state: (folder) => ledgerState(folder, "new.db"),
    onceOnly: true,
  },
  {
    name: "export",
    argv: ["export", "--output", "events.jsonl", "--force"],
    state: async (folder) => fileState(folder, "events.jsonl"),
  },
  {
    name: "backup",
    argv: ["backup", "copy.db"],
    state: (folder) => ledgerState(folder, "copy.db"),
    onceOnly: true,
  },
  {
    name: "archive",
    argv: ["archive", "archive"],
    state: async (folder) => fileState(folder, join("archive", "events.jsonl")),
    onceOnly: true,
  },
];

/** A folder with a small ledger: the demo's household and the first employer's year. */
export function template(): string {
  const folder = newFolder();
  const files = ["alex.jsonl", "acme-payroll-2025.csv", "acme-conversions-2025.csv"];
  for (const argv of [
    ["init", "--no-input"],
    ...files.map((file) => ["import", join(DEMO, file)]),
  ]) {
    const { status, stderr } = runProgram(folder, argv);
    if (status !== 0) throw new Error(`${argv.join(" ")}: ${stderr}`);
  }
  writeFileSync(join(folder, "many.csv"), manyPaychecks(8000));
  return folder;
}

function manyPaychecks(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const date = addDays(calendarDate("2000-01-01"), index);
    return `${date},alex,globex-401k,8000.00,800.00,1200.00\n`;
  });
  return `pay_date,person,plan,gross_pay,pretax_deferral,after_tax\n${rows.join("")}`;
}

export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** In memory where there is such a place: the states of a disk are simulated, so no real one is needed. */
export function newFolder(): string {
  const place = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  return mkdtempSync(join(place, "rothbook-faults-"));
}

export function environment(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: "/nonexistent",
    XDG_STATE_HOME: join(folder, "state"),
    ROTHBOOK_LEDGER: LEDGER,
  };
}

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Runs the built program in a folder, under another program when `under` names one. */
export function runProgram(
  folder: string,
  argv: readonly string[],
  { program = PROGRAM, under = [] }: { program?: string; under?: readonly string[] } = {},
): Ran {
  const [command = "", ...rest] = [...under, process.execPath, program, ...argv];
  const ran = spawnSync(command, rest, { cwd: folder, env: environment(folder), encoding: "utf8" });
  return { status: ran.status, signal: ran.signal, stderr: ran.stderr };
}

/** What stands in a ledger that verifies, "absent" without one, and what is wrong otherwise. */
async function ledgerState(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  if (!existsSync(path)) return "absent";
  const { problems } = verifyFile(path);
  if (problems.length > 0) return `damaged: ${problems.map(({ message }) => message).join("; ")}`;
  const store = openLedgerFile(path, { app: "faults", now: () => "" });
  try {
    let lines = "";
    for await (const line of exportEvents(store)) lines += `${line}\n`;
    return `ledger\n${lines}`;
  } finally {
    store.close();
  }
}

/** The archive's bodies name the ledger and the time; what is compared is how many there are. */
function fileState(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) return "absent";
  const text = readFileSync(path, "utf8");
  return text.endsWith("\n") ? `${text.split("\n").length - 1} lines` : "torn";
}
