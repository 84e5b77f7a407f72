// What a change of the record does to the worksheets: every line that differs between two states, year by
// year, with the events that made the difference. An event did when, without its coming or going, the
// line would not be what it is; so what acts only through a ratio or a carry-over is found too.
import { type TaxYear, taxYear } from "../kernel/calendar.ts";
import { FORM_NAMES, type FormName } from "../kernel/form-names.ts";
import { batchIdOf, type EventId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/problem.ts";
import { lawOf } from "../law/law.ts";
import { type LedgerEvent, whenOf } from "../ledger/event.ts";
import { isRecordedKind } from "../ledger/kinds.ts";
import { type Ledger, replay } from "../ledger/ledger.ts";
import type { Worksheet } from "./worksheet.ts";
import { type LineChange, worksheetChanges } from "./worksheet-changes.ts";
import { worksheetOf } from "./worksheet-of.ts";

/** An event that stands in one of two states only. */
export interface EventChange {
  readonly event: LedgerEvent;
  readonly change: "recorded" | "reversed";
  /** Its date or year; none for people, employers and plans. */
  readonly when: string | undefined;
}

export interface FormChange extends LineChange {
  readonly form: FormName;
  readonly taxYear: TaxYear;
  /** Whether the official form is filed, in either state; absent for worksheets that belong to no form. */
  readonly filed?: boolean;
  /** The events that made the difference; batches (`b12`) when there are more than a hundred. */
  readonly because: readonly (EventId | string)[];
}

export interface Changes {
  readonly events: readonly EventChange[];
  readonly lines: readonly FormChange[];
  /** Why a worksheet could not be made in one of the states. */
  readonly problems: readonly Problem[];
}

/** One thing that changed: an event, or all of a batch when there are many. */
interface Unit {
  readonly name: string;
  readonly seqs: ReadonlySet<number>;
}

const MOST_SINGLE_EVENTS = 100;

/** Both states are what was recorded by then, reversals included; only one person's, and nobody's. */
export function changesBetween(
  before: readonly LedgerEvent[],
  after: readonly LedgerEvent[],
  { person, taxYear: only }: { readonly person: string; readonly taxYear: TaxYear | undefined },
): Changes {
  const [then, now] = [replay(before), replay(after)];
  const [thenSeqs, nowSeqs] = [seqsOf(then), seqsOf(now)];
  const events: EventChange[] = [
    ...then.events
      .filter(({ seq }) => !nowSeqs.has(seq))
      .map((event) => ({ event, change: "reversed", when: whenOf(event) }) as const),
    ...now.events
      .filter(({ seq }) => !thenSeqs.has(seq))
      .map((event) => ({ event, change: "recorded", when: whenOf(event) }) as const),
  ].filter(({ event }) => isRecordedKind(event.kind) || event.kind === "law_figures");
  const units = unitsOf(events);
  const withoutUnit = memoized((unit: Unit) => withoutChange(now, events, unit));
  const problems = new Map<string, Problem>();
  const filled = (ledger: Ledger, form: FormName, year: TaxYear, note: boolean) => {
    const made = worksheetOf(form, { ledger, law: lawOf(ledger), person, taxYear: year });
    if (made.ok) return made.value;
    if (note)
      for (const problem of made.error)
        if (problem.code !== "form.year-unsupported" && problem.code !== "law.tax-year-unsupported")
          problems.set(problem.message, { ...problem, severity: "warning" });
    return undefined;
  };
  const lines = yearsOf(events, [then, now], only).flatMap((year) =>
    FORM_NAMES.flatMap((form) => {
      const [old, current] = [filled(then, form, year, true), filled(now, form, year, true)];
      const changed = worksheetChanges(old, current);
      if (changed.length === 0) return [];
      const without = units.map((unit) => {
        const other = filled(withoutUnit(unit), form, year, false);
        const differing = worksheetChanges(other, current).map(({ line }) => line);
        return { name: unit.name, lines: new Set(differing) };
      });
      const filing = isFiled(old, current);
      return changed.map((line) => ({
        ...line,
        form,
        taxYear: year,
        ...(filing !== undefined && { filed: filing }),
        because: [
          ...new Set(without.flatMap(({ name, lines: of }) => (of.has(line.line) ? [name] : []))),
        ],
      }));
    }),
  );
  return { events, lines, problems: [...problems.values()] };
}

function isFiled(...sides: readonly (Worksheet | undefined)[]): boolean | undefined {
  const known = sides.flatMap((side) => side?.filingRequired ?? []);
  return known.length === 0 ? undefined : known.includes(true);
}

/** A change may carry over into every later year, as far as anything is recorded. */
function yearsOf(
  events: readonly EventChange[],
  ledgers: readonly Ledger[],
  only: TaxYear | undefined,
): TaxYear[] {
  if (events.length === 0) return [];
  if (only !== undefined) return [only];
  const dated = events.map(({ event }) => yearOf(event)).filter((year) => year !== undefined);
  const changed = new Set(dated);
  const all = new Set(
    ledgers.flatMap((ledger) => ledger.events.map(yearOf)).filter((year) => year !== undefined),
  );
  // A person, a plan or an employer has no date: it may concern every year.
  const first = dated.length < events.length ? Math.min(...all) : Math.min(...changed);
  const last = Math.max(...all);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  // A contribution of a year may be made in the next, so a change reaches back by one.
  return Array.from({ length: last - first + 2 }, (_, index) => taxYear(first - 1 + index));
}

function yearOf(event: LedgerEvent): number | undefined {
  const when = whenOf(event);
  return when === undefined ? undefined : Number(when.slice(0, 4));
}

function unitsOf(events: readonly EventChange[]): Unit[] {
  if (events.length <= MOST_SINGLE_EVENTS)
    return events.map(({ event }) => ({ name: event.id, seqs: new Set([event.seq]) }));
  const batches = Map.groupBy(events, ({ event }) => event.batch);
  return [...batches].map(([batch, members]) => ({
    name: batchIdOf(batch),
    seqs: new Set(members.map(({ event }) => event.seq)),
  }));
}

/** The later state as it would be had the unit not changed: what was recorded is gone, what was reversed is back. */
function withoutChange(now: Ledger, events: readonly EventChange[], { seqs }: Unit): Ledger {
  const back = events
    .filter(({ event, change }) => change === "reversed" && seqs.has(event.seq))
    .map(({ event }) => event);
  return replay([...now.events.filter(({ seq }) => !seqs.has(seq)), ...back]);
}

function seqsOf(ledger: Ledger): Set<number> {
  return new Set(ledger.events.map(({ seq }) => seq));
}

function memoized<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
