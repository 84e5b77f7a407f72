// What is above a limit of the year, and what to ask back.

import { correctExcess as correction, type ExcessCorrection } from "../../forms/correct-excess.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { YearOfPerson } from "./distributions.ts";

export async function correctExcess(
  store: LedgerReader,
  { taxYear, person: named, today }: YearOfPerson & { readonly today: CalendarDate },
): Promise<Result<ExcessCorrection>> {
  const reading = await readingOf(store, named);
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const found = correction(ledger, law, { person, taxYear, today });
  return found.ok ? success(found.value) : found;
}
