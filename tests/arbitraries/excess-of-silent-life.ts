// Deferrals to two unrelated employers, above the limit of their year or below it, and what one of the plans
// paid back. The limits are those of the notices, typed in: nothing here asks the program.

import { dollars } from "../support/dollars.ts";
import type { EventJson } from "../support/ledger-of.ts";
import { type PersonLife, PLANS } from "./silent-lives.ts";

/** 402(g); 414(v) at 50; at 60 to 63. @see Notice 2023-75, Notice 2024-80 */
const LIMITS = {
  2024: { limit: 2_300_000, at50: 750_000, at60: 750_000 },
  2025: { limit: 2_350_000, at50: 750_000, at60: 1_125_000 },
} as const;

export interface Excess {
  readonly year: 2024 | 2025;
  readonly above: number;
  readonly roth: boolean;
  readonly returned?: { readonly date: string; readonly amount: number; readonly earnings: number };
}

/** What is above the limit with all the catch-up of the person's age, and what was paid back of it. */
export function excessOf({ excess }: PersonLife): Excess | undefined {
  if (excess === undefined) return undefined;
  const { year, roth, back, earned } = excess;
  const above = Math.max(0, excess.above);
  const told = { year, above, roth };
  // An excess of 2025 cannot have been paid back late by March 2026.
  const isNever = back === "never" || (back === "late" && year === 2025);
  if (above === 0 || isNever) return told;
  const amount =
    back === "too_little" ? Math.floor(above / 2) : back === "too_much" ? above + 5_000 : above;
  if (amount === 0) return told;
  const date =
    back === "same_year" ? `${year}-11-20` : `${year + 1}-${back === "late" ? "06-20" : "02-20"}`;
  const earnings = Math.trunc((amount * earned) / 1000);
  return { ...told, returned: { date, amount, earnings } };
}

/** To the second plan, in 2024, less what came back in that year. */
export function rothDeferredBefore(life: PersonLife): number {
  const { excess, birth } = life;
  if (excess?.roth !== true || excess.year !== 2024) return 0;
  const { returned } = excessOf(life) ?? {};
  const deferred = allowed(2024, birth) + excess.above;
  const back = returned?.date.startsWith("2024") === true ? returned.amount : 0;
  return deferred - Math.floor((deferred * 3) / 5) - back;
}

export function excessEvents(person: string, life: PersonLife): EventJson[] {
  const { excess, birth } = life;
  const told = excessOf(life);
  if (excess === undefined || told === undefined) return [];
  const { year, roth, returned } = told;
  const deferred = allowed(year, birth) + excess.above;
  const first = Math.floor((deferred * 3) / 5);
  const pay = (plan: string, day: string, contributions: object) => ({
    kind: "paycheck",
    person,
    plan,
    date: `${year}-${day}`,
    gross_pay: "100000.00",
    contributions,
  });
  const key = roth ? "roth_deferral" : "pretax_deferral";
  return [
    pay(PLANS[0], "03-14", { pretax_deferral: dollars(first) }),
    pay(PLANS[1], "09-12", { [key]: dollars(deferred - first) }),
    ...(returned === undefined
      ? []
      : [
          {
            kind: "corrective_distribution",
            person,
            plan: PLANS[1],
            date: returned.date,
            reason: "elective_deferral",
            source: key,
            amount: dollars(returned.amount),
            earnings: dollars(returned.earnings),
            for_tax_year: year,
          },
        ]),
  ];
}

function allowed(year: 2024 | 2025, birth: string): number {
  const age = year - Number(birth.slice(0, 4));
  const { limit, at50, at60 } = LIMITS[year];
  return limit + (age < 50 ? 0 : age >= 60 && age <= 63 ? at60 : at50);
}
