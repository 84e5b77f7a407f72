// A filled worksheet as a value: lines in the form's order, each able to say why it holds what it
// holds. Renderers print it; nothing after this computes tax.

import type { TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import type { FormName } from "../kernel/form-names.ts";
import type { EventId } from "../kernel/ids.ts";
import type { LineName } from "../kernel/line-name.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import type { Cents } from "../kernel/money.ts";
import type { Said, Sentence } from "../kernel/sentence.ts";
import type { EventSource } from "../ledger/event.ts";
import type { FactName } from "./fact-registry.ts";

/** A line of Form 8606 that it is, or is a share of; tax on a conversion, taken back; what Form 5329 computes. */
export type TermOrigin = "8606/20" | "8606/25c" | "recapture" | "5329/4" | "excess_deferral";

/** One addend of a line. The signed terms of an amount line sum to the line. */
export interface Term {
  readonly sign: "+" | "-";
  readonly amount: Cents;
  /** In words, as a terminal and JSON have them: "after-tax contribution", "line 3". */
  readonly label: string;
  /** The same as parts, where it names people, plans or days. */
  readonly said?: Sentence;
  /** The recorded event that the amount comes from. */
  readonly event?: EventId;
  readonly source?: EventSource;
  /** Another line of the same worksheet. */
  readonly line?: string;
  /** A figure of the law, by name. */
  readonly figure?: string;
  readonly citation?: Citation;
  /** What the amount rests on that nobody recorded, in a sentence. */
  readonly assumes?: string;
  /** What it is, for whoever has to tell it from its neighbours without reading the label. */
  readonly origin?: TermOrigin;
}

export type LineValue =
  | { readonly kind: "amount"; readonly cents: Cents }
  | { readonly kind: "incomplete"; readonly missing: readonly MissingFact[] }
  /** Decimal text as the form prints it: line 10 of Form 8606, a distribution code, a date. No terms sum to it; `because` says in words where it comes from. */
  | { readonly kind: "text"; readonly text: string; readonly because?: string }
  | { readonly kind: "check"; readonly checked: boolean };

export interface WorksheetLine extends LineName {
  /** What stands on it, whatever the form of a year calls the line. */
  readonly fact: FactName;
  /** What it stands under: "Part I — Nondeductible contributions …", "acme-401k, code G". */
  readonly part?: string;
  /** The part of the form, of a form that has parts. */
  readonly section?: { readonly head: string; readonly title: string };
  /** The label, in our words, close to the form's. */
  readonly label: string;
  /** The label beside the line's place: without the schedule that the label names. */
  readonly caption: string;
  readonly value: LineValue;
  readonly terms: readonly Term[];
}

export interface Worksheet {
  readonly form: FormName;
  readonly title: string;
  readonly taxYear: TaxYear;
  readonly person: string;
  readonly personName?: string;
  /** Whose lines a joint return has under those of both. */
  readonly spouses?: readonly { readonly person: string; readonly name: string }[];
  /** Whether the official form must be filed; absent for worksheets that belong to no form. */
  readonly filingRequired?: boolean;
  /** Lines that the form leaves blank are absent. */
  readonly lines: readonly WorksheetLine[];
  /** Every missing fact, once. */
  readonly incomplete: readonly MissingFact[];
  readonly notes: readonly Said[];
  readonly citations: readonly Citation[];
}
