// The printer of a view as markup: its sections as tables, names instead of ids, each figure leading to its why.
import { adviceWords } from "../../kernel/advice.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { spoken, type Voice } from "../../kernel/sentence.ts";
import { type Cell, shownOf, type Why } from "../views/cell.ts";
import { type Column, labelOf, type Table } from "../views/view.ts";
import { type Html, html } from "./markup.ts";

export interface TablesShown {
  readonly voice: Voice;
  /** The address that explains a figure, if the place has one. */
  readonly explain: (why: Why) => string | undefined;
  /** What is missing, as a question. */
  readonly asked: (fact: MissingFact) => Html;
  /** The entries that a cell names, as a link. */
  readonly entries: (ids: readonly string[]) => Html;
}

/** One card for each table. */
export function viewTables(tables: readonly Table[], how: TablesShown): Html {
  return html`${tables.filter(hasContent).map((table, index) => card(table, index, how))}`;
}

function hasContent({ title, rows, notes = [] }: Table): boolean {
  return rows.length > 0 || notes.length > 0 || title !== undefined;
}

function card(table: Table, index: number, how: TablesShown): Html {
  const { title, rows, notes = [] } = table;
  const id = `answer-${index}`;
  const heading =
    title === undefined ? undefined : html`<h2 id="${id}">${spoken(title, how.voice)}</h2>`;
  const named = title === undefined ? undefined : html` aria-labelledby="${id}"`;
  return html`<section class="card answer"${named}>${heading}${rows.length === 0 ? undefined : tableOf(table, how)}${notes.map(
    (note) => html`<p class="muted">${adviceWords(note, how.voice)}</p>`,
  )}</section>`;
}

function tableOf({ columns, rows }: Table, how: TablesShown): Html {
  const head = columns.map(
    (column) =>
      html`<th role="columnheader" scope="col"${sideOf(column)}>${column.label === "" ? html`<span class="hide">What</span>` : capital(column.label)}</th>`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table role="table" class="rowcards"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${row.map((cell, at) => cellOf(cell, columns[at], at, how))}</tr>`,
  )}</tbody></table></div>`;
}

function cellOf(cell: Cell, column: Column | undefined, at: number, how: TablesShown): Html {
  if (column === undefined) return html``;
  const value = shownIn(cell, column, how);
  const side = sideOf(column);
  if (at === 0) return html`<th role="rowheader" scope="row"${side}>${value}</th>`;
  // On a narrow screen a row is a card: what is empty takes no line there.
  const label = cell.kind === "none" ? undefined : html` data-label="${capital(column.label)}"`;
  return html`<td role="cell"${side}${label}>${value}</td>`;
}

function sideOf({ align }: Column): Html | undefined {
  return align === "right" ? html` class="right num"` : undefined;
}

function shownIn(cell: Cell, { name }: Column, how: TablesShown): Html | string {
  if (cell.kind === "incomplete")
    return html`<span class="ask-text">${cell.missing.map((fact) => html`<span>${how.asked(fact)}</span>`)}</span>`;
  if (ENTRIES.has(name) && cell.kind === "name") return how.entries([cell.name]);
  if (ENTRIES.has(name) && cell.kind === "names") return how.entries(cell.names);
  const text = textOf(cell, how.voice);
  const href = cell.why === undefined ? undefined : how.explain(cell.why);
  const shown = cell.tone === "wrong" ? html`<b class="warn">${text}</b>` : text;
  return href === undefined
    ? shown
    : html`<a class="fig" href="${href}" aria-label="${text}: why">${shown}</a>`;
}

const ENTRIES: ReadonlySet<string> = new Set(["because", "event", "events", "id"]);

function textOf(cell: Cell, voice: Voice): string {
  if (cell.said !== undefined) return spoken(cell.said, voice);
  if (cell.kind === "date") return voice.date(cell.date);
  if (cell.kind === "percent") return `${shownOf(cell)}%`;
  if (cell.kind === "text") return capital(cell.text);
  // A code or a word of ours: `not_compared`.
  return cell.kind === "name" ? labelOf(cell.name) : shownOf(cell);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
