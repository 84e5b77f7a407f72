// How fast, as ratios taken in one run: `npm run bench`. Medians, because machines are shared; the
// programs take turns, so that a busy moment hits all of them. Made-up data, in a folder that goes.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 5);
const ROWS = 100_000;
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

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly output: string;
}

function run(command: string, args: readonly string[], input?: string): Run {
  // GNU time is not everywhere, so the memory of our own program is asked from inside.
  const started = process.hrtime.bigint();
  const done = spawnSync(command, args, {
    input,
    encoding: "utf8",
    env: {
      ...process.env,
      XDG_STATE_HOME: at("state"),
      NODE_OPTIONS: `--require ${at("memory.cjs")}`,
    },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (done.status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
  const megabytes = Number(/maxrss (\d+)/.exec(done.stderr)?.[1] ?? 0) / 1024;
  return { seconds, megabytes, output: done.stdout };
}

const node = (...args: string[]) => run(process.execPath, args);
const rothbook = (ledger: string, ...args: string[]) => node(main, "--ledger", at(ledger), ...args);

function median(runs: readonly Run[]): number {
  const sorted = runs.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const ours = {
  start: [] as Run[],
  version: [] as Run[],
  limits: [] as Run[],
  limitsInLarge: [] as Run[],
  pdf: [] as Run[],
  import: [] as Run[],
  verify: [] as Run[],
};
const peer: Run[] = [];

function ledgerWith(name: string, people: number, rows: number): void {
  writeFileSync(at(`${name}.jsonl`), household(people));
  writeFileSync(at(`${name}.csv`), paychecks(rows, people));
  rothbook(`${name}.db`, "init", "--no-input");
  rothbook(`${name}.db`, "import", at(`${name}.jsonl`));
}

const sqlite = spawnSync("sqlite3", ["--version"]).status === 0;
const commands = spawnSync(process.execPath, [main, "--help"], { encoding: "utf8" }).stdout;
const hasLimits = /^ {2}limits\b/m.test(commands);

try {
  writeFileSync(
    at("memory.cjs"),
    'process.on("exit", () => require("node:fs").writeSync(2, "\\nmaxrss " + process.resourceUsage().maxRSS));\n',
  );
  ledgerWith("small", 1, 26);
  rothbook("small.db", "import", at("small.csv"));
  ledgerWith("large", Math.floor(ROWS / 26), ROWS);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.start.push(node("-e", "0"));
    ours.version.push(node(main, "--version"));
    if (hasLimits) ours.limits.push(rothbook("small.db", "limits", "--tax-year", "2025"));
    ours.pdf.push(
      rothbook(
        "small.db",
        ...["worksheet", "after-tax-basis", "--tax-year", "2025", "--format", "pdf"],
        ...["--output", at(`worksheet-${round}.pdf`)],
      ),
    );
    copyFileSync(at("large.db"), at("round.db"));
    ours.import.push(rothbook("round.db", "import", at("large.csv")));
    ours.verify.push(rothbook("round.db", "audit", "verify"));
    if (hasLimits)
      ours.limitsInLarge.push(
        rothbook("round.db", "limits", "--tax-year", "2025", "--person", "p17"),
      );
    if (sqlite) {
      rmSync(at("peer.db"), { force: true });
      const columns =
        'pay_date, person, plan, gross_pay, pretax_deferral, roth_deferral, after_tax, "match"';
      peer.push(
        run(
          "sqlite3",
          [at("peer.db")],
          `CREATE TABLE pay (${columns});\nCREATE UNIQUE INDEX pay_key ON pay (person, plan, pay_date);\n.mode csv\n.import --skip 1 ${at("large.csv")} pay\n`,
        ),
      );
    }
  }
  writeFileSync(at("ten.csv"), paychecks(10 * ROWS, Math.floor(ROWS / 26)));
  copyFileSync(at("large.db"), at("ten.db"));
  const ten = rothbook("ten.db", "import", at("ten.csv"));

  const packets = node(join(import.meta.dirname, "packets.ts"));
  const [, pages = 0, taken = 1] = (/(\d+) pages ([\d.]+) seconds/.exec(packets.output) ?? []).map(
    Number,
  );

  const base = median(ours.start);
  const imported = median(ours.import);
  const memory = Math.max(...ours.import.map(({ megabytes }) => megabytes));
  const rows: [what: string, measured: string, target: string][] = [
    ["--version ÷ node -e 0", (median(ours.version) / base).toFixed(2), "≤ 2"],
    ["one-year PDF, seconds", median(ours.pdf).toFixed(2), "≤ 1"],
    [`import of ${ROWS} paychecks, seconds`, imported.toFixed(2), ""],
    ["  memory, MB", memory.toFixed(0), "< 200"],
    ["  memory at ten times the rows, MB", ten.megabytes.toFixed(0), "< 200"],
    ["100 packets of 60 events, pages a second", (pages / taken).toFixed(0), "≥ 10"],
    ["  memory, MB", packets.megabytes.toFixed(0), "< 500"],
    ["audit verify ÷ import", (median(ours.verify) / imported).toFixed(2), "≤ 1"],
  ];
  if (peer.length > 0)
    rows.push(["import ÷ sqlite3 .import, indexed", (imported / median(peer)).toFixed(2), "≤ 6"]);
  else rows.push(["import ÷ sqlite3 .import, indexed", "no sqlite3 here", "≤ 6"]);
  if (hasLimits) {
    rows.push(["limits ÷ node -e 0", (median(ours.limits) / base).toFixed(2), "≤ 3"]);
    rows.push([
      "limits in the large ledger, seconds",
      median(ours.limitsInLarge).toFixed(2),
      "≤ 0.5",
    ]);
  }
  for (const row of rows)
    process.stdout.write(`${row[0].padEnd(40)}${row[1].padStart(16)}   ${row[2]}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
