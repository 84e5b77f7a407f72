// 100 packets of 60 events each, one after the other in one process, as a firm makes them: prints how many
// pages and seconds that took. `npm run bench` starts it and reads its memory.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/run.ts";
import { testIo } from "../support/test-io.ts";

const PACKETS = 100;
const folder = mkdtempSync(join(tmpdir(), "rothbook-packets-"));
const at = (name: string) => join(folder, name);

function eventsOf(person: string): object[] {
  const who = { person, plan: "acme-401k" };
  const money = Array.from({ length: 26 }, (_, period) => {
    const day = (days: number) =>
      new Date(Date.UTC(2025, 0, 3 + 14 * period + days)).toISOString().slice(0, 10);
    return [
      {
        kind: "paycheck",
        ...who,
        date: day(0),
        gross_pay: "8000.00",
        contributions: { pretax_deferral: "900.00", after_tax: "1000.00", match: "300.00" },
      },
      {
        kind: "in_plan_roth_rollover",
        ...who,
        date: day(4),
        amount: `1000.${String(10 + period)}`,
        basis: "1000.00",
      },
    ];
  }).flat();
  return [
    { kind: "person", person, name: `Núria ${person}`, birth_date: "1985-04-12" },
    ...money,
    {
      kind: "ira_contribution",
      person,
      ira: "traditional",
      date: "2025-02-03",
      tax_year: 2025,
      amount: "7000.00",
    },
    { kind: "ira_conversion", person, date: "2025-02-10", amount: "7003.17" },
    { kind: "ira_value", person, tax_year: 2025, amount: "100.00" },
    {
      kind: "form_1099r",
      ...who,
      tax_year: 2025,
      box_1: "26005.85",
      box_2a: "5.85",
      box_5: "26000.00",
      box_7: "G",
    },
    {
      kind: "ira_distribution",
      person,
      ira: "roth",
      date: "2025-08-08",
      amount: "500.00",
      qualified: false,
    },
    {
      kind: "opening_basis",
      person,
      as_of: "2024-12-31",
      account: "roth_contributions",
      amount: "9000.00",
      evidence: "statement",
    },
    { kind: "wages", person, employer: "acme", tax_year: 2025, compensation: "208000.00" },
  ];
}

async function rothbook(...words: string[]): Promise<void> {
  const world = testIo({ cwd: folder, env: { ROTHBOOK_LEDGER: at("firm.db") } });
  const exit = await run(words, world.io);
  if (exit > 1) throw new Error(`${words.join(" ")} ended with ${exit}: ${world.stderr()}`);
}

try {
  const people = Array.from({ length: PACKETS }, (_, index) => `p${index}`);
  const events = [
    { kind: "employer", employer: "acme", name: "Acme, Inc." },
    { kind: "plan", plan: "acme-401k", employer: "acme", name: "Acme 401(k) Plan" },
    ...people.flatMap(eventsOf),
  ];
  writeFileSync(at("firm.jsonl"), events.map((event) => JSON.stringify(event)).join("\n"));
  await rothbook("init", "--no-input");
  await rothbook("import", at("firm.jsonl"));
  const started = process.hrtime.bigint();
  let pages = 0;
  for (const person of people) {
    const output = ["--output", at("packet.pdf"), "--force"];
    await rothbook("packet", "--tax-year", "2025", "--person", person, ...output);
    const pdf = readFileSync(at("packet.pdf")).toString("latin1");
    pages += Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf)?.[1] ?? 0);
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  process.stdout.write(`${pages} pages ${seconds.toFixed(2)} seconds\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
