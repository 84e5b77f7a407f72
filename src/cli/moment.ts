// The moment that a command stands at: what is known of the ledger (`--as-of`) and which day is today
// (`--today`). Settled here once, so that no command and no rule handles either.
import type { Result } from "../app/attempt.ts";
import type { LedgerPoint } from "../app/known-at.ts";
import { withLedger } from "../compose.ts";
import type { CalendarDate } from "../kernel/calendar.ts";
import { success } from "../kernel/outcome.ts";
import type { Context } from "./command.ts";

/** The context as it was at that moment; problems when nothing was recorded then. */
export async function contextAt(
  context: Context,
  options: Readonly<Record<string, unknown>>,
): Promise<Result<Context>> {
  // What both options read to is declared in `shared-options.ts`.
  const { asOf, today } = options as { asOf?: string; today?: CalendarDate };
  if (asOf === undefined) return success(onDay(context, today));
  const point = await pointIn(context, asOf);
  if (!point.ok) return point;
  return success({ ...onDay(context, today ?? point.value.day), knownAt: point.value });
}

async function pointIn(context: Context, asked: string): Promise<Result<LedgerPoint>> {
  const { pointOf } = await import("../app/known-at.ts");
  return await withLedger(context, (store) => pointOf(store, asked));
}

function onDay(context: Context, day: CalendarDate | undefined): Context {
  return day === undefined ? context : { ...context, io: { ...context.io, today: day } };
}
