// A designated Roth matching or nonelective contribution is income when it is allocated, and is
// reported as if it were an in-plan Roth rollover, all taxable (§402A(a)(2); Notice 2024-2 L-9). No money moved.

import { complete } from "../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import { type Cents, ZERO } from "../kernel/money.ts";
import { contributedOf, ROTH_EMPLOYER_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceAPerson } from "../ledger/once-a-person.ts";
import type { ReportedAmount } from "./reported-amount.ts";

export function reportedRothEmployerMoney(
  ledger: Ledger,
  { person, taxYear }: { person: string; taxYear: TaxYear },
): ReportedAmount[] {
  return [...(byYear(ledger, person).get(taxYear) ?? [])];
}

const byYear = onceAPerson((ledger, ofPerson): ReadonlyMap<TaxYear, readonly ReportedAmount[]> => {
  const years = new Map<TaxYear, ReportedAmount[]>();
  const report = (event: LedgerEvent, plan: string, on: CalendarDate, amount: Cents) => {
    if (amount === 0) return;
    entryFor(years, taxYearOf(on), () => []).push({
      plan,
      code: { state: "known", code: "G" },
      box1: amount,
      box2a: complete(amount),
      box4: ZERO,
      box5: complete(ZERO),
      events: [event],
    });
  };
  for (const event of ledger.of("paycheck")) {
    const { person, plan, date, depositedOn, contributions } = event.data;
    if (person !== ofPerson) continue;
    report(event, plan, depositedOn ?? date, contributedOf(contributions, ROTH_EMPLOYER_KEYS));
  }
  for (const event of ledger.of("employer_contribution")) {
    const { person, plan, date, source, amount } = event.data;
    if (person !== ofPerson) continue;
    if (source === "roth_match" || source === "roth_nonelective") report(event, plan, date, amount);
  }
  return years;
});
