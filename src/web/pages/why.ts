// Why a figure is what it is: the formula with its numbers, every term with day, amount and source, the law;
// a term leads to its entry, and to a drawer with what the entry says and the line it was read from.

import { householdOf } from "../../app/questions/household.ts";
import { type Why, type WhyEntry, why, YEAR_FIGURES } from "../../app/questions/year/why.ts";
import type { LineValue, Term } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { placeText } from "../../kernel/line-name.ts";
import { type Cents, formatDollars, total } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import { formatPercent } from "../../kernel/percent.ts";
import {
  plainText,
  type Said,
  say,
  spoken,
  type Voice,
  withoutDay,
} from "../../kernel/sentence.ts";
import { anchorId, type Html, html } from "../../render/html/markup.ts";
import { termsTable } from "../../render/html/why.ts";
import { captionText } from "../../render/html/year/line-text.ts";
import { fileName } from "../shell/batch-words.ts";
import { query } from "../shell/document.ts";
import { kindWords, nameWords } from "../shell/event-words.ts";
import { factAsked } from "../shell/missing-fact.ts";
import { pageVoice } from "../shell/page-voice.ts";
import { dayText } from "../shell/words.ts";
import { pointsAbout, wouldChange } from "../shell/would-change.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";
import { whyAddress } from "./year.ts";

export const whyPage: Pages = (app, site, book) => {
  app.get("/why/:form/:line", (context) => {
    const { form, line } = context.req.param();
    return bookPage({ site, book, context, together: "year" }, (asking) =>
      whyOf(asking, { form, line }),
    );
  });
};

/** A formula of more terms than this is a table, not a line. */
const MOST_IN_FORMULA = 6;

async function whyOf(
  asking: Asking,
  { form, line }: { readonly form: string; readonly line: string },
) {
  const { store, scope, book } = asking;
  const people = scope.people.map(({ id }) => id);
  const { person, year: taxYear, today } = scope;
  // A household's figure is that of the joint return; there is no other of several people.
  const found = await why(store, { form, line, taxYear, person, people, today });
  if (!found.ok) return found;
  const shown = found.value;
  const name = scope.people.find(({ id }) => id === person)?.name ?? "Household";
  const is = valueText(shown.value);
  const title =
    shown.place === undefined
      ? `${shown.label}: ${is}`
      : `${captionText(placeText(shown.place))} is ${is}`;
  const asked = { people: person === undefined ? people : [person], taxYear, today };
  const points = await pointsAbout(store, shown, asked);
  const known = await householdOf(store);
  if (!known.ok) return known;
  const voice = pageVoice(known.value);
  const body = html`<p class="trail"><a href="${book.base}/year?${query({ person, year: taxYear })}">The year ${taxYear}</a></p>
${missingCard(asking, shown)}${formulaCard(asking, shown, voice)}${trailCard(shown, voice)}${wouldChange(shown, points, voice)}${lawCard(shown, voice)}${[...shown.entries.values()].map((entry) => drawer(asking, entry))}`;
  return success({
    title,
    lead: form === YEAR_FIGURES ? name : `${shown.title}: ${shown.label}. ${name}, ${taxYear}.`,
    current: "year" as const,
    path: "/year",
    scope,
    body,
  });
}

function valueText(value: LineValue): string {
  switch (value.kind) {
    case "amount":
      return formatDollars(value.cents);
    case "incomplete":
      return "not known";
    case "text":
      return value.text;
    case "check":
      return value.checked ? "checked" : "not checked";
  }
}

function missingCard({ book, site }: Asking, { value, names, entries }: Why): Html | undefined {
  if (value.kind === "text" && value.because !== undefined)
    return html`<section class="card"><p>It is ${value.because}.</p></section>`;
  if (value.kind !== "incomplete") return undefined;
  const entry = (id: string) => {
    const found = entries.get(id);
    if (found === undefined) return undefined;
    return `${kindWords(found.kind)}${found.when === undefined ? "" : ` of ${whenText(found.when)}`}`;
  };
  return html`<section class="note ask"><div><p><b>This cannot be computed yet.</b> What is missing:</p><ul>${value.missing.map(
    (fact) =>
      html`<li>${factAsked(fact, { base: book.base, readOnly: site.readOnly, names, entry })}</li>`,
  )}</ul></div></section>`;
}

