// Why one figure is what it is: its terms as it states them, the same followed down to entries of the book,
// and those entries with what they say and where they were read.

import type { ExplainedTerm } from "../../../forms/explain.ts";
import type { ExplainedFigure } from "../../../forms/explained-figure.ts";
import type { LineValue, Term } from "../../../forms/worksheet.ts";
import type { CalendarDate, TaxYear } from "../../../kernel/calendar.ts";
import type { Citation } from "../../../kernel/citation.ts";
import { FORM_NAMES, type FormName } from "../../../kernel/form-names.ts";
import type { EventId } from "../../../kernel/ids.ts";
import type { LinePlace } from "../../../kernel/line-name.ts";
import { success } from "../../../kernel/outcome.ts";
import type { Said } from "../../../kernel/sentence.ts";
import { quoted } from "../../../kernel/shown-text.ts";
import type { TypedFields } from "../../../ledger/codec.ts";
import { type EventSource, type LedgerEvent, typedData, whenOf } from "../../../ledger/event.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { waitingLots } from "../../../planning/waiting-lots.ts";
import { waitingFigure } from "../../../planning/year-figures.ts";
import { type Result, refusal } from "../../attempt.ts";
import { loadLedgerOf, readingOf } from "../../person-ledger.ts";
import type { LedgerReader } from "../../ports.ts";
import { reportOfYear } from "../report-of-year.ts";
import { explainLine } from "../worksheet.ts";

/** Figures of a year that stand on no worksheet are asked for under this name. */
export const YEAR_FIGURES = "year";

/** What waits on the day that is asked, where the report of a closed year has what waited at its end. */
export const WAITS_TODAY = "waiting-today";

export interface WhyAsked {
  readonly form: string;
  readonly line: string;
  readonly taxYear: TaxYear;
  /** Nobody: the joint return of the household. */
  readonly person: string | undefined;
  readonly people: readonly string[];
  readonly today: CalendarDate;
}

export interface Why {
  /** Of the form, or of the figure. */
  readonly title: string;
  readonly form: FormName | undefined;
  readonly line: string;
  /** Where it stands on the form; the title names the person. */
  readonly place: LinePlace | undefined;
  readonly label: string;
  readonly value: LineValue;
  /** As the line states them: other lines are not followed. */
  readonly terms: readonly Term[];
  readonly trail: readonly (Term & Partial<Pick<ExplainedTerm, "through">>)[];
  readonly entries: ReadonlyMap<EventId, WhyEntry>;
  readonly assumptions: readonly string[];
  /** The rules that the form and the terms rest on, each once. */
  readonly law: readonly Citation[];
  readonly notes: readonly Said[];
  /** What people, plans and employers are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

export interface WhyEntry {
  readonly id: EventId;
  readonly kind: string;
  /** A day, or a year where that is all there is. */
  readonly when: string | undefined;
  readonly note: string | undefined;
  readonly source: EventSource | undefined;
  readonly fields: TypedFields;
}

export async function why(store: LedgerReader, asked: WhyAsked): Promise<Result<Why>> {
  const found =
    asked.form === YEAR_FIGURES ? await yearFigure(store, asked) : await lineOf(store, asked);
  if (!found.ok) return found;
  const { value, trail } = found.value;
  const wanted = new Set(trail.flatMap(({ event }) => event ?? []));
  // What lacks a fact is shown too.
  if (value.kind === "incomplete")
    for (const fact of value.missing) if ("event" in fact) wanted.add(fact.event);
  const { person, people } = asked;
  const ledger = await loadLedgerOf(store, person === undefined ? people : [person]);
  const entries = ledger.events.filter(({ id }) => wanted.has(id)).map(entryOf);
  return success({
    ...found.value,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    names: namesOf(ledger),
  });
}

type Found = Omit<Why, "entries" | "names">;

function namesOf({ people, plans, employers }: Ledger): ReadonlyMap<string, string> {
  return new Map([
    ...[...people.values()].map(({ person, name }) => [person, name ?? person] as const),
    ...[...employers.values()].map(({ employer, name }) => [employer, name ?? employer] as const),
    ...[...plans.values()].map(({ plan, name }) => [plan, name ?? plan] as const),
  ]);
}

async function lineOf(store: LedgerReader, asked: WhyAsked): Promise<Result<Found>> {
  const { line, taxYear, person } = asked;
  const form = FORM_NAMES.find((name) => name === asked.form);
  if (form === undefined)
    return refusal("usage.bad-option", `there is no form ${quoted(asked.form)}`, "");
  const joint = person === undefined && form === "form-1040";
  const explained = await explainLine(store, { form, line, taxYear, person, joint });
  if (!explained.ok) return explained;
  const { worksheet, explanation } = explained.value;
  return success({
    ...explanation,
    title: worksheet.title,
    form,
    law: once([
      ...explanation.trail.flatMap(({ citation }) => citation ?? []),
      ...worksheet.citations,
    ]),
    notes: worksheet.notes,
  });
}

async function yearFigure(store: LedgerReader, asked: WhyAsked): Promise<Result<Found>> {
  const { line, taxYear } = asked;
  const figures =
    line === WAITS_TODAY ? await figureOfToday(store, asked) : await figuresOfReport(store, asked);
  if (!figures.ok) return figures;
  const figure = figures.value.find(({ id }) => id === line);
  if (figure === undefined)
    return refusal("usage.bad-option", `there is no figure ${quoted(line)} in ${taxYear}`, "");
  const { title, value, terms } = figure;
  return success({
    title: `The year ${taxYear}`,
    form: undefined,
    line,
    place: undefined,
    label: title,
    value:
      value.state === "complete"
        ? { kind: "amount", cents: value.cents }
        : { kind: "incomplete", missing: value.missing },
    terms,
    trail: terms,
    assumptions: [...new Set(terms.flatMap(({ assumes }) => assumes ?? []))],
    law: once(terms.flatMap(({ citation }) => citation ?? [])),
    notes: [],
  });
}

async function figuresOfReport(
  store: LedgerReader,
  { taxYear, person, today }: WhyAsked,
): Promise<Result<readonly ExplainedFigure[]>> {
  const report = await reportOfYear(store, { taxYear, person, today });
  return report.ok ? success(report.value.explanations) : report;
}

async function figureOfToday(
  store: LedgerReader,
  asked: WhyAsked,
): Promise<Result<readonly ExplainedFigure[]>> {
  const reading = await readingOf(store, asked.person);
  if (!reading.ok) return reading;
  const { ledger, person } = reading.value;
  const waiting = waitingLots(ledger, { person, today: asked.today });
  return success([{ ...waitingFigure(waiting, ledger), id: WAITS_TODAY }]);
}

function once(citations: readonly Citation[]): Citation[] {
  return [
    ...new Map(
      citations.map((each) => [`${each.authority} ${each.source} ${each.locator}`, each]),
    ).values(),
  ];
}

function entryOf(event: LedgerEvent): WhyEntry {
  const { id, kind, note, source, data } = event;
  return {
    id,
    kind,
    when: whenOf(event),
    note,
    source: source?.file === "" ? undefined : source,
    fields: typedData(kind, data),
  };
}
