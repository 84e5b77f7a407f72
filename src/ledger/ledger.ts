// The ledger as the rules see it: the events that stand, in an order that does not depend on when
// they were entered. A reversed event is gone; a reversal that was itself reversed never happened.
import { byText } from "../kernel/by-text.ts";
import type { CalendarDate } from "../kernel/calendar.ts";
import { heldFor } from "../kernel/held-for.ts";
import type { EventId } from "../kernel/ids.ts";
import { type LedgerEvent, whenOf } from "./event.ts";
import { type EventData, type EventKind, KINDS } from "./kinds.ts";

export type Person = EventData<"person">;
export type Employer = EventData<"employer">;
export type Plan = EventData<"plan">;

export interface Ledger {
  /** The events that stand, by date, then kind, then content. */
  readonly events: readonly LedgerEvent[];
  readonly people: ReadonlyMap<string, Person>;
  readonly employers: ReadonlyMap<string, Employer>;
  readonly plans: ReadonlyMap<string, Plan>;
  of<K extends EventKind>(kind: K): readonly LedgerEvent<K>[];
}

/** Builds the view from everything that was recorded, in any order. */
export function replay(recorded: readonly LedgerEvent[]): Ledger {
  return viewOf(standing(recorded).toSorted(compareEvents));
}

/** The view over events that stand, in ledger order already. */
function viewOf(events: readonly LedgerEvent[]): Ledger {
  const byKind = Map.groupBy(events, (event) => event.kind);
  // The grouping guarantees the kind; the compiler cannot follow a kind that is a type parameter.
  const of = <K extends EventKind>(kind: K) =>
    (byKind.get(kind) ?? []) as readonly unknown[] as readonly LedgerEvent<K>[];
  return {
    events,
    of,
    people: new Map(of("person").map(({ data }) => [data.person, data])),
    employers: new Map(of("employer").map(({ data }) => [data.employer, data])),
    plans: new Map(of("plan").map(({ data }) => [data.plan, data])),
  };
}

/**
 * The same ledger with one person's events only (and those of nobody in particular). Where it has no others it
 * is the ledger itself, so that what is worked out once of a ledger is not worked out again.
 */
export function ofPerson(ledger: Ledger, person: string): Ledger {
  const own = ledger.events.filter((event) => (subjectOf(event) ?? person) === person);
  return own.length === ledger.events.length ? ledger : viewOf(own);
}

/**
 * What `ofPerson` gives, for everybody recorded, in one pass: a rule that asks for one person's events
 * then reads those alone, and a ledger of a whole plan costs its events, not people times events.
 */
export function byPerson(ledger: Ledger): ReadonlyMap<string, Ledger> {
  const events = new Map(
    [...ledger.people.keys()].map((person): [string, LedgerEvent[]] => [person, []]),
  );
  const everybody = [...events.values()];
  for (const event of ledger.events) {
    const subject = subjectOf(event);
    if (subject !== undefined) events.get(subject)?.push(event);
    else for (const one of everybody) one.push(event);
  }
  return new Map([...events].map(([person, own]) => [person, viewOf(own)]));
}

/** Whom an event is about; nobody, for employers, plans and figures of the law. */
function subjectOf(event: LedgerEvent): string | undefined {
  return (event.data as { person?: string }).person;
}

/** The employers of one controlled group are one employer (§414(b), (c), (m), (o)); alone, each is its own group. */
export function employerGroupOf(ledger: Ledger, employer: string): string {
  return ledger.employers.get(employer)?.group ?? employer;
}

export function employerGroupOfPlan(ledger: Ledger, plan: string): string {
  const employer = ledger.plans.get(plan)?.employer;
  return employer === undefined ? plan : employerGroupOf(ledger, employer);
}

/** The month and day on which a plan's limitation year ends; the calendar year unless the plan says otherwise. */
export function limitationYearEndOf(ledger: Ledger, plan: string): string {
  return ledger.plans.get(plan)?.limitationYearEnd ?? "12-31";
}

export function birthDateOf(ledger: Ledger, person: string): CalendarDate | undefined {
  return ledger.people.get(person)?.birthDate;
}

export function eventIds(events: readonly LedgerEvent[]): EventId[] {
  return events.map((event) => event.id);
}

/** Drops reversals and what they reverse. A later event can only reverse an earlier one, so we go backwards. */
function standing(recorded: readonly LedgerEvent[]): LedgerEvent[] {
  const reversed = new Set<number>();
  const kept: LedgerEvent[] = [];
  for (const event of recorded.toSorted((a, b) => b.seq - a.seq)) {
    if (reversed.has(event.seq)) continue;
    if (event.kind === "reversal") reversed.add(reversedSeq(event));
    else kept.push(event);
  }
  return kept;
}

export function reversedSeq(reversal: LedgerEvent<"reversal">): number {
  return Number(reversal.data.of);
}

const KIND_ORDER = new Map<string, number>(Object.keys(KINDS).map((kind, index) => [kind, index]));

/** Money in before money out on the same day; then by content, so that order of entry never matters. */
function compareEvents(a: LedgerEvent, b: LedgerEvent): number {
  const [whenA = "", whenB = ""] = [whenOf(a), whenOf(b)];
  return (
    byText(whenA, whenB) ||
    heldFor(KIND_ORDER, a.kind) - heldFor(KIND_ORDER, b.kind) ||
    byText(JSON.stringify(a.data), JSON.stringify(b.data)) ||
    a.seq - b.seq
  );
}

/** The plans that something recorded of a person names, also as the one to which another was moved. */
export function plansNamed(ledger: Ledger, person: string): ReadonlySet<string> {
  return new Set(
    ledger.events.flatMap((event) => (subjectOf(event) === person ? plansIn(event.data) : [])),
  );
}

export function plansIn(data: object): string[] {
  const { plan, toPlan } = data as { readonly plan?: string; readonly toPlan?: string };
  return [plan ?? [], toPlan ?? []].flat();
}
