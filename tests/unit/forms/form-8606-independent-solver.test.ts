// Form 8606 against another program: 106 sets of entered lines with what OpenTaxSolver 2025 computes
// from them (full-precision ratio, as ours), here as ledgers of which the worksheet is made. We differ by
// rule: lines 11 and 12 are entries in cents and line 13 adds what is entered, where that program adds
// unrounded numbers and prints a sum that is a cent off its own addends (six cases; line 14 follows).
// Not reached by these cases: Worksheet 1-1, qualified disasters, and leaving Part I out when the form says so.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { worksheetOf } from "../../../src/forms/worksheet-of.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { add, dollars, formatCents, subtract } from "../../../src/kernel/money.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { plainOf } from "../../../src/render/views/plain.ts";
import { worksheetTree } from "../../../src/render/views/worksheet.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Case = Readonly<Record<string, string>>;

const file = join(import.meta.dirname, "../../scenarios/form-8606/independent-solver.csv");
const [, header = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
const columns = header.split(",");
const cases: readonly Case[] = rows.map((row) => {
  const cells = row.split(",");
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
});

const entered = (values: Case, line: string) => dollars(values[`enter_${line}`] ?? "");
const printed = (values: Case, line: string) => values[`line_${line}`] ?? "";

/** Whether the printed lines 11 and 12 add up to the printed line 13. */
function foots(values: Case): boolean {
  const [line11, line12, line13] = ["11", "12", "13"].map((line) => printed(values, line));
  if (line11 === "") return true;
  return add(dollars(line11 ?? ""), dollars(line12 ?? "")) === dollars(line13 ?? "");
}

const OPENING = { kind: "opening_basis", as_of: "2024-12-31", evidence: "filed_8606" };
const CONTRIBUTION = { kind: "ira_contribution", ira: "traditional", tax_year: 2025 };

/** Parts I and II. */
function traditionalEvents(values: Case): EventJson[] {
  const late = entered(values, "4");
  const inYear = subtract(entered(values, "1"), late);
  return [
    { kind: "ira_value", tax_year: 2025, amount: values["enter_6"] },
    ...unlessZero({ ...OPENING, account: "traditional_ira" }, entered(values, "2")),
    ...unlessZero({ ...CONTRIBUTION, date: "2025-03-01" }, inYear),
    ...unlessZero({ ...CONTRIBUTION, date: "2026-03-01" }, late),
    ...unlessZero(
      { kind: "ira_distribution", ira: "traditional", date: "2025-06-30" },
      entered(values, "7"),
    ),
    ...unlessZero({ kind: "ira_conversion", date: "2025-07-01" }, entered(values, "8")),
  ];
}

/** Part III, a ledger of its own: what is entered on line 24 need not hold line 8, which ours always does. */
function rothEvents(values: Case): EventJson[] {
  const homebuyer = entered(values, "20");
  const distribution = { kind: "ira_distribution", ira: "roth", date: "2025-06-30" };
  return [
    ...unlessZero(
      { ...OPENING, account: "roth_contributions", tax_year: 2010 },
      entered(values, "22"),
    ),
    ...unlessZero({ ...OPENING, account: "roth_conversions" }, entered(values, "24")),
    ...unlessZero(
      { ...distribution, ...(homebuyer > 0 && { homebuyer: formatCents(homebuyer) }) },
      entered(values, "19"),
    ),
  ];
}

function unlessZero(event: EventJson, amount: ReturnType<typeof dollars>): EventJson[] {
  return amount === 0 ? [] : [{ ...event, amount: formatCents(amount) }];
}

function linesOf(events: readonly EventJson[]): Readonly<Record<string, unknown>> {
  const ledger = ledgerOf([
    { kind: "person", person: "alex", birth_date: "1990-05-05" },
    ...events,
  ]);
  const options = { ledger, law: builtInLaw, person: "alex", taxYear: taxYear(2025) };
  const worksheet = worksheetOf("form-8606", options);
  if (!worksheet.ok) throw new Error(worksheet.error.map(({ message }) => message).join("; "));
  return plainOf(worksheetTree(worksheet.value).lines);
}

describe("an independent solver agrees on every line", () => {
  it("over 106 cases, six of which do not foot", () => {
    expect(cases).toHaveLength(106);
    expect(cases.filter((values) => !foots(values))).toHaveLength(6);
  });

  it.each(cases.map((values) => [values["case"] ?? "", values] as const))(
    "case %s",
    (_, values) => {
      const lines = { ...linesOf(rothEvents(values)), ...linesOf(traditionalEvents(values)) };
      const compared = columns
        .filter((column) => column.startsWith("line_"))
        .map((column) => column.slice("line_".length));
      const expected = Object.fromEntries(compared.map((line) => [line, printed(values, line)]));
      for (const [line, text] of Object.entries(ourForm(values))) expected[line] = text;
      const actual = Object.fromEntries(compared.map((line) => [line, lines[line] ?? ""]));
      expect(actual).toEqual(expected);
    },
  );
});

/** The lines on which we differ, by what the form itself says. */
function ourForm(values: Case): Readonly<Record<string, string>> {
  const nothingConverted = entered(values, "8") === 0;
  const nothingCameOut = nothingConverted && entered(values, "7") === 0;
  // "Complete Part II if you converted"; without anything that came out, line 3 goes to line 14.
  return {
    ...(nothingConverted && { 16: "", 17: "", 18: "" }),
    ...(nothingCameOut && { 5: "", 9: "", 14: printed(values, "3") }),
    ...(!foots(values) && footed(values)),
  };
}

function footed(values: Case): Readonly<Record<string, string>> {
  const line13 = add(dollars(printed(values, "11")), dollars(printed(values, "12")));
  const line14 = subtract(dollars(printed(values, "3")), line13);
  return { 13: formatCents(line13), 14: formatCents(line14) };
}