/** The line as the form computes it: terms that are other lines lead there. */
function formulaCard({ book, scope }: Asking, shown: Why, voice: Voice): Html | undefined {
  const { value, form } = shown;
  const terms = shown.terms.length > MOST_IN_FORMULA ? kindsOf(shown) : shown.terms.map(addend);
  if (value.kind !== "amount" || terms.length === 0 || terms.length > MOST_IN_FORMULA)
    return undefined;
  const item = ({ sign, amount, said, line }: Addend, index: number) => {
    const digits = formatDollars(amount);
    const figure =
      line === undefined || form === undefined
        ? html`<span class="num">${digits}</span>`
        : html`<a class="fig" href="${whyAddress(book.base, scope.year, { form, line, person: scope.person })}" aria-label="${digits}, line ${line}: why">${digits}</a>`;
    const before = index === 0 && sign === "+" ? "" : sign === "-" ? "−" : "+";
    return html`<li><span class="sign">${before}</span><div><p class="value">${figure}</p><p class="small muted">${spoken(said, voice)}</p></div></li>`;
  };
  return html`<section class="card" aria-label="Formula"><ol class="formula">${terms.map(item)}<li><span class="sign">=</span><div><p class="value"><b class="num">${formatDollars(value.cents)}</b></p><p class="small muted">${shown.label}</p></div></li></ol></section>`;
}

interface Addend extends Pick<Term, "sign" | "amount" | "line"> {
  readonly said: Said;
}

function addend(term: Term): Addend {
  return { said: term.label, ...term };
}

/** Terms that differ only by their day, summed: eleven conversions are one addend. */
function kindsOf({ terms }: Why): readonly Addend[] {
  const kinds = Map.groupBy(
    terms.map(addend),
    ({ sign, said }) => `${sign}${plainText(withoutDay(said))}`,
  );
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const words = alike.length === 1 ? "" : `, ${alike.length} entries`;
    return {
      sign: first.sign,
      amount: total(alike.map(({ amount }) => amount)),
      said: say`${withoutDay(first.said)}${words}`,
    };
  });
}

/** A kind of term that comes with many days is one heading with its sum, and a row a day. */
function daysTable(
  kinds: ReadonlyMap<string, Why["trail"]>,
  { value, label, entries }: Why,
  { voice, entry }: { readonly voice: Voice; readonly entry: (id: string) => Html | string },
): Html {
  const signed = (sign: Term["sign"], amount: Cents) =>
    `${sign === "-" ? "−" : ""}${formatDollars(amount)}`;
  const groups = [...kinds.values()].flatMap((terms) => {
    const [first] = terms;
    if (first === undefined) return [];
    const sum = signed(first.sign, total(terms.map(({ amount }) => amount)));
    const days = terms.map(({ sign, amount, event, citation }) => {
      const from = event === undefined ? undefined : entries.get(event)?.source;
      return html`<tr><td>${event === undefined ? undefined : entry(event)}${citation === undefined ? undefined : html` <span class="cite">${citationText(citation)}</span>`}</td><td class="small muted">${from === undefined ? "typed in" : html`<span title="${from.file}">${fileName(from.file)}, line ${from.line}</span>`}</td><td class="right">${signed(sign, amount)}</td></tr>
`;
    });
    return [
      html`<tr class="kind"><th scope="rowgroup" colspan="2">${spoken(withoutDay(addend(first).said), voice)}</th><td class="right"><b>${sum}</b></td></tr>
${days}`,
    ];
  });
  return html`<table><thead><tr><th scope="col">Day</th><th scope="col">Comes from</th><th scope="col" class="right">Amount</th></tr></thead><tbody>
${groups}</tbody><tfoot><tr><th scope="row" colspan="2">${label}</th><td class="right"><b>${valueText(value)}</b></td></tr></tfoot></table>`;
}

