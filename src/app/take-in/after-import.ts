// Where an import leaves the people whose money it recorded: what still fits, what waits, what is open.
import { type CalendarDate, taxYear } from "../../kernel/calendar.ts";
import type { LedgerReader } from "../ports.ts";
import type { Status } from "../questions/status.ts";
import { statusOfYear } from "../questions/status-of-year.ts";
import type { Imported } from "./import-files.ts";

/** A household at most: whoever imports a whole firm asks for each by name. */
const PEOPLE_TOLD = 2;

/** Nothing for what cannot be told yet: a year without figures, a person without a plan. */
export async function afterImport(
  store: LedgerReader,
  { touched }: Pick<Imported, "touched">,
  today: CalendarDate,
): Promise<readonly Status[]> {
  const years = new Map<string, number>();
  for (const { person, year } of touched) years.set(person, Math.max(year, years.get(person) ?? 0));
  if (years.size > PEOPLE_TOLD) return [];
  const told: Status[] = [];
  for (const [person, year] of years) {
    const status = await statusOfYear(store, { person, taxYear: taxYear(year), today });
    if (status.ok) told.push(status.value);
  }
  return told;
}
