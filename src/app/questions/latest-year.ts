// Which year is meant when nobody says one: the latest with recorded events whose figures are known.
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import { type EventKind, RECORDED_KINDS } from "../../ledger/kinds.ts";
import { attempt, type Result } from "../attempt.ts";
import type { LedgerAccess } from "../ledger-access.ts";
import { listEvents } from "../list-events.ts";
import { lawOfLedger, readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

/** What people state; figures of a year to come are no event of it. */
const STATED = Object.keys(RECORDED_KINDS) as EventKind[];

export interface FoundYear {
  readonly year: TaxYear;
  /** Something is recorded of it. */
  readonly recorded: boolean;
}

/** Where nothing is recorded of a year: today's, or the last one whose figures are known. */
export async function latestYear(
  store: LedgerReader,
  {
    person,
    today,
    without = [],
  }: Pick<LedgerAccess, "today"> & {
    readonly person?: string | undefined;
    /** Kinds that say nothing of the year that they are dated in. */
    readonly without?: readonly EventKind[];
  },
): Promise<Result<FoundYear>> {
  return await attempt<FoundYear>(async () => {
    const law = await lawOfLedger(store);
    if (!law.ok) return law;
    const { years } = law.value;
    const filter = {
      kinds: STATED.filter((kind) => !without.includes(kind)),
      standingOnly: true,
      ...(person !== undefined && { person }),
    };
    for (const year of years.toReversed()) {
      for await (const _ of listEvents(store, { ...filter, year }))
        return success({ year, recorded: true });
    }
    // Nothing of somebody who is not recorded says nothing of the ledger: that is what is wrong.
    const reading = person === undefined ? undefined : await readingOf(store, person);
    if (reading?.ok === false) return reading;
    const now = taxYearOf(today);
    const year = years.includes(now) ? now : (years.at(-1) ?? now);
    return success({ year, recorded: false });
  });
}
