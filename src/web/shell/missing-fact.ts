// A fact that the book lacks, as a question in words, and the page on which it is given.

import { questionOfFact } from "../../kernel/fact-questions.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { type Html, html } from "../../render/html/markup.ts";

export interface FactContext {
  readonly base: string;
  readonly readOnly: boolean;
  /** Names of people, plans and employers by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** `the conversion of Mar 20, 2025`, by the id of the entry. */
  readonly entry?: (id: string) => string | undefined;
}

export function factAsked(fact: MissingFact, context: FactContext): Html {
  const { base, readOnly, names, entry } = context;
  const name = (id: string) => names.get(id) ?? id;
  const { text } = questionOfFact(fact, {
    person: name,
    plan: name,
    employer: name,
    event: (event) => entry?.(event) ?? "An entry",
  });
  const where = readOnly ? undefined : whereToGive(fact);
  return html`${text}${where === undefined ? undefined : html` <a href="${base}${where}">Say it</a>`}`;
}

/** The form that takes the answer, with what is known of it filled in. */
export function whereToGive(fact: MissingFact): string | undefined {
  const form = (of: string, known: Readonly<Record<string, string>>) =>
    `/record/${of}?${new URLSearchParams(known).toString()}`;
  switch (fact.shape) {
    case "wages.{person}.{employer}.{year}.compensation":
    case "wages.{person}.{employer}.{year}.fica_wages": {
      const { person, employer, year } = fact;
      return form("wages", { person, employer, tax_year: String(year) });
    }
    case "ira_value.{person}.{year}":
      return form("ira_value", { person: fact.person, tax_year: String(fact.year) });
    case "opening_basis.{person}.{plan}.plan_after_tax":
      return form("opening_basis", { person: fact.person, plan: fact.plan });
    case "form_8606.{person}.{year}.line_14":
    case "form_8606.{person}.{year}.line_18":
      return form("opening_basis", { person: fact.person });
    case "form_8915f.{person}.{year}.ira_taxable":
      return form("form_8915f", { person: fact.person, tax_year: String(fact.year) });
    case "roth_excess.{person}.{year}.plan":
      return form("roth_excess_in_plan", { person: fact.person, tax_year: String(fact.year) });
    case "person.{person}.birth_date":
      return form("person", { person: fact.person });
    case "employer.{employer}.pay_frequency":
      return form("employer", { employer: fact.employer });
    case "form_1099r.{event}.movement":
    case "distribution.{event}.excess_deferral":
      return "/record";
    default:
      return "event" in fact ? `/correct?event=${fact.event}` : undefined;
  }
}
