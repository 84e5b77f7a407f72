// How fast, as ratios of programs that take turns in one run, so that a busy moment hits all of them:
// `npm run bench`, `npm run bench -- --rows 1000000 --rounds 3`. CPU time is the figure on a shared machine.
// Made-up data, in a folder that goes; nothing is remembered. README.md has the last table.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type How, median, type Run, ratio, runNode, runPeer, SELF_REPORT } from "./measure.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
  },
});
const ROWS = Number(options.rows);
const ROUNDS = Number(options.rounds);
/** A paycheck every two weeks for a year. */
const PEOPLE = Math.ceil(ROWS / 26);
const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.cjs");
const folder = mkdtempSync(join(tmpdir(), "rothbook-bench-"));
const at = (name: string) => join(folder, name);

function paychecks(rows: number, people: number): string {
  const lines = ["pay_date,person,plan,gross_pay,pretax_deferral,roth_deferral,after_tax,match\n"];
  for (let row = 0; row < rows; row += 1) {
    const person = row % people;
    const period = Math.floor(row / people);
    const date = new Date(Date.UTC(2025, 0, 3 + 14 * period)).toISOString().slice(0, 10);
    const afterTax = `${100 + ((person * 7 + period) % 900)}.25`;
    lines.push(
      `${date},p${person},acme-401k,${4000 + (person % 900)}.10,300.00,,${afterTax},60.50\n`,
    );
  }
  return lines.join("");
}

function household(people: number): string {
  const lines = ['{"kind":"employer","employer":"acme"}'];
  lines.push('{"kind":"plan","plan":"acme-401k","employer":"acme"}');
  for (let person = 0; person < people; person += 1)
    lines.push(`{"kind":"person","person":"p${person}","birth_date":"1985-04-12"}`);
  return `${lines.join("\n")}\n`;
}

const how = (state = "state"): How => ({
  env: {
    ...process.env,
    XDG_STATE_HOME: at(state),
    NODE_OPTIONS: `--require ${at("report.cjs")}`,
  },
  exits: [0, 1],
});
const node = (...args: string[]) => runNode(args, how());
const rothbook = (ledger: string, ...args: string[]) =>
  runNode([main, "--ledger", at(ledger), ...args], how(`state of ${ledger}`));

/** A copy is another ledger to the heads that are remembered, so it gets a memory of its own. */
function copied(from: string, to: string): void {
  copyFileSync(at(from), at(to));
  rmSync(at(`state of ${to}`), { recursive: true, force: true });
}

function ledgerWith(name: string, people: number, rows: number): void {
  writeFileSync(at(`${name}.jsonl`), household(people));
  writeFileSync(at(`${name}.csv`), paychecks(rows, people));
  rothbook(`${name}.db`, "init", "--no-input");
  rothbook(`${name}.db`, "import", at(`${name}.jsonl`));
}

function sqliteImport(): Run | undefined {
  rmSync(at("peer.db"), { force: true });
  const columns =
    'pay_date, person, plan, gross_pay, pretax_deferral, roth_deferral, after_tax, "match"';
  const input = `CREATE TABLE pay (${columns});\nCREATE INDEX pay_key ON pay (person, pay_date);\n.mode csv\n.import --skip 1 ${at("large.csv")} pay\n`;
  return runPeer("sqlite3", [at("peer.db")], { env: process.env, input });
}

