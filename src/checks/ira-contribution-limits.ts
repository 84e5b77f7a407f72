// IRA contributions that cannot stay as they are: made after the day on which the return for their year was due,
// or above the year's limit over traditional and Roth IRAs together. Warnings: disasters postpone the day, and an
// excess may stay, at 6% a year.

import { iraContributions } from "../basis/ira-contributions.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import { returnDueDay } from "../kernel/due-days.ts";
import { type Cents, subtract, total } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { lawOf } from "../law/law.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import { iraContributionLimit } from "../limits/ira-contribution-limit.ts";

export function checkIraContributionLimits(ledger: Ledger, person: string): Finding[] {
  const byYear = Map.groupBy(iraContributions(ledger, person), ({ taxYear }) => taxYear);
  return [...byYear].flatMap(([taxYear, ofYear]): Finding[] => {
    const due = returnDueDay(taxYear);
    const late = ofYear
      .filter(({ date }) => date > due)
      .map((contribution) => tooLate({ due, ...contribution }));
    const limit = limitOf(ledger, person, taxYear);
    const made = total(ofYear.map(({ amount }) => amount));
    if (limit === undefined || made <= limit) return late;
    return [
      ...late,
      {
        code: "ira.contributions-above-limit",
        severity: "warning",
        ...worded(
          say`${{ money: made }} was contributed to IRAs for ${taxYear}, ${{ money: subtract(made, limit) }} above the limit of ${{ money: limit }}`,
        ),
        hint: say`withdraw the excess with its earnings by ${{ date: due }}, or with an extension by its day: an excess that stays bears 6% a year`,
        citation: { authority: "IRC §219(b)(5), §408A(c)(2), §4973" },
        events: ofYear.map(({ event }) => event.id),
        amount: subtract(made, limit),
      },
    ];
  });
}

function tooLate(found: {
  readonly taxYear: TaxYear;
  readonly due: CalendarDate;
  readonly date: CalendarDate;
  readonly amount: Cents;
  readonly event: { readonly id: string };
}): Finding {
  const { taxYear, due, date, amount, event } = found;
  return {
    code: "ira.contribution-too-late",
    severity: "warning",
    ...worded(
      say`the IRA contribution of ${{ money: amount }} for ${taxYear} was made on ${{ date }}, after ${{ date: due }}`,
    ),
    hint: `record it for ${taxYear + 1}, or accept it when a disaster postponed the day`,
    citation: { authority: "IRC §219(f)(3)" },
    events: [event.id],
  };
}

/** Undefined for a year without figures; with an unknown birth date the higher one, which is above for certain. */
function limitOf(ledger: Ledger, person: string, taxYear: TaxYear): Cents | undefined {
  const found = lawOf(ledger).figuresOf(taxYear);
  if (!found.ok) return undefined;
  return iraContributionLimit(found.value.figures, taxYear, birthDateOf(ledger, person)).most;
}
