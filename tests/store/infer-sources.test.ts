// Deposits without sources beside payroll: what the paychecks suggest is a proposal with its evidence, is
// recorded only on request, and says that it was inferred.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const PAYROLL = [
  "Check Date,Employee,Gross Pay,401k,After-tax 401k",
  "2026-01-02,Alex,5000.00,250.00,400.00",
  "2026-01-16,Alex,5000.00,250.00,400.00",
  "2026-01-30,Alex,5000.00,250.00,400.00",
  "",
].join("\n");

const history = (...deposits: readonly (readonly [date: string, amount: string])[]) =>
  `Date,Investment,Transaction Type,Amount,Shares/Unit\n${deposits
    .map(([date, amount]) => `${date},T,Contributions,"${amount}","1.000"\n`)
    .join("")}`;

async function ledgerWithPayroll() {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  await ledger.take("payroll.csv", PAYROLL);
  return ledger;
}

it("proposes what the plan received beyond the paycheck as the match, and records it on request", async () => {
  const ledger = await ledgerWithPayroll();
  const before = await ledger.content();
  const text = history(["01/06/2026", "725.00"]);
  const asked = await ledger.take("history.csv", text);
  expect(asked.files[0]).toMatchObject({ imported: 0, needs_review: 1, batch: null });
  expect(asked.files[0]?.reasons.find(({ bucket }) => bucket === "needs_review")?.reason).toContain(
    "of the 725.00, payroll reported 650.00 on 2026-01-02 (pretax deferral 250.00, after tax 400.00) and no employer money: the rest, 75.00, would be the match",
  );
  expect(await ledger.content()).toEqual(before);

  await ledger.take("history.csv", text, { accept: new Set([2]) });
  const [added] = (await ledger.content()).slice(before.length);
  expect(JSON.parse(added ?? "{}")).toMatchObject({
    kind: "employer_contribution",
    date: "2026-01-06",
    limitation_year: 2026,
    source: "match",
    amount: "75.00",
    note: "inferred: 725.00 received, 650.00 paid on 2026-01-02",
  });
  const again = await ledger.take("renamed.csv", text);
  expect(again.files[0]).toMatchObject({ needs_review: 0, already_recorded: 1, batch: null });
});

it("proposes the split of other paychecks of the same sum where payroll has none", async () => {
  const ledger = await ledgerWithPayroll();
  const text = history(["03/16/2026", "650.00"]);
  const asked = await ledger.take("history.csv", text);
  expect(asked.files[0]?.reasons.find(({ bucket }) => bucket === "needs_review")?.reason).toContain(
    "3 paychecks of 650.00 from 2026-01-02 to 2026-01-30 are all pretax deferral 250.00, after tax 400.00",
  );
  const accepted = await ledger.take("history.csv", text, { accept: "all" });
  expect(accepted.files[0]?.totals).toEqual({ pretax_deferral: 250_00, after_tax: 400_00 });
  expect((await ledger.take("history.csv", text)).files[0]).toMatchObject({ already_recorded: 1 });
});

it.each([
  ["two paychecks could be meant", "01/28/2026", "725.00", [["01/27/2026"]]],
  ["more came than a match can be", "01/06/2026", "1400.00", []],
  ["less came than was paid", "01/06/2026", "600.00", []],
  ["payroll has nothing like it", "03/16/2026", "700.00", []],
])("proposes nothing when %s", async (_, date, amount, more) => {
  const ledger = await ledgerWithPayroll();
  if (more.length > 0)
    await ledger.take(
      "more.csv",
      `${PAYROLL.split("\n")[0]}\n2026-01-20,Alex,5000.00,250.00,400.00\n`,
    );
  const open: number[] = [];
  await ledger.take("history.csv", history([date, amount]), {
    onOpen: ({ proposal }) => open.push(proposal.length),
  });
  expect(open).toEqual([0]);
});

it("knows a deposit that a QFX file of the same plan told with its source", async () => {
  const fixture = (name: string) =>
    readFileSync(new URL(`../../fixtures/statements/${name}`, import.meta.url));
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  await ledger.take("OfxDownload.qfx", fixture("ofx/ok/twin-of-vanguard-csv.ofx"), {
    accept: "all",
  });
  const content = await ledger.content();
  const csv = await ledger.take("OfxDownload.csv", fixture("vanguard/ok/plan-and-brokerage.csv"));
  // The contribution and both sides of the pair are known; one row is of no known kind.
  expect(csv.files[0]).toMatchObject({ imported: 0, already_recorded: 3, needs_review: 1 });
  expect(await ledger.content()).toEqual(content);
});
