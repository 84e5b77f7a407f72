// Who has to amend, and who may claim a refund: Form 1040 lines of a year against what was filed.
import { describe, expect, it } from "vitest";
import { amendedReturn } from "../../../src/forms/amended-return.ts";
import type { FormChange } from "../../../src/forms/changes-between.ts";
import type { FactName } from "../../../src/forms/fact-registry.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { cents } from "../../../src/kernel/money.ts";

const YEAR = taxYear(2025);

const FACTS: Readonly<Record<string, FactName>> = {
  "1h": "form_1040.other_earned_income",
  "4a": "form_1040.ira_distributions",
  "4b": "form_1040.taxable_ira_distributions",
  "4b of 2018": "form_1040.all_taxable_distributions",
  "5a": "form_1040.pensions",
  "5b": "form_1040.taxable_pensions",
  schedule_2_8: "form_1040.additional_tax",
  "25b": "form_1040.federal_tax_withheld",
};

function change(line: string, before: number, after: number, year = YEAR): FormChange {
  const value = (amount: number) => ({ kind: "amount" as const, cents: cents(amount) });
  return {
    form: "form-1040",
    taxYear: year,
    line,
    place: { number: line },
    fact: FACTS[line] ?? "form_1040.any_rollover",
    label: line,
    before: value(before),
    after: value(after),
    because: [],
  };
}

function of8606(filed: boolean | undefined): FormChange {
  const { fact: _, ...more } = change("14", 0, 100);
  const own = { ...more, form: "form-8606", fact: "form_8606.total_basis" } as const;
  return filed === undefined ? own : { ...own, filed };
}

it("says by when a refund can be claimed, and on what authority", () => {
  // Due on 15 April 2026, and three years.
  const found = amendedReturn(YEAR, [change("4b", 0, 100)], true);
  expect(found).toMatchObject({ refundClaimBy: "2029-04-15", forms: ["form-1040"] });
  expect(found.citations).toHaveLength(1);
  const both = amendedReturn(YEAR, [change("4b", 0, 100), of8606(true)], true);
  expect(both.forms).toEqual(["form-1040", "form-8606"]);
  expect(both.citations.map(({ authority }) => authority)).toEqual([
    "IRC §6511(a), §6513(a)",
    "IRC §408(o)(4)",
  ]);
});

it("sums what is taxable and nothing else, and takes a line that was not there as nothing", () => {
  const { before: _, ...added } = change("5b", 0, 70);
  const changes = [change("4a", 0, 900), change("1h", 0, 50), change("4b", 30, 10), added];
  expect(amendedReturn(YEAR, changes, true).taxableChange).toBe(50);
});

describe("a return that was filed", () => {
  it.each([
    ["income rises", [change("5b", 0, 100)], "yes"],
    ["income falls", [change("4b", 500, 100)], "refund_can_be_claimed"],
    ["income moves from one line to another", [change("4b", 100, 0), change("5b", 0, 100)], "yes"],
    [
      "more falls than rises",
      [change("4b", 300, 0), change("1h", 0, 100)],
      "refund_can_be_claimed",
    ],
    ["more was withheld", [change("25b", 0, 100)], "refund_can_be_claimed"],
    ["less was withheld", [change("25b", 100, 0)], "yes"],
    [
      "income falls and the additional tax rises",
      [change("5b", 200, 0), change("schedule_2_8", 0, 10)],
      "yes",
    ],
    ["another year changed", [change("5b", 0, 100, taxYear(2024))], "no"],
    [
      "another year's income rises beside this one's that falls",
      [change("4b", 0, 900, taxYear(2024)), change("4b", 100, 0)],
      "refund_can_be_claimed",
    ],
    ["wages alone fall", [change("1h", 100, 0)], "refund_can_be_claimed"],
    [
      "a cent less is withheld while income falls",
      [change("5b", 900, 0), change("25b", 1, 0)],
      "yes",
    ],
    ["a cent more is withheld", [change("25b", 0, 1)], "refund_can_be_claimed"],
    ["the additional tax stays", [change("schedule_2_8", 7, 7)], "yes"],
    ["a total alone changes", [change("4a", 0, 100)], "yes"],
    [
      "a total rises while income falls",
      [change("4b", 500, 100), change("4a", 0, 900)],
      "refund_can_be_claimed",
    ],
    [
      "the additional tax stays while income falls",
      [change("schedule_2_8", 7, 7), change("5b", 200, 0)],
      "refund_can_be_claimed",
    ],
    ["a Form 8606 that is filed changes", [of8606(true)], "yes"],
    ["a Form 8606 that is not filed changes", [of8606(false)], "no"],
    ["Form 8606 changes, and nothing says that it is filed", [of8606(undefined)], "no"],
    [
      "a worksheet of a plan changes",
      [{ ...change("5b", 0, 100), form: "form-1099-r", filed: true }],
      "no",
    ],
  ] as const)("%s", (_, changes, due) => {
    expect(amendedReturn(YEAR, changes, true).due).toBe(due);
  });

  it("sums what is taxable by what it is: on one line in 2018, on lines of their own number in 2017", () => {
    const in2018 = amendedReturn(
      taxYear(2018),
      [change("4b of 2018", 100, 350, taxYear(2018))],
      true,
    );
    expect(in2018).toMatchObject({ taxableChange: 250, taxableLines: [{ number: "4b" }] });
    const in2017 = amendedReturn(
      taxYear(2017),
      [change("4b", 100, 350, taxYear(2017)), change("5b", 1, 0, taxYear(2017))],
      true,
    );
    const places = [{ number: "15b" }, { number: "16b" }];
    expect(in2017).toMatchObject({ taxableChange: 249, taxableLines: places });
  });

  it("is not known to be filed without a seal", () => {
    expect(amendedReturn(YEAR, [change("5b", 200, 0)], false).due).toBe("if_filed");
  });

  it("waits for a line that lacks a fact", () => {
    const unknown: FormChange = {
      ...change("5b", 200, 0),
      after: {
        kind: "incomplete",
        missing: [missingFact("person.{person}.birth_date", { person: "p" })],
      },
    };
    expect(amendedReturn(YEAR, [unknown], true).due).toBe("yes");
  });
});
