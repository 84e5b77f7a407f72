// The commands that write, each with the state it starts from and what its result looks like. A fault
// may leave the state before or the state after, never another one.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import {
  type Command,
  copyOf,
  LEDGER,
  newerProgram,
  newFolder,
  ROOT,
  runProgram,
} from "./program.ts";
import { filesState, formatState, ledgerState } from "./state.ts";

/** Where the imported files are. */
export const FIXTURES = join(ROOT, "fixtures");
const DEMO = join(FIXTURES, "demo");

export interface Operation extends Command {
  readonly name: string;
  /** Commands that make the state it starts from, beyond the template. */
  readonly prepare?: readonly (readonly string[])[];
  /** What the command is about, as text to compare: the content of the ledger or files it writes. */
  readonly state: (folder: string) => string;
  /** Its result must not exist yet, so that doing it again after success is refused. */
  readonly onceOnly?: boolean;
  /** One page of it is like the next: a tenth of its calls is made to fail, a fifth done again. */
  readonly large?: boolean;
  /** It writes several files, each whole or not at all. */
  readonly eachFile?: boolean;
}

const ledger = (folder: string) => ledgerState(folder, LEDGER);
const files =
  (...names: string[]) =>
  (folder: string) =>
    filesState(folder, names);
const CLOSED = ["audit", "seal", "--tax-year", "2025", "--explain", "filed as it is"];

export const OPERATIONS: readonly Operation[] = [
  { name: "import", argv: ["import", join(DEMO, "globex-payroll-2025.csv")], state: ledger },
  // Enough pages that one transaction takes many hundred writes.
  { name: "large import", argv: ["import", "many.csv"], state: ledger, large: true },
  {
    name: "record",
    argv: ["record", "ira_value", "--tax-year", "2024", "--amount", "12.34"],
    state: ledger,
  },
  {
    name: "correct",
    argv: ["correct", "e11", "--set", "amount=7000.01"],
    state: ledger,
    onceOnly: true,
  },
  { name: "undo", argv: ["undo", "b14"], state: ledger, onceOnly: true },
  {
    name: "review",
    argv: [
      ...["review", join(FIXTURES, "statements/fidelity/ok/history-transfer-pair.csv")],
      ...["--accept", "4", "--plan", "globex-401k"],
    ],
    state: ledger,
    onceOnly: true,
  },
  { name: "law add", argv: ["law", "add", "2027.json"], state: ledger },
  { name: "audit seal", argv: CLOSED, state: ledger, onceOnly: true },
  {
    name: "amend",
    prepare: [CLOSED],
    argv: ["amend", "--tax-year", "2025", "--reason", "a late form"],
    state: ledger,
    onceOnly: true,
  },
  {
    name: "seal again",
    prepare: [CLOSED, ["amend", "--tax-year", "2025", "--reason", "a late form"]],
    argv: CLOSED,
    state: ledger,
    onceOnly: true,
  },
  {
    name: "init",
    argv: ["--ledger", "new.db", "init", "--no-input"],
    state: (folder) => ledgerState(folder, "new.db"),
    onceOnly: true,
  },
  {
    name: "init with facts",
    argv: [
      ...["--ledger", "new.db", "init", "--person", "blake", "--birth-date", "1980-01-02"],
      ...["--employer", "initech", "--plan", "initech-401k", "--after-tax", "yes"],
    ],
    state: (folder) => ledgerState(folder, "new.db"),
    onceOnly: true,
  },
  {
    name: "migrate",
    argv: ["events"],
    program: newerProgram,
    state: (folder) => `${formatState(folder, LEDGER)} ${keptBefore(folder)}`,
  },
  {
    name: "backup",
    argv: ["backup", "copy.db"],
    state: (folder) => ledgerState(folder, "copy.db"),
    onceOnly: true,
  },
  {
    name: "restore",
    prepare: [
      ["backup", "copy.db"],
      ["record", "ira_value", "--tax-year", "2024", "--amount", "77.77"],
    ],
    argv: ["restore", "copy.db"],
    state: (folder) => `${newestKept(folder)}\n${ledger(folder)}`,
  },
  {
    name: "export",
    argv: ["export", "--output", "events.jsonl", "--force"],
    state: files("events.jsonl"),
  },
  {
    name: "archive",
    argv: ["archive", "archive"],
    state: files("archive"),
    onceOnly: true,
  },
  {
    name: "packet",
    argv: [
      ...["packet", "--tax-year", "2025", "--output", "packet.pdf"],
      ...["--folder", "tables", "--force"],
    ],
    state: files("packet.pdf", "tables"),
    eachFile: true,
  },
];

/** Whatever happens to a restore, the ledger that it replaces is still somewhere. */
function newestKept(folder: string): string {
  const kept = readdirSync(folder).filter(
    (name) => name === LEDGER || name.startsWith(`${LEDGER}.before-restore-`),
  );
  return kept.some((name) => ledgerState(folder, name).includes('"77.77"')) ? "kept" : "lost";
}

/** Once the format has changed, the ledger in its old format stands beside it, whole. */
function keptBefore(folder: string): string {
  const first = JSON.parse(formatState(folder, LEDGER)) as { version: number; events: string };
  if (first.version === 1) return "";
  const kept = readdirSync(folder).filter((name) => name.startsWith(`${LEDGER}.format-1-`));
  const states = kept.map((name) => formatState(folder, name));
  return states.some((state) => state.includes(first.events)) ? "kept" : "lost";
}

/** A folder with a small ledger: the demo's household and the first employer's year. */
export async function withTemplate<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = template();
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function template(): string {
  const folder = newFolder();
  const names = ["alex.jsonl", "acme-payroll-2025.csv", "acme-conversions-2025.csv"];
  prepare(folder, [["init", "--no-input"], ...names.map((name) => ["import", join(DEMO, name)])]);
  writeFileSync(join(folder, "many.csv"), manyPaychecks(4800));
  const figures = readFileSync(join(ROOT, "src", "law", "years", "2026.json"), "utf8");
  writeFileSync(
    join(folder, "2027.json"),
    JSON.stringify({ ...(JSON.parse(figures) as object), tax_year: 2027 }),
  );
  return folder;
}

/** A copy of the template in which the operation can be run. */
export function originOf(folder: string, operation: Operation): string {
  const origin = copyOf(folder);
  prepare(origin, operation.prepare ?? []);
  return origin;
}

function prepare(folder: string, commands: readonly (readonly string[])[]): void {
  for (const argv of commands) {
    const { status, stderr } = runProgram(folder, { argv });
    if (status !== 0) throw new Error(`${argv.join(" ")}: ${stderr}`);
  }
}

function manyPaychecks(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const date = addDays(calendarDate("2000-01-01"), index);
    return `${date},alex,globex-401k,8000.00,800.00,1200.00\n`;
  });
  return `pay_date,person,plan,gross_pay,pretax_deferral,after_tax\n${rows.join("")}`;
}
