// Statements through the real store: what payroll and the plan both tell, and what stays open.
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const PAYROLL =
  "Pay Date,Employee,Gross Pay,401k,After-tax 401k,Employer Match\n" +
  "2026-01-02,Alex,5000.00,250.00,400.00,100.00\n" +
  "2026-01-16,Alex,5000.00,250.00,400.00,100.00\n" +
  "2026-01-30,Alex,5000.00,250.00,400.00,100.00\n";

const VOYA = "Date\tActivity\tFund\tMoney Source\t# of Units/Shares\tUnit/Share Price\tAmount\n";
const deposit = (date: string, afterTax = "400.00") =>
  `${date}\tContribution\tF\tEmployee PreTax\t1.0\t$1.00\t$250.00\n` +
  `${date}\tContribution\tF\tEmployee Post Tax\t1.0\t$1.00\t$${afterTax}\n` +
  `${date}\tContribution\tF\tEmployer Match\t1.0\t$1.00\t$100.00\n`;

describe("payroll and plan", () => {
  it("are the same money: deposits of recorded paychecks are recorded already", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    await ledger.take("payroll.csv", PAYROLL);
    const text = VOYA + deposit("01/06/2026") + deposit("01/21/2026");
    const plan = await ledger.take("plan.tsv", text);
    expect(plan.files[0]).toMatchObject({
      layout: "voya/history",
      imported: 0,
      already_recorded: 6,
      needs_review: 0,
    });
    expect(plan.files[0]?.reasons.map(({ reason }) => reason)).toContain(
      "the deposit of the paycheck of 2026-01-02, which payroll reported",
    );
    // Payroll did not know the days of deposit: they decide what could be converted.
    const content = await ledger.content();
    expect(content.join("\n")).toMatch(/"date":"2026-01-02","deposited_on":"2026-01-06"/);
    // Neither side adds anything when it comes again.
    for (const [name, again] of [
      ["plan.tsv", text],
      ["payroll.csv", PAYROLL],
    ] as const) {
      const repeat = await ledger.take(name, again);
      expect(repeat.files[0]).toMatchObject({ imported: 0, needs_review: 0, batch: null });
    }
    expect(await ledger.content()).toEqual(content);
  });

  it("differ: a deposit of another amount, or of no paycheck, waits", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    await ledger.take(
      "payroll.csv",
      PAYROLL.replace("2026-01-16,Alex,5000.00,250.00,400.00,100.00\n", ""),
    );
    const text = VOYA + deposit("01/06/2026", "380.00") + deposit("01/21/2026");
    const plan = await ledger.take("plan.tsv", text);
    expect(plan.files[0]).toMatchObject({ imported: 0, already_recorded: 0, needs_review: 6 });
    const reasons = plan.files[0]?.reasons.map(({ reason }) => reason).join("\n") ?? "";
    expect(reasons).toContain("payroll reported 750.00 on 2026-01-02");
    expect(reasons).toContain("paychecks before and after, and none in the 12 days before");
  });

  it("can come the other way round, and nothing is counted twice", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const plan = await ledger.take("plan.tsv", VOYA + deposit("01/06/2026"));
    expect(plan.files[0]).toMatchObject({ imported: 3, events: 1 });
    const payroll = await ledger.take("payroll.csv", PAYROLL);
    expect(payroll.files[0]).toMatchObject({ imported: 2, needs_review: 1 });
    const reasons = payroll.files[0]?.reasons.map(({ reason }) => reason).join("\n") ?? "";
    expect(reasons).toContain("undo that batch, import payroll first");
  });

  it("know the deposits outside the time that payroll covers from the plan alone", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    await ledger.take("payroll.csv", PAYROLL);
    const plan = await ledger.take("plan.tsv", VOYA + deposit("11/06/2025"));
    expect(plan.files[0]).toMatchObject({
      imported: 3,
      events: 1,
      totals: { after_tax: 400_00 },
    });
  });
});

describe("a statement", () => {
  it("of nothing but noise is no error", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const text =
      "Date,Investment,Transaction Type,Amount,Shares/Unit\n01/05/2026,F,Dividend,1.00,0.1\n";
    const imported = await ledger.take("history.csv", text);
    expect(imported.problems).toEqual([]);
    expect(imported.files[0]).toMatchObject({ ignored: 2, errors: 0, batch: null });
  });

  it("records pairs of transfers only where the plan converts by itself", async () => {
    const text =
      "Account Number,Trade Date,Run Date,Transaction Activity,Transaction Description,Investment Name,Share Price,Transaction Shares,Dollar Amount,\n" +
      "77,01/16/2026,01/16/2026,,Source to Source/Fund to Fund Transfer Out,T,1.00,-6.0,-640.00,\n" +
      "77,01/16/2026,01/16/2026,,Source to Source/Fund to Fund Transfer In,T,1.00,6.0,640.00,\n";
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const asked = await ledger.take("OfxDownload.csv", text);
    expect(asked.files[0]).toMatchObject({ imported: 0, needs_review: 2 });
    const automatic = temporaryLedger();
    await automatic.take(
      "people.jsonl",
      HOUSEHOLD.replace(
        '"employer":"acme"}\n{"kind":"plan","plan":"acme-401k","employer":"acme"}',
        '"employer":"acme"}\n{"kind":"plan","plan":"acme-401k","employer":"acme","features":{"in_plan_roth_rollover":"automatic"}}',
      ),
    );
    const recorded = await automatic.take("OfxDownload.csv", text);
    expect(recorded.files[0]).toMatchObject({ imported: 2, events: 1, needs_review: 0 });
  });
});

it("counts every row that names an unknown plan as wrong, and tells the first", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  const row = (day: string, plan: string) => `2026-01-${day},alex,${plan},1.00\n`;
  const rows = ["02", "09", "16", "23"].map((day) => row(day, day === "16" ? "acme-401k" : "typo"));
  const taken = await ledger.take("p.csv", `pay_date,person,plan,after_tax\n${rows.join("")}`);
  expect(taken.problems).toMatchObject([{ code: "ledger.unknown-plan", at: { line: 2 } }]);
  expect(taken.files[0]).toMatchObject({ lines: 5, imported: 0, errors: 3, ignored: 2 });
});

it("reads a statement that is longer than what is read of a file at a time", async () => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  const days = Array.from({ length: 6000 }, (_, index) =>
    addDays(calendarDate("2006-01-06"), index),
  );
  const american = (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
  const rows = days.map((day) => `${american(day)},Contribution,Fund,ROTH,1.0,$1.00,"$1,000.01"\n`);
  const header = "Activity Date,Activity,Fund,Money Source,# of Units,Unit Price,Amount\n";
  const text = header + rows.join("");
  expect(text.length).toBeGreaterThan(256 * 1024);
  const taken = await ledger.take("history.csv", text);
  expect(taken.problems).toEqual([]);
  expect(taken.files[0]).toMatchObject({
    lines: 6001,
    imported: 6000,
    totals: { roth_deferral: 6_000_060_00 },
  });
});
