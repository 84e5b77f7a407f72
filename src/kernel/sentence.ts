// A sentence as parts: words, and what is no word (who, which plan, which day, how much) as itself. Whoever
// prints it chooses: a terminal says `acme-401k` and `2025-03-07`, paper and a page a name and their own date.
// Nobody has to find an id or a day in finished text again.

import type { CalendarDate } from "./calendar.ts";
import { questionOfFact } from "./fact-questions.ts";
import type { FormName } from "./form-names.ts";
import type { EventId } from "./ids.ts";
import type { LineName } from "./line-name.ts";
import type { MissingFact } from "./missing-fact.ts";
import { type Cents, formatDollars } from "./money.ts";

/** A recorded event where a sentence speaks of it: `form 1099r e42`. */
export interface Entry {
  readonly kind: string;
  readonly id: EventId;
}

export type Part =
  | string
  | { readonly person: string }
  | { readonly plan: string }
  /** Or a group of employers. */
  | { readonly employer: string }
  /** Who sent a form: an id, or a name as it stands on the form. */
  | { readonly payer: string }
  /** Where money went: `roth_ira`. */
  | { readonly to: string }
  | { readonly date: CalendarDate }
  /** " of 2025-03-07", where the day only tells things apart that are alike: a summary leaves it out. */
  | { readonly of: CalendarDate }
  | { readonly on: CalendarDate }
  | { readonly money: Cents }
  /** " (e42, e43)", for whoever can look them up by that. */
  | { readonly events: readonly EventId[] }
  | { readonly entry: Entry }
  | { readonly form: FormName; readonly line: LineName }
  /** What is missing, as a question; `entry` is the one that it is a fact of. */
  | { readonly fact: MissingFact; readonly entry?: Entry }
  /** The same in the middle of a sentence: "the date of birth of alex". */
  | { readonly lacking: MissingFact };

export type Sentence = readonly Part[];

/** Words that name nothing may stay a string. */
export type Said = string | Sentence;

/** A day or an amount is wrapped, `${{ date }}`: as a bare value it would be a word already. */
type Wrapped<Values> = {
  [K in keyof Values]: Values[K] extends CalendarDate | Cents ? never : Values[K];
};

/**
 * @example say`annual additions of ${{ person }} to ${{ date: end }} are ${{ money: total }}`
 */
export function say<const Values extends readonly (Part | Sentence | number)[]>(
  words: TemplateStringsArray,
  ...values: Values & Wrapped<Values>
): Sentence {
  const given: readonly (Part | Sentence | number)[] = values;
  return words.flatMap((word, at) => {
    const value = given[at] ?? [];
    const parts = typeof value === "number" ? [String(value)] : [value].flat();
    return [word, ...parts].filter((part) => part !== "");
  });
}

/** How somebody who prints a sentence calls what is no word. */
export interface Voice {
  person(id: string): string;
  plan(id: string): string;
  employer(id: string): string;
  payer(id: string): string;
  to(destination: string): string;
  date(date: CalendarDate): string;
  money(amount: Cents): string;
  events(ids: readonly EventId[]): string;
  entry(entry: Entry): string;
  line(form: FormName, line: LineName): string;
}

export function spoken(said: Said, voice: Voice): string {
  return typeof said === "string" ? said : said.map((part) => partText(part, voice)).join("");
}

function partText(part: Part, voice: Voice): string {
  if (typeof part === "string") return part;
  if ("person" in part) return voice.person(part.person);
  if ("plan" in part) return voice.plan(part.plan);
  if ("employer" in part) return voice.employer(part.employer);
  if ("payer" in part) return voice.payer(part.payer);
  if ("to" in part) return voice.to(part.to);
  if ("date" in part) return voice.date(part.date);
  if ("of" in part) return ` of ${voice.date(part.of)}`;
  if ("on" in part) return ` on ${voice.date(part.on)}`;
  if ("money" in part) return voice.money(part.money);
  if ("events" in part) return voice.events(part.events);
  if ("form" in part) return voice.line(part.form, part.line);
  if ("fact" in part) {
    const { fact, entry } = part;
    const event = () => (entry === undefined ? undefined : voice.entry(entry));
    return questionOfFact(fact, { ...voice, event }).text;
  }
  if ("lacking" in part)
    return questionOfFact(part.lacking, {
      ...voice,
      event: (id) => voice.entry({ kind: "entry", id }),
    }).what;
  return voice.entry(part.entry);
}

const asIs = (text: string) => text;

/** What a terminal and JSON say: everything as it is typed. */
const PLAIN: Voice = {
  person: asIs,
  plan: asIs,
  employer: asIs,
  payer: asIs,
  to: (destination) => destination.replaceAll("_", " "),
  date: asIs,
  money: formatDollars,
  events: (ids) => ` (${ids.join(", ")})`,
  entry: ({ kind, id }) => `${kind.replaceAll("_", " ")} ${id}`,
  line: (form, { line }) => `${form} line ${line}`,
};

export function plainText(said: Said): string {
  return spoken(said, PLAIN);
}

/** What problems and open points hold: the words of a terminal, and the parts that these were made of. */
export interface Worded {
  readonly message: string;
  readonly said?: Sentence;
}

/** @example { code: "…", severity: "error", ...worded(say`${{ person }} has no birth date`) } */
export function worded(said: Sentence): Required<Worded> {
  return { message: plainText(said), said };
}

/** A message in somebody's voice; one that names nothing is a string alone. */
export function messageIn({ message, said }: Worded, voice: Voice): string {
  return said === undefined ? message : spoken(said, voice);
}

export function joined(list: readonly Said[], between: string): Said {
  if (list.every((each) => typeof each === "string")) return list.join(between);
  return list.flatMap((each, at): Sentence => [...(at === 0 ? [] : [between]), ...[each].flat()]);
}

/** Several, each of which is said only once. */
export function eachOnce(list: readonly Said[]): Said[] {
  return [...new Map(list.map((said) => [plainText(said), said])).values()];
}

/** Of things that are alike but for their day: "conversion of 2025-03-07" without the day. */
export function withoutDay(said: Said): Said {
  if (typeof said === "string") return said;
  return said.filter((part) => typeof part === "string" || !("of" in part || "on" in part));
}
