// Several books in one folder, for whoever keeps more than one household's: a line for each person with what
// is open. A book that cannot be read is a line too.
import type { Context } from "hono";
import { type ClientLine, type Clients, clientsOf } from "../../app/questions/clients.ts";
import { type TaxYear, taxYear, taxYearOf } from "../../kernel/calendar.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { page, query } from "../shell/document.ts";
import { icon } from "../shell/icon.ts";
import { countText } from "../shell/words.ts";
import type { Site } from "../site.ts";

export async function booksPage({ books, assets, readOnly }: Site, context: Context) {
  const [first] = books;
  const now = first === undefined ? undefined : taxYearOf(first.access().today);
  const years = now === undefined ? [] : [taxYear(now - 2), taxYear(now - 1), now];
  const asked = context.req.query("year");
  // In spring and summer the returns of the year before are made.
  const year = years.find((each) => String(each) === asked) ?? years[1];
  const found =
    year === undefined
      ? undefined
      : await clientsOf(
          books.map((book) => ({ file: book.name, access: book.access() })),
          year,
        );
  const bases = new Map(books.map(({ name, base }) => [name, base]));
  const body =
    found === undefined
      ? html`<section class="card"><p class="muted">No file in this folder is named .db.</p></section>`
      : html`<div class="scope"><nav aria-label="Year" class="segments">${years.map(
          (each) =>
            html`<a href="/?year=${each}"${each === year ? trustedHtml(' aria-current="true"') : undefined}>${each}</a>`,
        )}</nav></div>${board(found, bases)}`;
  const open = found?.clients.filter(({ openPoints }) => openPoints > 0).length ?? 0;
  const lead =
    found === undefined
      ? "The folder is empty."
      : `${countText(books.length, "book")}, ${found.clients.length === 1 ? "1 person" : `${found.clients.length} people`}; ${open === 0 ? "nothing is open" : `something is open for ${open}`}.`;
  return context.html(page({ title: "Books", lead, body }, { assets, base: "", readOnly }));
}

function board(
  { clients, failed, taxYear: year }: Clients,
  bases: ReadonlyMap<string, string>,
): Html {
  const lines = clients.toSorted((a, b) => b.openPoints - a.openPoints);
  return html`<section class="card"><table role="table" class="rowcards"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Whose</th>${["Open points", "Forms missing", "Waits to be converted", "Form 8606", "Room left"].map((head) => html`<th role="columnheader" scope="col" class="right">${head}</th>`)}</tr></thead><tbody role="rowgroup">${lines.map(
    (line) => boardRow(line, { year, base: bases.get(line.file) ?? "" }),
  )}</tbody></table>${
    lines.length === 0 ? html`<p class="muted">Nobody is recorded in these books.</p>` : undefined
  }</section>${
    failed.length === 0
      ? undefined
      : html`<section class="card" aria-labelledby="failed"><h2 id="failed">Could not be read</h2><ul class="problems">${failed.map(
          ({ file, problems }) =>
            html`<li><p>${icon("warning")} <b>${file}</b></p>${problems.map(({ message }) => html`<p class="small muted">${message}</p>`)}</li>`,
        )}</ul></section>`
  }`;
}

function boardRow(
  line: ClientLine,
  { year, base }: { readonly year: TaxYear; readonly base: string },
): Html {
  const { file, person, name, openPoints, formsMissing, form8606Required } = line;
  const needed =
    form8606Required === undefined ? "not known" : form8606Required ? "required" : "not needed";
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${base}/?${query({ person, year })}">${name}</a><small>${file}</small></th><td role="cell" class="right num" data-label="Open points"><span${openPoints === 0 ? undefined : trustedHtml(' class="ask-text"')}>${openPoints}</span></td><td role="cell" class="right num" data-label="Forms missing">${formsMissing}</td><td role="cell" class="right num" data-label="Waits to be converted">${dollarsOr(line.waitingBasis)}</td><td role="cell" class="right" data-label="Form 8606">${needed}</td><td role="cell" class="right num" data-label="Room left">${dollarsOr(line.afterTaxRoom)}</td></tr>`;
}

/** A dash where there is nothing to know: no plan, or one that takes no after-tax money. */
function dollarsOr(cents: Cents | undefined): string {
  return cents === undefined ? "–" : formatDollars(cents);
}
