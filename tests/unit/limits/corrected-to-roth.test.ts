// Which pretax deferrals an in-plan Roth rollover mends that corrects catch-up which had to be Roth: those of the year
// before where they were above its limit (24,500.00 in 2026), else those of its own year (26 CFR 1.414(v)-2(c)(2)).
import { expect, it } from "vitest";
import { formatCents } from "../../../src/kernel/money.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { correctedToRoth } from "../../../src/limits/corrected-to-roth.ts";
import { deferralLots } from "../../../src/limits/deferral-lot.ts";
import { eventsOfPerson } from "../../../src/limits/person-events.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1970-05-05" },
  { kind: "person", person: "blake", birth_date: "1970-05-05" },
  { kind: "employer", employer: "acme" },
  ...["a", "b"].map((plan) => ({ kind: "plan", plan, employer: "acme" })),
];
const pay = (date: string, contributions: object, plan = "a"): EventJson => ({
  kind: "paycheck",
  person: "alex",
  plan,
  date,
  contributions,
});
const mend = (amount: string, more: object = {}): EventJson => ({
  kind: "in_plan_roth_rollover",
  person: "alex",
  plan: "a",
  date: "2027-02-01",
  amount,
  from: "pretax",
  corrects: "catch_up_must_be_roth",
  ...more,
});

/** Roth lots, as year, plan and amount. */
function roth(...events: readonly EventJson[]): string[] {
  const ledger = ledgerOf([...PEOPLE, ...events]);
  const lots = deferralLots(eventsOfPerson(ledger, "alex"));
  return correctedToRoth(lots, { ledger, law: builtInLaw, person: "alex" })
    .filter((lot) => lot.roth && lot.amount > 0)
    .map(({ taxYear, plan, amount }) => `${taxYear} ${plan} ${formatCents(amount)}`);
}

const now = pay("2027-01-15", { pretax_deferral: "500.00" });
const above = pay("2026-06-30", { pretax_deferral: "24500.01" });

it("mends the year before from the first cent above its limit", () => {
  expect(roth(above, now, mend("0.01"))).toEqual(["2026 a 0.01"]);
  expect(roth(pay("2026-06-30", { pretax_deferral: "24500.00" }), now, mend("0.01"))).toEqual([
    "2027 a 0.01",
  ]);
});

it("counts pretax deferrals of that plan and year only", () => {
  const below = pay("2026-06-30", { pretax_deferral: "24000.00" });
  const others = [
    pay("2026-07-31", { pretax_deferral: "600.00" }, "b"),
    pay("2025-07-31", { pretax_deferral: "600.00" }),
  ];
  expect(roth(below, ...others, now, mend("100.00"))).toEqual(["2027 a 100.00"]);
  const own = pay("2026-08-31", { roth_deferral: "600.00" });
  expect(roth(below, own, now, mend("100.00"))).toEqual(["2026 a 600.00", "2027 a 100.00"]);
});

it("mends nothing of a year before the requirement", () => {
  // In 2025 catch-up did not have to be Roth: a rollover of 2026 is about 2026.
  const last = pay("2025-06-30", { pretax_deferral: "30000.00" });
  const own = pay("2026-01-15", { pretax_deferral: "500.00" });
  expect(roth(last, own, mend("100.00", { date: "2026-02-01" }))).toEqual(["2026 a 100.00"]);
});

it("takes the latest deferrals first, whole and in part", () => {
  const early = pay("2026-03-31", { pretax_deferral: "24000.00" });
  const late = pay("2026-09-30", { pretax_deferral: "600.00" });
  expect(roth(early, late, mend("600.01"))).toEqual(["2026 a 0.01", "2026 a 600.00"]);
  expect(roth(early, late, mend("599.99"))).toEqual(["2026 a 599.99"]);
});

it("mends nothing for somebody else, and nothing where it corrects nothing", () => {
  expect(roth(above, mend("0.01", { person: "blake" }))).toEqual([]);
  const { corrects: _, ...rollover } = mend("0.01") as EventJson & { readonly corrects: string };
  expect(roth(above, rollover)).toEqual([]);
});