const YEAR = ["--tax-year", "2025"];
const ONE = [...YEAR, "--person", "p0"];
const drawn = ["--force", "--output"];
/** What is asked about one person, in a ledger of their own and in one of many. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  limits: ["limits", ...ONE],
  status: ["status", "--person", "p0", "--today", "2025-12-31"],
  check: ["check", ...ONE],
  worksheet: ["worksheet", "after-tax-basis", ...ONE],
  packet: ["packet", ...ONE, ...drawn, at("packet.pdf")],
};
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  "PDF worksheet": [
    "worksheet",
    "after-tax-basis",
    ...ONE,
    "--format",
    "pdf",
    ...drawn,
    at("sheet.pdf"),
  ],
  report: ["report", ...ONE, ...drawn, at("report.html")],
};

const runs = new Map<string, Run[]>();
function note(name: string, run: Run | undefined): void {
  if (run !== undefined) runs.set(name, [...(runs.get(name) ?? []), run]);
}
const of = (name: string) => runs.get(name) ?? [];

function printed(what: string, ours: string, base: string, target: string): void {
  if (of(ours).length === 0 || of(base).length === 0) {
    line(what, "not here", "", "", target);
    return;
  }
  const cpu = ratio(of(ours), of(base), "cpu").toFixed(2);
  const wall = ratio(of(ours), of(base), "wall").toFixed(2);
  line(what, cpu, wall, memory(ours), target);
}

function memory(name: string): string {
  const most = Math.max(...of(name).map(({ megabytes }) => megabytes));
  return most > 0 ? most.toFixed(0) : "";
}

function line(what: string, cpu: string, wall: string, megabytes: string, target: string): void {
  const cells = [what.padEnd(54), cpu.padStart(9), wall.padStart(7), megabytes.padStart(6), target];
  process.stdout.write(`${cells.join("  ")}\n`);
}

try {
  writeFileSync(at("report.cjs"), SELF_REPORT);
  ledgerWith("small", 1, 26);
  rothbook("small.db", "import", at("small.csv"));
  ledgerWith("large", PEOPLE, ROWS);
  for (let round = 0; round < ROUNDS; round += 1) {
    note("node", node("-e", "0"));
    note("version", node(main, "--version"));
    copied("large.db", "round.db");
    note("import", rothbook("round.db", "import", at("large.csv")));
    note("peer", sqliteImport());
    note("again", rothbook("round.db", "import", at("large.csv")));
    note("verify", rothbook("round.db", "audit", "verify"));
    for (const [name, words] of Object.entries(QUESTIONS)) {
      note(`${name} of one`, rothbook("small.db", ...words));
      note(`${name} of many`, rothbook("round.db", ...words));
    }
    for (const [name, words] of Object.entries(DRAWN)) note(name, rothbook("small.db", ...words));
    if (round === 0) note("check of all", rothbook("round.db", "check", ...YEAR));
  }
  const packets = runNode([join(import.meta.dirname, "packets.ts")], how());
  const [, pages = 0, taken = 1] = (/(\d+) pages ([\d.]+) seconds/.exec(packets.output) ?? []).map(
    Number,
  );

  line(`${ROWS} paychecks, ${ROUNDS} rounds`, "CPU", "wall", "MB", "to reach, CPU");
  printed("import ÷ sqlite3 .import, indexed", "import", "peer", ROWS < 1e6 ? "≤ 4.5" : "≤ 3.5");
  printed("the same file again ÷ .import", "again", "peer", "≤ 5");
  printed("audit verify ÷ import", "verify", "import", "≤ 1");
  printed("--version ÷ node -e 0", "version", "node", "≤ 2");
  for (const name of ["limits", "status", "check"])
    printed(`${name}, a personal ledger ÷ node -e 0`, `${name} of one`, "node", "≤ 3");
  for (const name of Object.keys(QUESTIONS))
    printed(
      `${name} of one among many ÷ in a ledger of their own`,
      `${name} of many`,
      `${name} of one`,
      name === "packet" ? "≤ 1.2" : "≤ 1.3",
    );
  const cold = { "PDF worksheet": "≤ 130", report: "≤ 200", "packet of one": "≤ 330" };
  for (const [name, target] of Object.entries(cold)) {
    const milliseconds = (which: "cpu" | "wall") =>
      (1000 * median(of(name).map((run) => run[which]))).toFixed(0);
    line(`${name}, cold, ms`, milliseconds("cpu"), milliseconds("wall"), memory(name), target);
  }
  const [everybody] = of("check of all");
  if (everybody !== undefined)
    line(
      "check of everybody, seconds",
      everybody.cpu.toFixed(1),
      everybody.wall.toFixed(1),
      memory("check of all"),
      "≤ 250 MB",
    );
  line(
    "100 packets of 60 events, pages a second",
    "",
    (pages / taken).toFixed(0),
    packets.megabytes.toFixed(0),
    "≥ 10",
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
