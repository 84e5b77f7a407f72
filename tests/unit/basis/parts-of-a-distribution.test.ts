// The Roth part of a whole account, losses that a statement shows, and what stands in an opening, by hand.
import { describe, expect, it } from "vitest";
import { planMovements } from "../../../src/basis/plan-movements.ts";
import { disbursementOf } from "../../../src/basis/pretax-allocation.ts";
import { isExplainedLoss } from "../../../src/basis/recorded-loss.ts";
import { rothIraLayers } from "../../../src/basis/roth-ira.ts";
import { contractsOf } from "../../../src/basis/whole-account.ts";
import { complete } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { cents, formatCents } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "blake", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  ...["a", "b"].map((plan) => ({ kind: "plan", plan, employer: "acme" })),
];
const mine = (kind: string, fields: object, more: object = {}): EventJson => ({
  kind,
  person: "alex",
  plan: "a",
  ...fields,
  ...more,
});

describe("a distribution of the whole account", () => {
  const parts = (fields: object) => {
    const ledger = ledgerOf([
      ...PEOPLE,
      mine("distribution", {
        date: "2025-06-02",
        amount: "100.00",
        from: "whole_account",
        destinations: [
          { to: "traditional_ira", method: "direct", amount: "60.00" },
          { to: "cash", amount: "10.00" },
          { to: "roth_ira", method: "direct", amount: "30.00" },
        ],
        ...fields,
      }),
    ]);
    return ledger
      .of("distribution")
      .flatMap(contractsOf)
      .map(({ data }) => ({
        from: data.from,
        amount: formatCents(data.amount),
        to: data.destinations.map(({ to, amount }) => `${to} ${formatCents(amount)}`),
        ...(data.accountBalance !== undefined && { balance: formatCents(data.accountBalance) }),
        ...(data.basis !== undefined && { basis: formatCents(data.basis) }),
        ...(data.federalWithholding !== undefined && {
          withheld: formatCents(data.federalWithholding),
        }),
      }));
  };

  it("fills Roth IRAs with Roth money, then cash; the rest has what is stated", () => {
    expect(parts({ designated_roth: "40.00", basis: "5.00", federal_withholding: "2.00" })).toEqual(
      [
        { from: "designated_roth", amount: "40.00", to: ["roth_ira 30.00", "cash 10.00"] },
        {
          from: "whole_account",
          amount: "60.00",
          to: ["traditional_ira 60.00"],
          basis: "5.00",
          withheld: "2.00",
        },
      ],
    );
  });

  it("divides a destination, and a balance that was all of it", () => {
    expect(parts({ designated_roth: "35.00", account_balance: "100.00" })).toEqual([
      {
        from: "designated_roth",
        amount: "35.00",
        to: ["roth_ira 30.00", "cash 5.00"],
        balance: "35.00",
      },
      {
        from: "whole_account",
        amount: "65.00",
        to: ["cash 5.00", "traditional_ira 60.00"],
        balance: "65.00",
      },
    ]);
  });

  it("is one where nothing or everything is Roth money", () => {
    expect(parts({ designated_roth: "0.00" })).toHaveLength(1);
    expect(parts({})).toHaveLength(1);
    expect(parts({ designated_roth: "100.00" }).map(({ from }) => from)).toEqual([
      "designated_roth",
    ]);
  });
});

it("a rollover is direct unless something else is said, and cash is paid", () => {
  const amount = cents(1);
  expect(disbursementOf({ to: "roth_ira", amount }).method).toBe("direct");
  expect(disbursementOf({ to: "roth_ira", method: "sixty_day", amount }).method).toBe("sixty_day");
  expect(disbursementOf({ to: "cash", amount }).method).toBe("paid");
});

describe("a loss is explained", () => {
  const isExplained = (fields: object) => {
    const ledger = ledgerOf([
      ...PEOPLE,
      mine("paycheck", { date: "2025-01-31", contributions: { after_tax: "100.00" } }),
      mine("in_plan_roth_rollover", {
        date: "2025-06-02",
        amount: "90.00",
        account_balance: "90.00",
      }),
      mine("balance", { date: "2025-05-31", source: "after_tax", balance: "99.99", ...fields }),
    ]);
    const [movement] = planMovements(ledger, "alex");
    return movement && isExplainedLoss(ledger, movement);
  };

  it("by a statement below what was paid in, of 45 days before at most", () => {
    expect(isExplained({})).toBe(true);
    expect(isExplained({ date: "2025-04-18" })).toBe(true);
    expect(isExplained({ date: "2025-04-17" })).toBe(false);
    expect(isExplained({ date: "2025-06-02" })).toBe(true);
    expect(isExplained({ date: "2025-06-03" })).toBe(false);
    expect(isExplained({ balance: "100.00" })).toBe(false);
  });

  it.each([{ person: "blake" }, { plan: "b" }, { source: "pretax" }])("by none as %j", (fields) => {
    expect(isExplained(fields)).toBe(false);
  });
});

it("a conversion up to the day of an opening of conversions is in it", () => {
  const conversion = (date: string): EventJson => ({
    kind: "ira_conversion",
    person: "alex",
    date,
    amount: "10.00",
  });
  const opening: EventJson = {
    kind: "opening_basis",
    person: "alex",
    account: "roth_conversions",
    amount: "500.00",
    taxable: "500.00",
    as_of: "2025-06-30",
    tax_year: 2025,
    evidence: "statement",
  };
  const sizes = (...events: readonly EventJson[]) =>
    rothIraLayers(
      ledgerOf([...PEOPLE, opening, ...events]),
      { person: "alex", taxYear: taxYear(2025) },
      () => complete(cents(1000)),
    ).tranches.map(({ taxable }) =>
      taxable.state === "complete" ? formatCents(taxable.cents) : "?",
    );
  expect(sizes(conversion("2025-06-30"))).toEqual(["500.00"]);
  expect(sizes(conversion("2025-07-01"))).toEqual(["500.00", "10.00"]);
  // Of two, only a part of the year's line 18 is left: nobody knows how much of it.
  expect(sizes(conversion("2025-06-30"), conversion("2025-07-01"))).toEqual(["500.00", "?"]);
});
