// How fast, as ratios of programs that take turns in one run, so that a busy moment hits all of them:
// `npm run bench`, `npm run bench -- --rows 1000000 --rounds 3`. CPU time is the figure on a shared machine.
// `--parts growth,firm` leaves out the others. Made-up data, in a folder that goes; nothing is remembered. It prints the table that README.md keeps.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clientLedgers, dailySweeps, household, journal, paychecks } from "./made-up.ts";
import { type How, median, type Run, ratio, runNode, runPeer, SELF_REPORT } from "./measure.ts";
import { heading, row } from "./table.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    parts: { type: "string", default: "growth,firm,journal,packets" },
  },
});
const ROWS = Number(options.rows);
const ROUNDS = Number(options.rounds);
/** Each has a ledger; fewer get a PDF. */
const CLIENTS = 1000;
const WITH_PACKETS = 40;
/** A paycheck every two weeks for a year. */
const PEOPLE = Math.ceil(ROWS / 26);
const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.cjs");
const folder = mkdtempSync(join(tmpdir(), "rothbook-bench-"));
const at = (name: string) => join(folder, name);

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

function ratioRow(what: string, ours: string, base: string, target: string): void {
  if (of(ours).length === 0 || of(base).length === 0) row({ what, cpu: "not here", target });
  else {
    const [cpu, wall] = (["cpu", "wall"] as const).map((which) =>
      ratio(of(ours), of(base), which).toFixed(2),
    );
    row({ what, cpu, wall, megabytes: memory(ours), target });
  }
}

/** Milliseconds, or seconds, of one program by itself. */
function timeRow(what: string, name: string, target: string, unit = 1): void {
  if (of(name).length === 0) return;
  const [cpu, wall] = (["cpu", "wall"] as const).map((which) =>
    (median(of(name).map((run) => run[which])) * unit).toFixed(unit === 1 ? 2 : 0),
  );
  row({ what, cpu, wall, megabytes: memory(name), target });
}

function memory(name: string): string {
  const most = Math.max(...of(name).map(({ megabytes }) => megabytes));
  return most > 0 ? most.toFixed(0) : "";
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
  const parts = options.parts.split(",");
  if (parts.includes("growth")) oneOfManyEvents();
  if (parts.includes("firm")) aFirm();
  if (parts.includes("journal") && ROWS <= 100_000) againstJournal();
  if (parts.includes("packets"))
    note("packets", runNode([join(import.meta.dirname, "packets.ts")], how()));

  const large = ROWS >= 1e6;
  heading(ROWS, ROUNDS);
  const importGoals = large ? "≤ 3.5, wall ≤ 2.0, ≤ 270 MB" : "≤ 4.5; at 1M 3.5, wall 2.0, 270 MB";
  ratioRow("import ÷ `sqlite3 .import`, indexed", "import", "peer", importGoals);
  ratioRow("the same file again ÷ `.import`", "again", "peer", large ? "≤ 5" : "≤ 5 at 1M");
  ratioRow("audit verify ÷ import", "verify", "import", "≤ 1");
  ratioRow("`--version` ÷ `node -e 0`", "version", "node", "≤ 2");
  for (const name of ["limits", "status", "check"])
    ratioRow(`${name}, a personal ledger ÷ \`node -e 0\``, `${name} of one`, "node", "≤ 3");
  for (const name of Object.keys(QUESTIONS))
    ratioRow(
      `${name} of one among many ÷ in a ledger of their own`,
      `${name} of many`,
      `${name} of one`,
      name === "packet" ? "≤ 1.2" : "≤ 1.3",
    );
  timeRow("PDF worksheet, cold, ms", "PDF worksheet", "≤ 130", 1000);
  timeRow("report, cold, ms", "report", "≤ 200", 1000);
  timeRow("packet, cold, ms", "packet of one", "≤ 330", 1000);
  timeRow("status of 15,600 events, s", "status of half", "linear");
  timeRow("status of 31,200 events, s", "status of all", "≤ 1.2");
  timeRow("packet of 15,600 events, s", "packet of half", "≤ 200 MB");
  timeRow("check of everybody, s", "check of all", large ? "≤ 250 MB" : "≤ 250 MB at 1M");
  timeRow(`clients, check of ${CLIENTS}, ms each`, "clients", "≤ 15", 1000 / CLIENTS);
  const indexOf = `${CLIENTS} clients, check and packet without its PDF, ms each`;
  timeRow(indexOf, "firm", "≤ 15", 1000 / CLIENTS);
  const packetsOf = `clients --packets of ${WITH_PACKETS}: check, packet and index, ms each`;
  timeRow(packetsOf, "clients with packets", "", 1000 / WITH_PACKETS);
  ratioRow("`hledger balance` ÷ import and check of everybody", "hledger", "both", "");
  ratioRow("`hledger balance` of one ÷ limits of one", "hledger of one", "limits of many", "");
  const [packets] = of("packets");
  const [, pages = 0, taken = 1] = (
    /(\d+) pages ([\d.]+) seconds/.exec(packets?.output ?? "") ?? []
  ).map(Number);
  if (packets !== undefined)
    row({
      what: "100 packets of 60 events, pages a second",
      wall: (pages / taken).toFixed(0),
      megabytes: memory("packets"),
      target: "≥ 10",
    });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Thirty years of paychecks by the day, each with a conversion: whether time and memory grow with the square. */
function oneOfManyEvents(): void {
  for (const [name, years] of [
    ["half", 15],
    ["all", 30],
  ] as const) {
    const ledger = `${name}.db`;
    writeFileSync(at(`${name}.jsonl`), household(1) + dailySweeps(years));
    rothbook(ledger, "init", "--no-input");
    rothbook(ledger, "import", at(`${name}.jsonl`));
    note(`status of ${name}`, rothbook(ledger, "status", "--today", "2025-11-01"));
    if (name === "half")
      note("packet of half", rothbook(ledger, "packet", ...ONE, ...drawn, at("packet.pdf")));
  }
}

/** A firm keeps a ledger a client. */
function aFirm(): void {
  writeFileSync(at("client.jsonl"), household(1) + clientLedgers());
  rothbook("client.db", "init", "--no-input");
  rothbook("client.db", "import", at("client.jsonl"));
  note("clients", askedOfClients("firm", CLIENTS));
  note("firm", runNode([join(import.meta.dirname, "firm.ts"), at("firm")], how()));
  note("clients with packets", askedOfClients("few", WITH_PACKETS, "--packets", at("packets")));
}

function askedOfClients(firm: string, count: number, ...more: readonly string[]): Run {
  mkdirSync(at(firm));
  for (let client = 0; client < count; client += 1)
    copyFileSync(at("client.db"), join(at(firm), `client-${client}.db`));
  return runNode([main, "clients", at(firm), ...YEAR, ...more], how(`state of ${firm}`));
}

/** Plain text accounting over the same paychecks; it checks nothing, so its work is smaller. */
function againstJournal(): void {
  writeFileSync(at("large.journal"), journal(ROWS, PEOPLE));
  const file = ["-f", at("large.journal")];
  note("hledger", runPeer("hledger", [...file, "balance", "-Y"], { env: process.env }));
  note(
    "hledger of one",
    runPeer("hledger", [...file, "balance", "-Y", "p0$"], { env: process.env }),
  );
  const [imported] = of("import");
  const [checked] = of("check of all");
  if (imported === undefined || checked === undefined) return;
  const cpu = imported.cpu + checked.cpu;
  note("both", { ...imported, cpu, wall: imported.wall + checked.wall });
}
