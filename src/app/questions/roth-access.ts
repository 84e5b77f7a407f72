// What could come out of a person's Roth money on a day without tax or penalty.

import { rothAccess as accessOf, type RothAccess } from "../../forms/roth-access.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export async function rothAccess(
  store: LedgerReader,
  asked: { readonly person: string | undefined; readonly asOf: CalendarDate },
): Promise<Result<RothAccess>> {
  const reading = await readingOf(store, asked.person);
  if (!reading.ok) return reading;
  const { ledger, person } = reading.value;
  return success(accessOf(ledger, { person, asOf: asked.asOf }));
}
