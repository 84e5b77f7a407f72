// What is in the book: a year's entries by month, what was corrected, and what was recorded together.

import {
  type BatchOfBook,
  type EventOfBook,
  type EventsByMonth,
  eventsByMonth,
  type MonthOfBook,
  type TakenBack,
} from "../../app/questions/events-by-month.ts";
import { type CalendarDate, calendarDate } from "../../kernel/calendar.ts";
import { formatDollars } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { monthName } from "../../render/month-names.ts";
import { bookField } from "../posted.ts";
import { batchWords, commandWords, fileName, recordedText } from "../shell/batch-words.ts";
import { personInput } from "../shell/choose-person.ts";
import { query } from "../shell/document.ts";
import { detailWords, KIND_WORDS, kindWords } from "../shell/event-words.ts";
import { icon } from "../shell/icon.ts";
import { countText, dayText } from "../shell/words.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";

export const eventsPage: Pages = (app, site, book) => {
  app.get("/events", (context) => bookPage({ site, book, context, together: "events" }, events));
};

/** Rows of one month that are drawn; the payroll of a whole plan has thousands. */
const MOST_ROWS = 300;
const MOST_BATCHES = 30;

interface Shown {
  readonly found: EventsByMonth;
  readonly names: ReadonlyMap<string, string>;
  readonly asking: Asking;
  readonly ledgerId: string;
}

async function events(asking: Asking) {
  const { store, scope, context } = asking;
  const { kind = "", q = "", month: opened } = context.req.query();
  const found = await eventsByMonth(store, {
    person: scope.person,
    year: scope.year,
    ...(kind !== "" && { kind }),
    ...(q !== "" && { words: q }),
  });
  if (!found.ok) return found;
  const { ledgerId } = await store.head();
  const names = new Map(scope.people.map(({ id, name }) => [id, name]));
  const shown: Shown = { found: found.value, names, asking, ledgerId };
  const { months, batches } = found.value;
  const dated = months.filter(({ month }) => month !== undefined);
  const all = dated.flatMap((each) => each.events);
  const corrected = all.filter(({ replaces }) => replaces !== undefined).length;
  const standing = all.filter(({ takenBack }) => takenBack === undefined).length;
  const filtered = kind !== "" || q !== "";
  const body = html`${filterForm(asking, { kind, q })}${
    months.length === 0
      ? html`<section class="card"><p class="muted">${filtered ? "Nothing in the book fits that." : "Nothing is recorded of this year yet."}</p></section>`
      : months.map((month, index) =>
          monthCard(
            month,
            shown,
            opened === undefined ? index < 2 || filtered : month.month === opened,
          ),
        )
  }${batches.length === 0 ? undefined : batchesCard(batches, shown)}`;
  return success({
    title: "Events",
    lead: `${countText(standing, "entry")} of ${scope.year}${filtered ? " that fit" : ""}${corrected === 0 ? "" : `, ${corrected} of them in the place of an earlier one`}. Nothing is ever overwritten.`,
    current: "events" as const,
    path: "/events",
    scope,
    body,
  });
}

function filterForm(
  { book, scope }: Asking,
  { kind, q }: { readonly kind: string; readonly q: string },
): Html {
  const selected = (is: boolean) => (is ? trustedHtml(" selected") : undefined);
  return html`<form class="card filter" role="search" aria-label="Filter entries" action="${book.base}/events"><input type="hidden" name="year" value="${scope.year}">${
    scope.people.length < 2
      ? undefined
      : scope.isOfPlan
        ? personInput({ id: "who", value: scope.person })
        : html`<div><label for="who">Who</label><select id="who" name="person"><option value="">Everybody</option>${scope.people.map(
            ({ id, name }) =>
              html`<option value="${id}"${selected(id === scope.person)}>${name}</option>`,
          )}</select></div>`
  }<div><label for="what">What</label><select id="what" name="kind"><option value="">Everything</option>${Object.entries(
    KIND_WORDS,
  ).map(
    ([name, words]) => html`<option value="${name}"${selected(name === kind)}>${words}</option>`,
  )}<option value="corrections"${selected(kind === "corrections")}>Corrections</option></select></div><div><label for="q">Amount or word</label><input id="q" name="q" type="search" value="${q}" autocomplete="off"></div><button class="btn" type="submit">Show</button></form>`;
}

function monthCard(month: MonthOfBook, shown: Shown, open: boolean): Html {
  const { events: rows, contributed, converted } = month;
  const cut = rows.length - MOST_ROWS;
  return html`<details class="card month" id="month-${month.month ?? "none"}"${open ? trustedHtml(" open") : undefined}><summary><b>${monthText(month.month)}</b><span>${countText(rows.length, "entry")}</span>${
    contributed === 0 ? undefined : html`<span>contributed ${formatDollars(contributed)}</span>`
  }${converted === 0 ? undefined : html`<span>converted ${formatDollars(converted)}</span>`}</summary><table role="table" class="rowcards"><thead role="rowgroup"><tr role="row">${[
    "Day",
    "Who",
    "What",
  ].map(
    (head) => html`<th role="columnheader" scope="col">${head}</th>`,
  )}<th role="columnheader" scope="col" class="right">Amount</th><th role="columnheader" scope="col">Comes from</th></tr></thead><tbody role="rowgroup">${rows
    .slice(0, MOST_ROWS)
    .map((event) => eventRow(event, shown, rows))}</tbody></table>${
    cut <= 0
      ? undefined
      : html`<p class="muted small">${countText(cut, "more entry")} of this month are in the sums and not drawn: choose a person, a kind or a word above.</p>`
  }</details>`;
}

