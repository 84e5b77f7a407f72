// Every fact that a computation may lack, as a value: its shape and what it is about. `ira_value.{person}.{year}`
// of alex and 2025 is printed in JSON and CSV as `ira_value.alex.2025`; people read its words (fact-questions.ts).
// Ids may hold dots, so a printed path is never taken apart again.
import { byText } from "./by-text.ts";
import type { CalendarDate, TaxYear } from "./calendar.ts";
import type { EventId } from "./ids.ts";

export const FACT_SHAPES = [
  "ira_value.{person}.{year}",
  "person.{person}.birth_date",
  "employer.{employer}.pay_frequency",
  "wages.{person}.{employer}.{year}.compensation",
  "wages.{person}.{employer}.{year}.fica_wages",
  "gross_pay.{person}.{employer}.{start}.{end}",
  "plan.{plan}.trustee",
  "opening_basis.{person}.{plan}.plan_after_tax",
  "opening_basis.{event}.taxable",
  "opening_basis.{event}.tax_year",
  "form_8606.{person}.{year}.line_14",
  "form_8606.{person}.{year}.line_18",
  "form_5329.{person}.{year}.line_4",
  "form_8915f.{person}.{year}.ira_taxable",
  "form_1099r.{plan}.{year}.box_10",
  "form_1099r.{event}.box_2a",
  "form_1099r.{event}.movement",
  "roth_excess.{person}.{year}.plan",
  "limits.{person}.{year}",
  "law.{year}.annual_additions_limit",
  "distribution.{event}.designated_roth",
  "distribution.{event}.excess_deferral",
  "plan_transfer.{event}.basis",
  "ira_recharacterization.{event}.year_end_value",
  "{kind}.{event}.account_balance",
  "{kind}.{event}.earnings",
  "{kind}.{event}.from",
] as const;

export type FactShape = (typeof FACT_SHAPES)[number];

interface PartTypes {
  readonly person: string;
  readonly plan: string;
  readonly employer: string;
  readonly event: EventId;
  /** Of an event. */
  readonly kind: string;
  readonly year: TaxYear;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

type PartName<Shape extends string> = Shape extends `${string}{${infer Name}}${infer After}`
  ? Name | PartName<After>
  : never;

/** What a fact of a shape is about, by the names in the shape. */
export type FactParts<Shape extends FactShape> = Pick<PartTypes, PartName<Shape> & keyof PartTypes>;

declare const made: unique symbol;

export type FactOf<Shape extends FactShape> = {
  [S in Shape]: FactParts<S> & {
    readonly shape: S;
    /** As JSON and CSV print it. */
    readonly path: string;
    readonly [made]: true;
  };
}[Shape];

export type MissingFact = FactOf<FactShape>;

// Equal facts are one object, so that sets and comparisons tell them apart by what they are: plan `b.c` of `a` and
// plan `c` of `a.b` print the same path.
const facts = new Map<string, MissingFact>();

/** @example missingFact("ira_value.{person}.{year}", { person, year }) */
export function missingFact<Shape extends FactShape>(
  shape: Shape,
  parts: FactParts<Shape>,
): FactOf<Shape> {
  const given: Readonly<Record<string, string | number>> = parts;
  const names: string[] = [];
  const path = shape.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return String(given[name]);
  });
  const key = JSON.stringify([shape, ...names.map((name) => given[name])]);
  const known: unknown = facts.get(key);
  if (known !== undefined) return known as FactOf<Shape>;
  const fact: unknown = { ...parts, shape, path };
  facts.set(key, fact as MissingFact);
  return fact as FactOf<Shape>;
}

/** Each once, in the order of their paths. */
export function factsInOrder(list: Iterable<MissingFact>): MissingFact[] {
  return [...new Set(list)].toSorted((a, b) => byText(a.path, b.path));
}

/** As JSON and CSV print them. */
export function pathsOf(list: readonly MissingFact[]): string[] {
  return list.map(({ path }) => path);
}