function trailCard(shown: Why, voice: Voice): Html {
  const { trail, value, label, assumptions, entries } = shown;
  if (trail.length === 0)
    return html`<section class="card"><p class="muted">${value.kind === "amount" ? "Nothing in the book adds to this figure." : "The figure has no terms."}</p></section>`;
  const dayOf = (entry: WhyEntry) =>
    html`<a href="#${drawerId(entry)}">${entry.when === undefined ? entry.id : whenText(entry.when)}</a>`;
  const entry = (id: string) => {
    const found = entries.get(id);
    return found === undefined ? id : dayOf(found);
  };
  const kinds = Map.groupBy(
    trail,
    (term) => `${term.sign}${plainText(withoutDay(addend(term).said))}`,
  );
  const byDay = trail.length > MOST_IN_FORMULA && kinds.size * 2 <= trail.length;
  const table = byDay
    ? daysTable(kinds, shown, { voice, entry })
    : termsTable({
        title: label,
        total: html`<b>${valueText(value)}</b>`,
        terms: trail.map((term) => ({ ...term, label: spoken(addend(term).said, voice) })),
        entry: ({ event }) => {
          const entry = event === undefined ? undefined : entries.get(event);
          if (entry === undefined) return event ?? "";
          const from = entry.source;
          return html`${dayOf(entry)}${from === undefined ? undefined : html`<br><span class="small muted" title="${from.file}">${fileName(from.file)}, line ${from.line}</span>`}`;
        },
      });
  return html`<section aria-labelledby="behind"><div class="section-head"><h2 id="behind">What is behind it</h2><p>Open a day to see what was recorded, and the line it was read from.</p></div><div class="card"><div class="scroll" tabindex="0" role="group" aria-label="Terms">${table}</div>${
    assumptions.length === 0
      ? undefined
      : html`<ul class="problems">${assumptions.map((each) => html`<li class="missing">${each}</li>`)}</ul>`
  }</div></section>`;
}

function lawCard({ law, notes }: Why, voice: Voice): Html | undefined {
  if (law.length === 0 && notes.length === 0) return undefined;
  return html`<section aria-labelledby="law"><div class="section-head"><h2 id="law">The law</h2></div><div class="card"><ul class="rows">${law.map(
    (citation) =>
      html`<li>${citationText(citation)}${citation.note === undefined ? undefined : html`<br><span class="small muted">${citation.note}</span>`}</li>`,
  )}${notes.map((note) => html`<li class="muted">${spoken(note, voice)}</li>`)}</ul></div></section>`;
}

function drawerId({ id }: WhyEntry): string {
  return anchorId("line", id);
}

function drawer({ book, scope }: Asking, entry: WhyEntry): Html {
  const { id, kind, when, note, source, fields } = entry;
  const title = `${kindWords(kind)}${when === undefined ? "" : ` of ${whenText(when)}`}`;
  const year = Number(when?.slice(0, 4) ?? scope.year);
  return html`<aside class="drawer" id="${drawerId(entry)}" tabindex="-1" aria-label="${title}"><div class="split"><h2>${title}</h2><a class="btn slim" href="#behind">Close</a></div>${
    source === undefined
      ? html`<p class="muted">Typed in; it was read from no file.</p>`
      : html`<p class="muted">Read from</p><pre class="code-line" tabindex="0">${source.file}, line ${source.line}${source.column === undefined ? "" : `, column ${source.column}`}</pre><p class="small muted">The file itself is not kept in the book.</p>`
  }<dl class="fields-list">${fields.map(([name, value]) => fieldRows(name, value))}${note === undefined ? undefined : html`<dt>Note</dt><dd>${note}</dd>`}<dt>Entry</dt><dd>${id}</dd></dl><p><a class="btn slim" href="${book.base}/events?${query({ person: scope.person, year })}#${id}">Show it among the events</a></p></aside>`;
}

type Field = WhyEntry["fields"][number][1];

function fieldRows(name: string, value: Field): Html {
  if (value.kind === "group")
    return html`${value.fields.map(([inner, each]) => fieldRows(inner, each))}`;
  return html`<dt>${nameWords(name)}</dt><dd>${fieldText(value)}</dd>`;
}

function fieldText(value: Field): string {
  switch (value.kind) {
    case "money":
      return formatDollars(value.cents);
    case "date":
      return dayText(value.date);
    case "year":
      return String(value.year);
    case "percent":
      return `${formatPercent(value.percent)}%`;
    case "name":
      return value.name;
    case "text":
      return value.text;
    case "flag":
      return value.flag ? "yes" : "no";
    case "group":
      return value.fields.map(([name, each]) => `${nameWords(name)} ${fieldText(each)}`).join(", ");
    case "list":
      return value.items.map(fieldText).join("; ");
    case "json":
      return JSON.stringify(value.json);
  }
}

/** A day in words, or a year as it is. */
function whenText(when: string): string {
  return when.length === 10 ? dayText(when as Parameters<typeof dayText>[0]) : when;
}