function eventRow(event: EventOfBook, shown: Shown, among: readonly EventOfBook[]): Html {
  const { found, names, asking } = shown;
  const { id, called, kind, person, plan, employer, when, amount, takenBack, replaces } = event;
  const where =
    plan === undefined
      ? employer === undefined || kind === "employer"
        ? undefined
        : (found.employers.get(employer) ?? employer)
      : kind === "plan"
        ? undefined
        : (found.plans.get(plan) ?? plan);
  const title = `${kindWords(kind)}${where === undefined ? "" : `, ${where}`}`;
  const successor = among.some((each) => each.replaces === id);
  const digits = amount === undefined ? "" : formatDollars(amount);
  const who = person === undefined ? "" : (names.get(person) ?? person);
  const pair = successor || replaces !== undefined;
  return html`<tr role="row" id="${id}" class="${pair ? "pair-row " : ""}${takenBack === undefined ? "" : "was"}"><td role="cell" data-label="Day">${dayOf(when)}</td><td role="cell" data-label="Who">${who}</td><th role="rowheader" scope="row">${called === id ? undefined : html`<a id="${called}"></a>`}${takenBack === undefined ? title : html`<del>${title}</del>`}<small>${sayings(event)}</small>${
    takenBack === undefined && !asking.site.readOnly
      ? html`<a class="small act" href="${asking.book.base}/correct?event=${id}&amp;${query(asking.scope)}" aria-label="Correct: ${title}${digits === "" ? "" : ` ${digits}`}, ${dayOf(when)}">Correct</a>`
      : undefined
  }</th><td role="cell" class="right num" data-label="Amount">${takenBack === undefined ? digits : html`<del>${digits}</del>`}</td><td role="cell" data-label="Comes from">${sourceText(event)}</td></tr>`;
}

/** Why it was taken back, what it replaced, what it says besides, what somebody noted. */
function sayings(event: EventOfBook): Html {
  const { takenBack, replaces, note } = event;
  const details = detailWords(event);
  const parts: Html[] = [];
  if (takenBack !== undefined) parts.push(html`${takenBackWords(takenBack)}`);
  if (replaces !== undefined)
    parts.push(html`<span class="tag ask">corrected</span> replaces ${replaces}`);
  if (details !== "") parts.push(html`${details}`);
  if (note !== undefined) parts.push(html`<q>${note}</q>`);
  return html`${parts.map((part, index) => (index === 0 ? part : html` · ${part}`))}`;
}

function takenBackWords({ reason, text, at }: TakenBack): string {
  return `taken back on ${recordedText(at)}${text === undefined ? ` (${reason.replaceAll("_", " ")})` : `: ${text}`}`;
}

function sourceText({ id, source, recordedAt }: EventOfBook): Html {
  const from =
    source === undefined || source.file === ""
      ? html`typed in`
      : html`${fileName(source.file)}<small>line ${source.line}</small>`;
  return html`<span>${from}<small>${id}, ${recordedText(recordedAt)}</small></span>`;
}

function batchesCard(batches: readonly BatchOfBook[], { asking, ledgerId }: Shown): Html {
  const { book, site, scope } = asking;
  return html`<section aria-labelledby="batches"><div class="section-head"><h2 id="batches">Recorded together</h2><p>What was recorded together can be taken back together. Both stay in the book.</p></div><div class="card"><ul class="rows">${batches
    .slice(0, MOST_BATCHES)
    .map(
      ({ batch, data, events: count, standing }) =>
        html`<li class="split"><div><b>${batchWords(data)}</b> ${
          standing === 0 ? html`<span class="tag">taken back</span>` : undefined
        }<p class="small muted">${recordedText(data.recordedAt)} · ${data.file ? html`${commandWords(data.command)} · ` : undefined}${countText(count, "entry")} shown here${standing > 0 && standing < count ? `, ${standing} of them still stand` : ""} · ${batch}</p></div>${
          standing === 0 || site.readOnly
            ? undefined
            : html`<form method="post" action="${book.base}/undo">${bookField(ledgerId)}<input type="hidden" name="batch" value="${batch}"><input type="hidden" name="back" value="${query(scope)}"><button class="btn slim" type="submit" aria-label="Undo ${batchWords(data)}, ${batch}">${icon("undo")}Undo</button></form>`
        }</li>`,
    )}</ul>${
    batches.length > MOST_BATCHES
      ? html`<p class="small"><a href="${book.base}/book">All of them stand under Book</a></p>`
      : undefined
  }</div></section>`;
}

function monthText(month: string | undefined): string {
  if (month === undefined) return "People, plans and answers";
  if (month.length === 4) return `The whole of ${month}`;
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

function dayOf(when: string | undefined): string {
  if (when === undefined) return "";
  return when.length === 4 ? when : dayText(calendarDate(when) as CalendarDate);
}
