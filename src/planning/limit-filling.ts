// What fills the limit on annual additions of a year: what went in so far, what comes by itself, and the room.
// Nothing is counted again: the parts are the terms of the room, and together they are the limit.
import { invariant } from "../kernel/invariant.ts";
import { add, type Cents, negate, subtract, total } from "../kernel/money.ts";
import type { RoomPart } from "./room.ts";
import type { YearOutlook } from "./year-outlook.ts";

export type FillingPart =
  | "deferrals"
  | "employer"
  | "after_tax"
  | "to_come"
  | "above_plan_cap"
  | "room";

export interface LimitFilling {
  readonly limit: Cents;
  /** Catch-up is outside the limit, so no part of it. */
  readonly parts: readonly { readonly part: FillingPart; readonly cents: Cents }[];
  /** By how much the parts pass the limit. */
  readonly over: Cents;
}

/** Undefined where nothing is recorded of the employer's limitation year. */
export function limitFilling(outlook: YearOutlook): LimitFilling | undefined {
  const { employerGroup, limits, room } = outlook;
  const row = limits.annualAdditions.find((each) => each.employerGroup === employerGroup);
  if (row === undefined) return undefined;
  const of = (part: RoomPart) =>
    total(room.terms.filter((term) => term.part === part).map(({ amount }) => amount));
  const { employer, afterTax } = row;
  const soFar = negate(of("so_far"));
  const parts = [
    { part: "deferrals", cents: subtract(soFar, add(employer, afterTax)) },
    { part: "employer", cents: employer },
    { part: "after_tax", cents: afterTax },
    { part: "to_come", cents: negate(of("to_come")) },
    { part: "above_plan_cap", cents: negate(of("above_plan_cap")) },
    { part: "room", cents: room.atYearEnd },
  ] as const;
  const [limit, over] = [of("limit"), of("over")];
  const filled = total(parts.map(({ cents }) => cents));
  invariant(subtract(filled, over) === limit, "what fills the limit does not sum to it");
  return { limit, parts, over };
}
