// What the ledger has of some people's contributions, by day: what a payroll's sums of the year are held against.
import { addDays, type CalendarDate, taxYearOf, yearStart } from "../../kernel/calendar.ts";
import { add, type Cents, ZERO } from "../../kernel/money.ts";
import { contributedOf, contributionKey } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey, Contributions } from "../../ledger/kinds.ts";
import { DEPOSIT_WITHIN_DAYS, isToldByPlan } from "../../ledger/told-by-plan.ts";
import type { LedgerWriter } from "../ports.ts";

interface Owner {
  readonly person: string;
  readonly plan: string;
}

interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

interface Payment {
  readonly plan: string;
  /** The first day on which payroll can have paid it: the plan tells some days later. */
  readonly paidFrom: CalendarDate;
  readonly date: CalendarDate;
  readonly contributions: Contributions;
}

export class PaidIn {
  readonly #payments = new Map<string, Payment[]>();
  readonly #openings: readonly (Owner & { readonly asOf: CalendarDate })[];
  /** Who pays into a plan; plans of one payer are of one payroll. */
  readonly #payers: ReadonlyMap<string, string>;

  constructor(writer: LedgerWriter, people: ReadonlySet<string>) {
    for (const event of writer.eachStanding(["paycheck", "employer_contribution"])) {
      if (event.kind === "paycheck" && people.has(event.data.person)) {
        const { person, plan, date, contributions } = event.data;
        const paidFrom = isToldByPlan(event.data) ? addDays(date, -DEPOSIT_WITHIN_DAYS) : date;
        this.#add(person, { plan, date, paidFrom, contributions });
      } else if (event.kind === "employer_contribution" && people.has(event.data.person)) {
        const { person, plan, date, source, amount } = event.data;
        const key = contributionKey(source);
        const paidFrom = addDays(date, -DEPOSIT_WITHIN_DAYS);
        if (key !== undefined)
          this.#add(person, { plan, date, paidFrom, contributions: { [key]: amount } });
      }
    }
    this.#openings = writer.standing(["opening_basis"]).flatMap((event) => {
      if (event.kind !== "opening_basis") return [];
      const { person, plan, asOf } = event.data;
      return plan !== undefined && people.has(person) ? [{ person, plan, asOf }] : [];
    });
    this.#payers = payersOf(writer);
  }

  /** Into the plan, and others that the same payroll pays into. */
  of(owner: Owner, keys: readonly ContributionKey[], days: Days): Cents {
    return this.#sum(this.#ofPayroll(owner), keys, days);
  }

  /** Into every plan of the person. */
  anywhere(person: string, keys: readonly ContributionKey[], days: Days): Cents {
    return this.#sum(this.#payments.get(person) ?? [], keys, days);
  }

  /** The last day of this year, before the given one, as of which an opening holds the money of the plan. */
  openingOf({ person, plan }: Owner, before: CalendarDate): CalendarDate | undefined {
    return this.#openings
      .filter((each) => each.person === person && each.plan === plan)
      .map(({ asOf }) => asOf)
      .filter((asOf) => asOf < before && asOf >= yearStart(taxYearOf(before)))
      .toSorted()
      .at(-1);
  }

  #ofPayroll({ person, plan }: Owner): readonly Payment[] {
    const payer = this.#payers.get(plan);
    return (this.#payments.get(person) ?? []).filter(
      (each) =>
        each.plan === plan || (payer !== undefined && this.#payers.get(each.plan) === payer),
    );
  }

  #sum(payments: readonly Payment[], keys: readonly ContributionKey[], { from, to }: Days): Cents {
    let sum = ZERO;
    for (const { date, paidFrom, contributions } of payments)
      if (from <= date && paidFrom <= to) sum = add(sum, contributedOf(contributions, keys));
    return sum;
  }

  #add(person: string, payment: Payment): void {
    const own = this.#payments.get(person);
    if (own === undefined) this.#payments.set(person, [payment]);
    else own.push(payment);
  }
}

function payersOf(writer: LedgerWriter): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const payers = new Map<string, string>();
  for (const event of writer.standing(["employer", "plan"])) {
    if (event.kind === "employer") {
      const { employer, group } = event.data;
      groups.set(employer, group === undefined ? employer : `group ${group}`);
    } else if (event.kind === "plan") {
      const { plan, employer } = event.data;
      payers.set(plan, groups.get(employer) ?? employer);
    }
  }
  return payers;
}
