// What goes to the preparer: a packet for each return with what is still open beside it, which Forms 1099-R
// and 5498 are here, the worksheets, and letters to plans whose form is wrong.

import { householdOf } from "../../app/questions/household.ts";
import { letterFacts } from "../../app/questions/letter-facts.ts";
import { keepsPacketOpen, type OpenPoint } from "../../app/questions/open-points/open-point.ts";
import type { FormResult } from "../../app/questions/packet/form-checklist.ts";
import {
  type PersonOfReturn,
  type ReturnPacket,
  returnPacket,
} from "../../app/questions/packet/return-packet.ts";
import { readOnce } from "../../app/read-once.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { placeText } from "../../kernel/line-name.ts";
import { formatDollars } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { messageIn, type Voice } from "../../kernel/sentence.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { query } from "../shell/document.ts";
import { figure } from "../shell/figure.ts";
import { icon } from "../shell/icon.ts";
import { pageVoice } from "../shell/page-voice.ts";
import { countText, dayText } from "../shell/words.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";

export const formsPage: Pages = (app, site, book) => {
  app.get("/forms", (context) =>
    bookPage({ site, book, context, isForReturn: true, together: "forms" }, forms),
  );
};

async function forms(asking: Asking) {
  const { scope, store } = asking;
  const known = await householdOf(store);
  if (!known.ok) return known;
  const voice = pageVoice(known.value);
  const { returns, problems } = await returnsOf(asking);
  const people = returns.flatMap((made) =>
    made.people.map((person) => ({ person, due: made.formsDue })),
  );
  const body = html`${problems.map(
    (problem) =>
      html`<div class="note warn">${icon("warning")}<div><b>${problem.message}</b>${problem.hint === undefined ? undefined : html`<p>${adviceWords(problem.hint)}</p>`}</div></div>`,
  )}${returns.map((made) => packetCard(made, asking, voice))}${
    people.length === 0 ? undefined : receivedCard(people, asking, await lettersOf(people, asking))
  }${people.length === 0 ? undefined : worksheetsCard(people, asking)}${savesCard(asking)}`;
  return success({
    title: "Packet and forms",
    lead: "Everything a preparer needs for one year, on paper or as data.",
    current: "forms" as const,
    path: "/forms",
    scope,
    body,
  });
}

/** One for each return: a joint one holds two people, and stands once. */
async function returnsOf({ store, access, scope }: Asking) {
  const returns: ReturnPacket[] = [];
  const problems: Problem[] = [];
  const once = readOnce(store);
  for (const { id } of scope.people) {
    if (scope.person !== undefined && scope.person !== id) continue;
    if (returns.some(({ people }) => people.some(({ person }) => person === id))) continue;
    const asked = { person: id, taxYear: scope.year, today: access.today };
    const made = await returnPacket(once, asked);
    if (made.ok) returns.push(made.value);
    else problems.push(...made.error);
  }
  return { returns, problems };
}

