// The contributions of a year by source, one point for each paycheck or payment of the employer, as they
// count against §415(c): catch-up is outside the limit, whatever payroll called it, so it is a source of its own.
import { byText } from "../kernel/by-text.ts";
import type { CalendarDate } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { invariant } from "../kernel/invariant.ts";
import { add, type Cents, subtract, total, ZERO } from "../kernel/money.ts";
import type { AnnualAddition } from "./annual-addition.ts";
import type { AnnualAdditions } from "./annual-additions.ts";

export type ContributionSource =
  | "pretax_deferral"
  | "roth_deferral"
  /** Treated as catch-up by the plan, pretax and Roth together. @see IRC §414(v)(3)(A) */
  | "catch_up"
  | "employer"
  | "after_tax";

export interface ContributionPoint {
  readonly date: CalendarDate;
  readonly event: EventId;
  readonly plan: string;
  /** The employer group whose limit it counts against. */
  readonly group: string;
  readonly amounts: Readonly<Record<ContributionSource, Cents>>;
}

/** By date. What is no catch-up sums to the total of each group, and catch-up to what it excludes. */
export function contributionsBySource(rows: readonly AnnualAdditions[]): ContributionPoint[] {
  return rows.flatMap(pointsOf).toSorted((a, b) => byText(a.date, b.date));
}

function pointsOf(row: AnnualAdditions): ContributionPoint[] {
  const points = [...Map.groupBy(row.additions, ({ event }) => event)].map(
    ([event, additions]) => ({
      date: event.data.date,
      event: event.id,
      plan: event.data.plan,
      group: row.employerGroup,
      amounts: amountsOf(additions),
    }),
  );
  const catchUp = total(points.map(({ amounts }) => amounts.catch_up));
  const inside = total(points.map(({ amounts }) => total(Object.values(amounts))));
  invariant(
    catchUp === row.catchUpExcluded && subtract(inside, catchUp) === row.total,
    `the sources of ${row.employerGroup} do not sum to its annual additions`,
  );
  return points;
}

function amountsOf(additions: readonly AnnualAddition[]): Record<ContributionSource, Cents> {
  const amounts: Record<ContributionSource, Cents> = {
    pretax_deferral: ZERO,
    roth_deferral: ZERO,
    catch_up: ZERO,
    employer: ZERO,
    after_tax: ZERO,
  };
  for (const { part, amount, lot } of additions) {
    const catchUp = lot?.catchUp ?? ZERO;
    const source =
      lot === undefined ? sourceOf(part) : lot.roth ? "roth_deferral" : "pretax_deferral";
    amounts[source] = add(amounts[source], subtract(amount, catchUp));
    amounts.catch_up = add(amounts.catch_up, catchUp);
  }
  return amounts;
}

function sourceOf(part: AnnualAddition["part"]): "employer" | "after_tax" {
  return part === "after_tax" ? "after_tax" : "employer";
}
