// What a letter to a plan rests on: Instructions for Forms 1099-R and 5498, boxes 1, 2a, 5 and 7 (Guide to
// Distribution Codes). Two plans, so that the one is not asked about the other's form.
import { describe, expect, it } from "vitest";
import { reconcile } from "../../../src/distributions/reconcile.ts";
import { letterCase } from "../../../src/forms/letter-case.ts";
import { withEffects } from "../../../src/forms/reconciliation-effects.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
  { kind: "plan", plan: "other", employer: "acme" },
  ...["k", "other"].map((plan) => ({
    kind: "opening_basis",
    plan,
    account: "plan_after_tax",
    as_of: "2024-12-31",
    evidence: "statement",
    amount: "1000.00",
  })),
];
const convert = (more: Record<string, unknown> = {}): EventJson => ({
  kind: "in_plan_roth_rollover",
  plan: "k",
  date: "2025-03-03",
  amount: "1100.00",
  basis: "1000.00",
  ...more,
});
const rollOut = (parts: readonly (readonly [to: string, amount: string])[]): EventJson => ({
  kind: "distribution",
  plan: "k",
  date: "2025-03-03",
  amount: "1100.00",
  basis: "1000.00",
  from: "after_tax",
  destinations: parts.map(([to, amount]) =>
    to === "cash" ? { to, amount } : { to, method: "direct", amount },
  ),
});
const form = (more: Record<string, unknown> = {}): EventJson => ({
  kind: "form_1099r",
  plan: "k",
  tax_year: 2025,
  box_1: "1100.00",
  box_2a: "100.00",
  box_5: "1000.00",
  box_7: "G",
  ...more,
});

function caseOf(events: readonly EventJson[], plan = "k") {
  const ledger = ledgerOf([...WHO, ...events]);
  const report = withEffects(reconcile(ledger, { person: "alex", taxYear: taxYear(2025) }));
  return letterCase(ledger, report, plan);
}

describe("a letter", () => {
  it("is not written where all agrees, nor to the other plan", () => {
    expect(caseOf([convert(), form()])).toBeUndefined();
    expect(caseOf([convert(), form({ box_2a: "0.00" })], "other")).toBeUndefined();
  });

  it("names the boxes that differ, and compares all of the form", () => {
    const found = caseOf([convert(), form({ box_2a: "0.00" })]);
    expect(found?.rows.map(({ box }) => box)).toEqual(["box_2a"]);
    expect(found?.compared.map(({ box }) => box)).toEqual(["box_1", "box_2a", "box_4", "box_5"]);
    expect(found?.missing).toEqual([]);
  });

  it("compares the forms of every code that differs, and no other", () => {
    const cash = rollOut([
      ["roth_ira", "500.00"],
      ["cash", "600.00"],
    ]);
    const boxes = (direct: string, paid: string) =>
      caseOf([
        cash,
        form({ box_1: "500.00", box_2a: direct, box_5: "400.00" }),
        form({ box_1: "600.00", box_2a: paid, box_5: "600.00", box_7: "1" }),
      ]);
    const codes = (found: ReturnType<typeof boxes>) => [
      ...new Set(found?.compared.map(({ code }) => code)),
    ];
    // Untaxed money goes with what is rolled over directly first (Notice 2014-54).
    expect(boxes("100.00", "0.00")).toBeUndefined();
    expect(codes(boxes("90.00", "10.00")).toSorted()).toEqual(["1", "G"]);
    const direct = boxes("90.00", "0.00");
    expect(codes(direct)).toEqual(["G"]);
    // Money to a Roth IRA and in cash: what goes to Roth is what has to be said.
    expect(direct?.grounds).toEqual([
      "box 2a has the part that was not taxed before of what is rolled over to a Roth IRA or, in the plan, to designated Roth",
    ]);
  });

  it("asks for the form that never came", () => {
    const found = caseOf([convert(), convert({ plan: "other" }), form({ plan: "other" })]);
    expect(found?.missing.map(({ plan, code }) => `${plan} ${code}`)).toEqual(["k G"]);
    expect(found?.rows).toEqual([]);
    expect(caseOf([convert(), convert({ plan: "other" }), form()], "other")?.missing).toHaveLength(
      1,
    );
  });

  it("asks for one form where one box differs and one form is missing", () => {
    const out = { ...rollOut([["cash", "1100.00"]]), date: "2025-06-02", basis: "0.00" };
    const found = caseOf([convert(), out, form({ box_2a: "0.00" })]);
    expect([found?.rows.length, found?.missing.length]).toEqual([1, 1]);
  });
});

describe("what speaks for it", () => {
  const grounds = (...events: readonly EventJson[]) => caseOf(events)?.grounds;

  it("of box 2a: what was not taxed before and went to Roth, in the plan or outside", () => {
    const toRoth = [expect.stringMatching(/not taxed before of what is rolled over to a Roth IRA/)];
    const none = form({ box_2a: "0.00" });
    expect(grounds(convert(), none)).toEqual(toRoth);
    expect(grounds(rollOut([["roth_ira", "1100.00"]]), none)).toEqual(toRoth);
  });

  it("of box 2a: what was not taxed before of a payment", () => {
    const paid = form({ box_2a: "0.00", box_7: "1" });
    expect(grounds(rollOut([["cash", "1100.00"]]), paid)).toEqual([
      "box 2a has the part of a payment that was not taxed before",
    ]);
  });

  it("of box 2a: zero where the untaxed money went on to an IRA or a plan", () => {
    const zero = ["box 2a is zero for a direct rollover to a traditional IRA or to another plan"];
    const all = form();
    expect(
      grounds(
        rollOut([
          ["roth_ira", "1000.00"],
          ["traditional_ira", "100.00"],
        ]),
        all,
      ),
    ).toEqual(zero);
    expect(
      grounds(
        rollOut([
          ["roth_ira", "1000.00"],
          ["eligible_plan", "100.00"],
        ]),
        all,
      ),
    ).toEqual(zero);
  });

  it("of box 2a: nothing of what was taxed before", () => {
    const even = convert({ amount: "1000.00" });
    expect(grounds(even, form({ box_1: "1000.00", box_2a: "1000.00" }))).toEqual([
      "box 2a leaves out what was taxed before",
    ]);
  });

  it("of boxes 1 and 5 and of the code", () => {
    expect(grounds(convert(), form({ box_5: "900.00" }))).toEqual([
      "box 5 has the part that was taxed before",
    ]);
    expect(grounds(convert(), form({ box_7: "H" }))).toEqual([
      "code G is for a direct rollover of other than designated Roth money",
    ]);
  });

  it("is not what another plan or year moved", () => {
    // What went to Roth in the other plan, and in the year before, says nothing of this payment.
    const paid = rollOut([["cash", "1100.00"]]);
    const found = grounds(
      paid,
      convert({ plan: "other" }),
      form({ plan: "other" }),
      convert({ date: "2024-12-31", amount: "1.00", basis: "0.00" }),
      form({ box_2a: "0.00", box_7: "1" }),
    );
    expect(found).toEqual(["box 2a has the part of a payment that was not taxed before"]);
  });
});
