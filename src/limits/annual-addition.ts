// What an annual addition is and which limitation year it belongs to (§415(c)(2), 1.415(c)-1(b)).
// Rollovers, conversions and earnings move or grow money that is in the plan already: they are none.
import {
  addDays,
  type CalendarDate,
  type LimitationYear,
  limitationYearOf,
} from "../kernel/calendar.ts";
import type { Cents } from "../kernel/money.ts";
import { type Sentence, say } from "../kernel/sentence.ts";
import { contributionWords, EMPLOYER_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { contributionFields } from "../ledger/kinds.ts";
import { type Ledger, limitationYearEndOf } from "../ledger/ledger.ts";
import type { DeferralLot } from "./deferral-lot.ts";
import type { PersonEvents } from "./person-events.ts";

export interface AnnualAddition {
  readonly event: LedgerEvent<"paycheck"> | LedgerEvent<"employer_contribution">;
  readonly plan: string;
  readonly part: "elective_deferral" | "employer" | "after_tax";
  /** The contribution as contracts name it: `after_tax`, `roth_match`. */
  readonly source: string;
  readonly amount: Cents;
  /** Of a deferral: what it is counted as, and how much of it is catch-up. */
  readonly lot?: DeferralLot;
}

/** What was added, when and where: the same words in the report and in `explain`. */
export function additionLabel({ event, source, plan }: AnnualAddition): Sentence {
  return say`${contributionWords(source)}${{ of: event.data.date }} in ${{ plan }}`;
}

type Paycheck = LedgerEvent<"paycheck">["data"];

interface LateDeposit extends LedgerEvent<"paycheck"> {
  readonly data: Paycheck & {
    readonly depositedOn: CalendarDate;
    readonly contributions: { readonly afterTax: Cents };
  };
}

/** Employee money may be deposited this long after its limitation year and still belong to it. @see 26 CFR 1.415(c)-1(b)(6) */
export const DAYS_TO_DEPOSIT = 30;

/** After-tax money whose late deposit moved it to another limitation year. */
export function isDepositedLate(
  ledger: Ledger,
  event: LedgerEvent<"paycheck">,
): event is LateDeposit {
  const { data } = event;
  if (data.depositedOn === undefined || (data.contributions.afterTax ?? 0) === 0) return false;
  // Within 30 days of the pay date it cannot be late.
  if (data.depositedOn <= addDays(data.date, DAYS_TO_DEPOSIT)) return false;
  const { end } = limitationYearOf(data.date, limitationYearEndOf(ledger, data.plan));
  return data.depositedOn > addDays(end, DAYS_TO_DEPOSIT);
}

/**
 * The additions of an employer group in a limitation year. Deferrals are employer money here and
 * belong to the limitation year of their pay date; after-tax money that came too late belongs to the
 * limitation year of its deposit; employer money outside a paycheck says its limitation year itself.
 */
export function additionsOf(
  ledger: Ledger,
  events: PersonEvents,
  scope: {
    readonly employerGroup: string;
    readonly limitationYear: LimitationYear;
    readonly lots: readonly DeferralLot[];
  },
): AnnualAddition[] {
  const { employerGroup, limitationYear, lots } = scope;
  const additions: AnnualAddition[] = lots
    .filter((lot) => lot.amount > 0)
    .map((lot) => ({
      event: lot.event,
      plan: lot.plan,
      part: "elective_deferral",
      source: contributionFields[lot.key].wire,
      amount: lot.amount,
      lot,
    }));
  for (const event of events.paychecks) {
    const { plan, date, depositedOn, contributions } = event.data;
    const paidWithin = isWithin(date, limitationYear);
    const depositedWithin = depositedOn !== undefined && isWithin(depositedOn, limitationYear);
    // Most paychecks are those of other years: they are passed over before anything costly.
    if (!paidWithin && !depositedWithin) continue;
    if (events.groupOf(plan) !== employerGroup) continue;
    for (const key of paidWithin ? EMPLOYER_KEYS : []) {
      const amount = contributions[key];
      if (amount === undefined || amount === 0) continue;
      additions.push({
        event,
        plan,
        part: "employer",
        source: contributionFields[key].wire,
        amount,
      });
    }
    const amount = contributions.afterTax;
    if (amount === undefined || amount === 0) continue;
    if (isDepositedLate(ledger, event) ? depositedWithin : paidWithin)
      additions.push({
        event,
        plan,
        part: "after_tax",
        source: contributionFields.afterTax.wire,
        amount,
      });
  }
  const year = Number(limitationYear.end.slice(0, 4));
  for (const event of events.employerContributions) {
    const { plan, source, amount, limitationYear: belongsTo } = event.data;
    if (belongsTo !== year || amount === 0) continue;
    if (events.groupOf(plan) !== employerGroup) continue;
    additions.push({ event, plan, part: "employer", source, amount });
  }
  return additions;
}

export function isWithin(date: string, { start, end }: LimitationYear): boolean {
  return start <= date && date <= end;
}
