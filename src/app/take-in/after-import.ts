// Where an import leaves the people whose money it recorded: what still fits, what waits, what is open.
import { type CalendarDate, taxYear } from "../../kernel/calendar.ts";
import { listEvents } from "../list-events.ts";
import type { LedgerReader } from "../ports.ts";
import type { Status } from "../questions/status.ts";
import { statusOfYear } from "../questions/status-of-year.ts";
import type { Imported } from "./import-files.ts";

/** A household at most: whoever imports a whole firm asks for each by name. */
const PEOPLE_TOLD = 2;

export interface AfterImport {
  readonly statuses: readonly Status[];
  /** Several people are recorded: a question has to say of whom. */
  readonly isShared: boolean;
}

/** Nothing for what cannot be told yet: a year without figures, a person without a plan. */
export async function afterImport(
  store: LedgerReader,
  { touched }: Pick<Imported, "touched">,
  today: CalendarDate,
): Promise<AfterImport> {
  const isShared = await areSeveral(store);
  if (touched.size > PEOPLE_TOLD) return { statuses: [], isShared };
  const statuses: Status[] = [];
  for (const [person, year] of touched) {
    const status = await statusOfYear(store, { person, taxYear: taxYear(year), today });
    if (status.ok) statuses.push(status.value);
  }
  return { statuses, isShared };
}

/** No more people are read than it takes to know: a whole plan has them by the ten thousand. */
async function areSeveral(store: LedgerReader): Promise<boolean> {
  let first: string | undefined;
  for await (const { event } of listEvents(store, { kinds: ["person"], standingOnly: true })) {
    if (event.kind !== "person") continue;
    first ??= event.data.person;
    if (event.data.person !== first) return true;
  }
  return false;
}
