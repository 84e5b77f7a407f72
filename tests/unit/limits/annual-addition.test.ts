// After-tax money whose deposit came more than 30 days after its limitation year (26 CFR 1.415(c)-1(b)(6)), and groups
// without a limit to keep, from the first cent on.
import { describe, expect, it } from "vitest";
import { complete, incomplete } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { ZERO } from "../../../src/kernel/money.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { isDepositedLate } from "../../../src/limits/annual-addition.ts";
import { annualAdditions, hasLimitToKeep } from "../../../src/limits/annual-additions.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PLAN: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
];
const pay = (deposited_on: string | undefined, contributions: object): EventJson => ({
  kind: "paycheck",
  plan: "k",
  date: "2025-11-14",
  ...(deposited_on !== undefined && { deposited_on }),
  contributions,
});

describe("a late deposit", () => {
  const isLate = (deposited: string | undefined, contributions: object) => {
    const ledger = ledgerOf([...PLAN, pay(deposited, contributions)]);
    const [paycheck] = ledger.of("paycheck");
    return paycheck && isDepositedLate(ledger, paycheck);
  };

  it("came on the 31st day after the year, with a cent of after-tax money", () => {
    expect(isLate("2026-01-31", { after_tax: "0.01" })).toBe(true);
    expect(isLate("2026-01-30", { after_tax: "0.01" })).toBe(false);
    expect(isLate("2025-12-31", { after_tax: "0.01" })).toBe(false);
    expect(isLate(undefined, { after_tax: "0.01" })).toBe(false);
  });

  it("is none of money that is not after-tax", () => {
    expect(isLate("2026-01-31", { pretax_deferral: "1.00" })).toBe(false);
    expect(isLate("2026-01-31", { after_tax: "0.00", pretax_deferral: "1.00" })).toBe(false);
  });
});

it("there is a limit to keep where something was added, or pay is known", () => {
  const rows = annualAdditions(ledgerOf([...PLAN, pay(undefined, { match: "0.01" })]), builtInLaw, {
    person: "alex",
    taxYear: taxYear(2025),
  });
  const [row] = rows.ok ? rows.value : [];
  if (row === undefined) throw new Error("no row");
  const unknown = incomplete(missingFact("person.{person}.birth_date", { person: "alex" }));
  const keeps = (more: Partial<typeof row>) =>
    hasLimitToKeep({ ...row, compensation: unknown, ...more });
  expect(row.additions).toHaveLength(1);
  expect(keeps({})).toBe(true);
  expect(keeps({ additions: [] })).toBe(false);
  expect(keeps({ additions: [], compensation: complete(ZERO) })).toBe(true);
});
