// The TXF file of a packet: numbers, formats and signs typed from the TXF specification V042, section X.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const PLAN = { person: "alex", plan: "acme-401k" };
const SETTLED = [
  { kind: "person", person: "alex", name: "Alex Example", birth_date: "1985-06-01" },
  { kind: "person", person: "sam", name: "Sam Example", birth_date: "1986-06-01" },
  { kind: "filing_status", person: "alex", tax_year: 2024, status: "joint", spouse: "sam" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme", name: "Acmé 401(k) Plan" },
  { kind: "employer", employer: "birch" },
  { kind: "plan", plan: "birch-401k", employer: "birch", trustee: "Birch Trust" },
  {
    kind: "paycheck",
    ...PLAN,
    date: "2024-06-30",
    gross_pay: "90000.00",
    contributions: { after_tax: "12000.00" },
  },
  {
    kind: "in_plan_roth_rollover",
    ...PLAN,
    date: "2024-06-30",
    amount: "12060.00",
    basis: "12000.00",
  },
  {
    kind: "form_1099r",
    ...PLAN,
    tax_year: 2024,
    box_1: "12060.00",
    box_2a: "60.00",
    box_5: "12000.00",
    box_7: "G",
  },
  {
    kind: "ira_contribution",
    person: "alex",
    ira: "traditional",
    date: "2024-02-03",
    tax_year: 2024,
    amount: "7000.00",
  },
  { kind: "ira_conversion", person: "alex", date: "2024-02-10", amount: "7003.17" },
  {
    kind: "form_1099r",
    person: "alex",
    payer: "custodian",
    tax_year: 2024,
    box_1: "7003.17",
    box_4: "12.00",
    box_7: "2",
    ira_sep_simple: true,
  },
  { kind: "ira_value", person: "alex", tax_year: 2024, amount: "100.00" },
  // Sam's form is combined: 8,000 of basis to a Roth IRA, 350 of earnings to a traditional one.
  {
    kind: "paycheck",
    person: "sam",
    plan: "birch-401k",
    date: "2024-05-31",
    gross_pay: "80000.00",
    contributions: { after_tax: "8000.00" },
  },
  {
    kind: "distribution",
    person: "sam",
    plan: "birch-401k",
    date: "2024-08-01",
    amount: "8350.00",
    account_balance: "8350.00",
    from: "after_tax",
    destinations: [
      { to: "roth_ira", method: "direct", amount: "8000.00" },
      { to: "traditional_ira", method: "direct", amount: "350.00" },
    ],
  },
  {
    kind: "form_1099r",
    person: "sam",
    plan: "birch-401k",
    tax_year: 2024,
    box_1: "8350.00",
    box_2a: "0.00",
    box_5: "8000.00",
    box_7: "G",
  },
];

let folder = "";
const file = (name: string) => join(folder, name);

async function packetOf(name: string, events: readonly object[]): Promise<string> {
  const say = async (...words: string[]) =>
    await run(["--ledger", file(`${name}.db`), ...words], testIo({ cwd: folder }).io);
  writeFileSync(file(`${name}.jsonl`), events.map((each) => JSON.stringify(each)).join("\n"));
  await say("init", "--no-input");
  await say("import", file(`${name}.jsonl`));
  const out = ["--output", file(`${name}.pdf`), "--folder", file(name)];
  await say("packet", "--tax-year", "2024", "--person", "alex", ...out);
  return join(file(name), "packet.txf");
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-txf-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

it("has what is to be entered, the payer's name, and the spouse's forms as the spouse's", async () => {
  const text = readFileSync(await packetOf("settled", SETTLED), "utf8");
  const records = text.split("^\r\n").map((record) => record.split("\r\n").slice(0, -1).join(" "));
  expect(records).toEqual([
    "V042 Arothbook 0.1.0 D 11/22/2026",
    "TS N604 C1 L1 Pcustodian",
    "TS N477 C1 L1 $7003.17",
    "TS N532 C1 L1 $-12.00",
    "TS N655 C1 L1 P2",
    "TS N603 C2 L1 PAcme 401(k) Plan",
    "TS N475 C2 L1 $12060.00",
    "TS N476 C2 L1 $60.00",
    "TS N667 C2 L1 PG",
    "TS N474 C3 L1",
    "TS N603 C3 L1 PBirch Trust",
    "TS N475 C3 L1 $8000.00",
    "TS N476 C3 L1 $0.00",
    "TS N667 C3 L1 PG",
    "TS N474 C4 L1",
    "TS N603 C4 L1 PBirch Trust",
    "TS N475 C4 L1 $350.00",
    "TS N476 C4 L1 $0.00",
    "TS N667 C4 L1 PG",
    "TS N438 C1 L1 $-100.00",
    "TS N439 C1 L1 $-7000.00",
    "TS N440 C1 L1 $0.00",
    "",
  ]);
});

it("is not made while a form of the spouse differs", async () => {
  const wrong = SETTLED.map((event) =>
    "box_1" in event && event.box_1 === "8350.00" ? { ...event, box_2a: "350.00" } : event,
  );
  expect(existsSync(await packetOf("open", wrong))).toBe(false);
});

it("writes tables that a spreadsheet opens with their accents", async () => {
  await packetOf("tables", SETTLED);
  const csv = readFileSync(join(file("tables"), "reconciliation.csv"), "utf8");
  expect(csv.startsWith("\ufeff")).toBe(true);
  expect(existsSync(join(file("tables"), "sam", "reconciliation.csv"))).toBe(true);
  const world = testIo({ cwd: folder });
  const asked = ["worksheet", "form-1040", "--tax-year", "2024", "--person", "sam"];
  const words = ["--ledger", file("tables.db"), ...asked, "--format", "csv"];
  await run([...words, "--output", file("1040.csv")], world.io);
  expect(readFileSync(file("1040.csv"), "utf8").startsWith("\ufeff")).toBe(true);
  // A program that reads the pipe wants none.
  await run(words, world.io);
  expect(world.stdout()).toMatch(/^form,/);
});
