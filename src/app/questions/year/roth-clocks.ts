// Three kinds of five-year periods that never mix: one for all Roth IRAs of a person, one for the Roth
// account of each plan, and one for every year of conversions.
import { planMovements } from "../../../basis/plan-movements.ts";
import {
  designatedRothPeriod,
  fiveYearPeriodEnd,
  type PeriodStart,
  rothIraPeriod,
} from "../../../basis/roth-five-year-periods.ts";
import type { RothIraLayers } from "../../../basis/roth-ira.ts";
import { type Amount, sum } from "../../../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../../../kernel/calendar.ts";
import type { Ledger } from "../../../ledger/ledger.ts";

export interface RothClock {
  readonly lane: "roth_ira" | "plan_account" | "conversion";
  /** The plan, where it is one's. */
  readonly plan?: string;
  readonly firstYear: TaxYear;
  readonly ends: CalendarDate;
  /** Only the latest possible year is known. */
  readonly orEarlier: boolean;
  /** Of a conversion: what was taxed then, which the 10% tax can take back, and what was not. */
  readonly taxed?: Amount;
  readonly notTaxed?: Amount;
}

export function rothClocks(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
  { tranches }: RothIraLayers,
): RothClock[] {
  const nameOf = (plan: string) => ledger.plans.get(plan)?.name ?? plan;
  const movements = planMovements(ledger, person).filter((each) => each.taxYear <= taxYear);
  const toRothAccount = movements.flatMap(({ plan, taxYear: year, parts }) =>
    parts.filter(({ to }) => to === "designated_roth").map((part) => ({ plan, year, part })),
  );
  const inPlan = Map.groupBy(toRothAccount, ({ plan, year }) => `${year} ${plan}`);
  return [
    ...periodClock({ lane: "roth_ira" }, rothIraPeriod(ledger, person)),
    ...[...ledger.plans.keys()].flatMap((plan) =>
      periodClock(
        { lane: "plan_account", plan: nameOf(plan) },
        designatedRothPeriod(ledger, { person, plan }),
      ),
    ),
    ...[
      ...tranches.map(
        ({ taxYear: firstYear, taxable, nontaxable, fiveYearPeriodEnds }): RothClock => ({
          lane: "conversion",
          firstYear,
          ends: fiveYearPeriodEnds,
          orEarlier: false,
          taxed: taxable,
          notTaxed: nontaxable,
        }),
      ),
      ...[...inPlan.values()].flatMap((moved): RothClock[] => {
        const [first] = moved;
        if (first === undefined) return [];
        return [
          {
            lane: "conversion",
            plan: nameOf(first.plan),
            firstYear: first.year,
            ends: fiveYearPeriodEnd(first.year),
            orEarlier: false,
            taxed: sum(moved.map(({ part }) => part.pretax)),
            notTaxed: sum(moved.map(({ part }) => part.basis)),
          },
        ];
      }),
    ].toSorted((a, b) => a.firstYear - b.firstYear),
  ].filter(({ firstYear }) => firstYear <= taxYear);
}

function periodClock(of: Pick<RothClock, "lane" | "plan">, period: PeriodStart): RothClock[] {
  if (period.state === "not_started") return [];
  const { firstYear } = period;
  const orEarlier = period.state === "not_later_than";
  return [{ ...of, firstYear, ends: fiveYearPeriodEnd(firstYear), orEarlier }];
}