function packetCard(made: ReturnPacket, { book, scope }: Asking, voice: Voice): Html {
  const { people, lines, taxYear } = made;
  const [first] = people;
  const names = people.map((person) => person.personName ?? person.person).join(" and ");
  const points = first?.openPoints ?? [];
  const scopeOf = query({ person: first?.person, year: taxYear });
  const shown = lines.flatMap(({ line, place, caption, together }) =>
    together?.kind === "amount" ? [{ line, place, caption, cents: together.cents }] : [],
  );
  const id = `packet-${first?.person ?? ""}`;
  return html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">Packet for ${taxYear}, ${names}</h2><p class="muted">${people.length > 1 ? "A joint return. " : ""}What to do, the lines of the return, the forms, and where each amount comes from.</p>${openNote(points, { href: `${book.base}/?${query(scope)}`, voice })}<div class="actions"><a class="btn main" href="${book.base}/forms/packet.pdf?${scopeOf}" download>${icon("drop")}Packet, PDF</a></div>${
    shown.length === 0
      ? html`<p class="muted">No line of Form 1040 has an amount for this year.</p>`
      : html`<h3>The lines in it</h3><dl class="parts">${shown.map(
          ({ line, place, caption, cents }) =>
            html`<dt>${place.schedule === undefined ? `Form 1040, ${place.number}` : placeText(place)}: ${caption}</dt><dd>${
              people.length > 1
                ? figure(cents)
                : figure(cents, {
                    href: `${book.base}/why/form-1040/${encodeURIComponent(line)}?${scopeOf}`,
                    of: placeText(place),
                  })
            }</dd>`,
        )}</dl>`
  }</section>`;
}

/** The same points as on the first page of the packet. */
function openNote(
  points: readonly OpenPoint[],
  { href, voice }: { readonly href: string; readonly voice: Voice },
): Html {
  const open = points.filter(keepsPacketOpen);
  const awaited = points.filter(({ code }) => code === "form-1099r.awaited");
  if (open.length === 0 && awaited.length === 0)
    return html`<div class="note good">${icon("tick")}<span>Nothing is open: it can go out.</span></div>`;
  const all = [...open, ...awaited];
  const [kind, said] =
    open.length === 0
      ? ["", `${countText(awaited.length, "form")} still to come.`]
      : ["ask", `${countText(open.length, "point")} open, and page 1 says so.`];
  return html`<div class="note ${kind}">${icon("warning")}<div><b>${said}</b><ul>${all
    .slice(0, 5)
    .map(
      (point) => html`<li>${messageIn(point, voice)}</li>`,
    )}</ul>${all.length > 5 ? html`<p>And ${all.length - 5} more.</p>` : undefined}<p><a href="${href}">What to do</a></p></div></div>`;
}

interface DuePerson {
  readonly person: PersonOfReturn;
  readonly due: ReturnPacket["formsDue"];
}

const RESULTS: Readonly<Record<FormResult, readonly [words: string, kind: string]>> = {
  agrees: ["here, and agrees", "good-text"],
  differs: ["here, and differs", "warn-text"],
  missing: ["missing", "ask-text"],
  "not yet due": ["not yet due", ""],
  "not in the records": ["here; the book knows no such payment", "warn-text"],
  "not compared": ["here; not everything could be compared", "ask-text"],
};

/** Person and plan of the forms of which a plan can be asked to send another. */
async function lettersOf(
  people: readonly DuePerson[],
  { store, access }: Asking,
): Promise<ReadonlySet<string>> {
  const letters = new Set<string>();
  for (const { person } of people)
    for (const { plan, result } of person.checklist) {
      if (plan === undefined || result !== "differs") continue;
      const asked = { person: person.person, taxYear: person.taxYear, plan, today: access.today };
      const facts = await letterFacts(store, asked);
      if (facts.ok && facts.value.forms !== undefined) letters.add(`${person.person} ${plan}`);
    }
  return letters;
}

function receivedCard(
  people: readonly DuePerson[],
  { book, site }: Asking,
  letters: ReadonlySet<string>,
): Html {
  const rows = people.flatMap(({ person, due }) => {
    const name = person.personName ?? person.person;
    return [
      ...person.checklist.map((form) => ({
        title: `Form 1099-R, ${whoIn(form, person)}`,
        detail: `${name}, code ${form.code === "" ? "not known" : form.code}${form.account === undefined ? "" : `, account ending ${form.account}`}`,
        amounts: [boxOne(form.expected), boxOne(form.received)] as const,
        result: form.result,
        due: form.result === "not yet due" ? `by ${dayText(due)}` : "",
        letter:
          form.plan !== undefined && letters.has(`${person.person} ${form.plan}`)
            ? `${book.base}/forms/letter.pdf?${new URLSearchParams({ plan: form.plan, person: person.person, year: String(person.taxYear) }).toString()}`
            : undefined,
      })),
      ...person.checklist5498.map((form) => ({
        title: `Form 5498, ${form.ira === "roth" ? "Roth IRA" : "traditional IRA"}`,
        detail: `${name}, contributed ${formatDollars(form.contributions)}${form.conversions === 0 ? "" : `, converted ${formatDollars(form.conversions)}`}`,
        amounts: [undefined, undefined] as const,
        result: form.result,
        due: "",
        letter: undefined,
      })),
    ];
  });
  const missing = rows.filter(({ result }) => result === "missing").length;
  return html`<section aria-labelledby="received"><div class="section-head"><h2 id="received">Forms that come by mail</h2><p>${
    rows.length === 0
      ? "Nothing of this year is reported on a Form 1099-R or 5498."
      : `${countText(rows.length, "form")}, ${missing === 0 ? "none missing" : `${missing} missing`}.`
  }${missing === 0 || site.readOnly ? undefined : html` <a href="${book.base}/files">Drop the missing ones</a>`}</p></div>${
    rows.length === 0
      ? undefined
      : html`<div class="card"><table role="table" class="rowcards"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Form</th><th role="columnheader" scope="col" class="right">The book expects</th><th role="columnheader" scope="col" class="right">It says</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col"><span class="hide">Letter</span></th></tr></thead><tbody role="rowgroup">${rows.map(
          ({ title, detail, amounts: [expected, received], result, due, letter }) =>
            html`<tr role="row"><th role="rowheader" scope="row">${title}<small>${detail}</small></th><td role="cell" class="right num" data-label="The book expects">${expected ?? "–"}</td><td role="cell" class="right num" data-label="It says">${received ?? "–"}</td><td role="cell" data-label="State"><span class="${RESULTS[result][1]}">${result === "agrees" ? icon("tick") : undefined}${RESULTS[result][0]}${due === "" ? "" : `, ${due}`}</span></td><td role="cell">${
              letter === undefined
                ? undefined
                : html`<a class="btn slim" href="${letter}" download aria-label="Letter, PDF: ${title}">${icon("letter")}Letter, PDF</a>`
            }</td></tr>`,
        )}</tbody></table></div>`
  }</section>`;
}

function whoIn(form: PersonOfReturn["checklist"][number], person: PersonOfReturn): string {
  if (form.plan !== undefined) return person.planNames.get(form.plan) ?? form.plan;
  if (form.payer !== undefined) return form.payer;
  return form.ira === undefined ? "payer not known" : `${form.ira} IRA`;
}

function boxOne(boxes: PersonOfReturn["checklist"][number]["expected"]): string | undefined {
  const box = boxes?.box_1;
  if (box === undefined) return undefined;
  if (box.state === "complete") return formatDollars(box.cents);
  return box.state === "text" ? box.text : "not known";
}

function worksheetsCard(people: readonly DuePerson[], { book }: Asking): Html {
  const rows = people.flatMap(({ person }) =>
    person.worksheets.map((worksheet) => ({ person, worksheet })),
  );
  return html`<section aria-labelledby="worksheets"><div class="section-head"><h2 id="worksheets">Worksheets</h2><p>The lines of each form with what they rest on. They are not the official forms.</p></div><div class="card"><table role="table" class="rowcards"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Worksheet</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col"><span class="hide">Save</span></th></tr></thead><tbody role="rowgroup">${rows.map(
    ({ person, worksheet: { form, title, incomplete, filingRequired } }) => {
      const name = person.personName ?? person.person;
      const words = query({ person: person.person, year: person.taxYear });
      return html`<tr role="row"><th role="rowheader" scope="row">${title}<small>${name}</small></th><td role="cell" data-label="State"><span${incomplete.length === 0 ? undefined : html` class="ask-text"`}>${
        incomplete.length > 0
          ? `${countText(incomplete.length, "fact")} missing`
          : filingRequired === false
            ? "need not be filed"
            : "complete"
      }</span></td><td role="cell"><div class="actions">${(["pdf", "csv", "json"] as const).map(
        (format) =>
          html`<a class="btn slim" href="${book.base}/forms/worksheet/${form}.${format}?${words}" download aria-label="${format.toUpperCase()}: ${title}, ${name}">${format.toUpperCase()}</a>`,
      )}</div></td></tr>`;
    },
  )}</tbody></table></div></section>`;
}

function savesCard({ book, scope }: Asking): Html {
  const people = scope.people.filter(({ id }) => scope.person === undefined || scope.person === id);
  return html`<section aria-labelledby="saves"><div class="section-head"><h2 id="saves">For other programs</h2></div><div class="card"><div class="actions">${people.map(
    ({ id, name }) =>
      html`<a class="btn" href="${book.base}/forms/calendar.ics?${query({ person: id, year: scope.year })}" download>Calendar of ${scope.year}${people.length > 1 ? `, ${name}` : ""}</a>`,
  )}<a class="btn" href="${book.base}/forms/export.jsonl" download>All entries, JSON Lines</a></div></div></section>`;
}
