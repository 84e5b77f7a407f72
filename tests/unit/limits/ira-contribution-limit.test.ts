// IRC §219(b)(5), §408A(c)(2); Notice 2024-80 (2025: 7,000, and 1,000 from 50 on), Notice 2025-67 (2026: 7,500 and 1,100).
import { expect, it } from "vitest";
import { iraContributionsOfYear } from "../../../src/app/questions/packet/ira-contributions-of-year.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { lawOf } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

function against(
  person: string,
  year: number,
  amounts: readonly [traditional: string, roth: string],
) {
  const into = (of: string, ira: string, amount: string, tax_year: number): EventJson => ({
    kind: "ira_contribution",
    person: of,
    ira,
    amount,
    tax_year,
    date: `${tax_year}-05-05`,
  });
  const ledger = ledgerOf([
    { kind: "person", person: "young", birth_date: "1976-01-01" },
    { kind: "person", person: "fifty", birth_date: "1975-12-31" },
    { kind: "person", person: "unknown" },
    into(person, "traditional", amounts[0], year),
    into(person, "roth", amounts[1], year),
    // Of somebody else, and of another year.
    into(person === "young" ? "fifty" : "young", "roth", "6000.00", year),
    into(person, "roth", "500.00", year - 1),
  ]);
  const found = iraContributionsOfYear(ledger, lawOf(ledger), { person, taxYear: taxYear(year) });
  const shown = (amount: NonNullable<NonNullable<typeof found>["against"]>["limit"] | undefined) =>
    amount?.state === "complete" ? formatCents(amount.cents) : "unknown";
  return (
    found && [
      formatCents(found.together),
      shown(found.against?.limit),
      shown(found.against?.excess),
    ]
  );
}

it.each([
  ["young", 2025, ["3000.00", "4000.00"], ["7000.00", "7000.00", "0.00"]],
  ["young", 2025, ["3000.00", "4000.01"], ["7000.01", "7000.00", "0.01"]],
  ["fifty", 2025, ["4000.00", "4000.00"], ["8000.00", "8000.00", "0.00"]],
  ["fifty", 2025, ["4000.00", "4500.00"], ["8500.00", "8000.00", "500.00"]],
  ["young", 2026, ["4000.00", "4600.00"], ["8600.00", "8600.00", "0.00"]],
  // Within the lower limit nothing is above; beyond it only a date of birth can say.
  ["unknown", 2025, ["3000.00", "4000.00"], ["7000.00", "unknown", "0.00"]],
  ["unknown", 2025, ["3000.00", "4000.01"], ["7000.01", "unknown", "unknown"]],
] as const)("%s of %s: %s", (person, year, amounts, expected) => {
  expect(against(person, year, amounts)).toEqual(expected);
});

it("of nobody's money there is nothing to hold against a limit", () => {
  const ledger = ledgerOf([{ kind: "person", person: "young", birth_date: "1976-01-01" }]);
  const asked = { person: "young", taxYear: taxYear(2025) };
  expect(iraContributionsOfYear(ledger, lawOf(ledger), asked)).toBeUndefined();
});
