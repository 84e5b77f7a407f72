// A fact that the book lacks, as a question in words, and the page on which it is given.
import type { FactPath } from "../../kernel/amount-state.ts";
import { questionOfFact } from "../../kernel/fact-questions.ts";
import { type Html, html } from "../../render/html/markup.ts";

export interface MissingFactContext {
  readonly base: string;
  readonly readOnly: boolean;
  /** Names of people, plans and employers by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** `the conversion of Mar 20, 2025`, by the id of the entry. */
  readonly entry?: (id: string) => string | undefined;
}

export function missingFact(fact: FactPath, context: MissingFactContext): Html {
  const { base, readOnly, names, entry } = context;
  const name = (id: string) => names.get(id) ?? id;
  const [kind = "", id = "", part = ""] = fact.split(".");
  const text =
    kind === "employer" && part === "pay_frequency"
      ? `How often does ${name(id)} pay: every week, every two weeks, twice a month?`
      : questionOfFact(fact, {
          person: name,
          plan: name,
          employer: name,
          event: (event) => entry?.(event) ?? "An entry",
        }).text;
  const where = readOnly ? undefined : whereToGive(fact.split("."));
  return html`${text}${where === undefined ? undefined : html` <a href="${base}${where}">Say it</a>`}`;
}

/** The form that takes the answer, with what is known of it filled in. */
export function whereToGive(parts: readonly string[]): string | undefined {
  const [kind, first = "", second = "", third = ""] = parts;
  const form = (of: string, known: Readonly<Record<string, string>>) =>
    `/record/${of}?${new URLSearchParams(known).toString()}`;
  switch (kind) {
    case "wages":
    case "gross_pay":
      return form("wages", { person: first, employer: second, tax_year: third.slice(0, 4) });
    case "ira_value":
      return form("ira_value", { person: first, tax_year: second });
    case "opening_basis":
      return form("opening_basis", { person: first, plan: second });
    case "person":
      return form("person", { person: first });
    case "employer":
      return form("employer", { employer: first });
  }
  if (parts.at(-1) === "movement") return "/record";
  return /^e\d+$/.test(first) ? `/correct?event=${first}` : undefined;
}
