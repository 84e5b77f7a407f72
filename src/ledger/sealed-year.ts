// Which events a seal of a person's tax year covers. A seal holds the Merkle root over their bodies, so what
// is said here of an event that exists must never change; a new kind or field may only add.
import { type LedgerEvent, personOf } from "./event.ts";
import { isRecordedKind } from "./kinds.ts";
import { reversedSeq } from "./ledger.ts";

/** Every tax year that an event says something of: a contribution may be made in one year for another. */
export function yearsOf({ data }: { readonly data: unknown }): Set<number> {
  const { date, asOf, contributedOn, taxYear, limitationYear, forTaxYear, distributedIn } =
    data as {
      date?: string;
      asOf?: string;
      contributedOn?: string;
      taxYear?: number;
      limitationYear?: number;
      forTaxYear?: number;
      distributedIn?: number;
    };
  const days = [date, asOf, contributedOn].filter((day) => day !== undefined);
  const years = [taxYear, limitationYear, forTaxYear, distributedIn].filter(
    (year) => year !== undefined,
  );
  return new Set([...days.map((day) => Number(day.slice(0, 4))), ...years]);
}

/** The person's events of a year that stood when `upTo` was the head, by number: the leaves of the tree. */
export function sealedEvents(
  ofPerson: readonly LedgerEvent[],
  { person, taxYear, upTo }: { person: string; taxYear: number; upTo: number },
): LedgerEvent[] {
  const recorded = ofPerson.filter(({ seq }) => seq <= upTo);
  const reversed = new Set<number>();
  for (const event of recorded.toSorted((a, b) => b.seq - a.seq))
    if (event.kind === "reversal" && !reversed.has(event.seq)) reversed.add(reversedSeq(event));
  return recorded.filter(
    (event) =>
      isRecordedKind(event.kind) &&
      personOf(event) === person &&
      !reversed.has(event.seq) &&
      yearsOf(event).has(taxYear),
  );
}
