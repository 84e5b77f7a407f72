// Every fact that a computation may lack, as the shape of its path: `ira_value.{person}.{year}` stands for
// `ira_value.alex.2025`. A path of another shape does not compile, and each shape has its question
// (fact-questions.ts), so that no path reaches a person without words.

import { InvariantError } from "./invariant.ts";

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

/** The shape with any text in its gaps. */
export type Filled<Shape extends string> = Shape extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Shape;

/** What a path is about, by the names in its shape. */
export type FactParts = Readonly<Record<string, string>>;

// Ids may hold dots; years, dates and kinds have a form of their own.
const FORMS: Readonly<Record<string, string>> = {
  year: "\\d{4}",
  start: "\\d{4}-\\d\\d-\\d\\d",
  end: "\\d{4}-\\d\\d-\\d\\d",
  kind: "[a-z_]+",
};

const PATTERNS = FACT_SHAPES.map((shape) => ({
  shape,
  pattern: new RegExp(
    `^${shape
      .replaceAll(".", "\\.")
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${FORMS[name] ?? ".+?"})`)}$`,
  ),
}));

export function factParts(fact: Filled<FactShape>): {
  readonly shape: FactShape;
  readonly parts: FactParts;
} {
  for (const { shape, pattern } of PATTERNS) {
    const found = pattern.exec(fact);
    if (found !== null) return { shape, parts: { ...found.groups } };
  }
  throw new InvariantError(`a fact of no known shape: ${fact}`);
}
