// Forms of one payer, year and code are summed before they are judged; never across the IRA/SEP/SIMPLE box.
import { expect, it } from "vitest";
import { checkReceivedForms1099r } from "../../../src/distributions/received-1099r.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

/** Each has 1,000.00 of after-tax basis in a conversion of 1,005.00. */
const COUPLE: readonly EventJson[] = ["alex", "blake"].flatMap((person) => [
  { kind: "person", person, birth_date: "1985-01-01" },
  { kind: "employer", employer: `${person}-inc` },
  { kind: "plan", plan: `${person}-401k`, employer: `${person}-inc` },
  {
    kind: "paycheck",
    person,
    plan: `${person}-401k`,
    date: "2025-01-31",
    contributions: { after_tax: "1000.00" },
  },
  {
    kind: "in_plan_roth_rollover",
    person,
    plan: `${person}-401k`,
    date: "2025-02-03",
    amount: "1005.00",
    account_balance: "1005.00",
  },
]);

const form = (person: string, boxes: object): EventJson => ({
  kind: "form_1099r",
  person,
  plan: `${person}-401k`,
  tax_year: 2025,
  box_7: "G",
  ...boxes,
});

const forms = (person: string, second: object) => [
  form(person, { box_1: "5.00", box_2a: "5.00", account_number: "1" }),
  form(person, {
    box_1: "1000.00",
    box_2a: "0.00",
    box_5: "1000.00",
    account_number: "2",
    ...second,
  }),
];

it("the basis on the second form of the plan is the plan's; on a form of an IRA it is not", () => {
  const ledger = ledgerOf([
    ...COUPLE,
    ...forms("alex", {}),
    ...forms("blake", { ira_sep_simple: true }),
  ]);
  const codes = (person: string) => checkReceivedForms1099r(ledger, person).map(({ code }) => code);
  expect(codes("alex")).not.toContain("form-1099r.basis-missing");
  expect(codes("blake")).toContain("form-1099r.basis-missing");
});

it("on two papers of one code, more basis than money on the one is no loss", () => {
  const papers = (second: object) => [
    form("alex", { box_1: "505.00", box_2a: "0.00", box_5: "510.00", account_number: "1" }),
    form("alex", {
      box_1: "500.00",
      box_2a: "5.00",
      box_5: "490.00",
      account_number: "2",
      ...second,
    }),
  ];
  const codes = (second: object) =>
    checkReceivedForms1099r(ledgerOf([...COUPLE, ...papers(second)]), "alex").map(
      ({ code }) => code,
    );
  expect(codes({})).toEqual([]);
  // 1,010.00 of basis in 1,005.00 is one.
  expect(codes({ box_2a: "0.00", box_5: "500.00" })).toContain("form-1099r.basis-above-gross");
});
