// A correction: a form with one entry's fields, and what it records.
import type { Context } from "hono";
import { type Corrected, correctEvent } from "../../app/change/correct-event.ts";
import {
  type CorrectableEvent,
  changesOf,
  correctableEvent,
  type FieldToCorrect,
} from "../../app/change/correctable-event.ts";
import { type Household, householdOf } from "../../app/questions/household.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { bookField, changingAsPosted, type Posted, postedFields } from "../posted.ts";
import { page } from "../shell/document.ts";
import { fieldWords, kindWords, nameWords } from "../shell/event-words.ts";
import type { Book, Site } from "../site.ts";
import { namedChoices } from "../typing/named-choices.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage, problemsContent, statusOf } from "./context.ts";

const REASONS = {
  typo: "It was typed wrong",
  custodian_corrected: "The plan, payer or custodian corrected it",
  reclassified: "It is another kind of money",
  wrong_year: "It belongs to another year",
  duplicate: "It is recorded twice",
} as const;

export const changePages: Pages = (app, site, book) => {
  if (!site.readOnly)
    app.get("/correct", (context) => bookPage({ site, book, context }, correctForm));
  app.post("/correct", async (context) => {
    const posted = await postedFields(context);
    const event = posted.get("event") ?? "";
    const done = await changingAsPosted<Corrected | undefined>(book, posted, async (store) => {
      const target = await correctableEvent(store, event);
      if (!target.ok) return target;
      const changes = changesOf(target.value, fieldsIn(posted));
      const remove = posted.get("remove") === "1";
      if (!remove && Object.keys(changes).length === 0) return success(undefined);
      const text = posted.get("text")?.trim();
      return await correctEvent(store, {
        event,
        changes,
        remove,
        reason: reasonOf(posted),
        carry: posted.get("carry") === "1",
        ...(text !== undefined && text !== "" && { text }),
      });
    });
    return done.ok
      ? backToEvents(
          context,
          book,
          posted,
          `done=${done.value === undefined ? "unchanged" : "corrected"}#${event}`,
        )
      : refused(context, { site, book, posted, problems: done.error, action: "/correct" });
  });
};

const FIELD = "field:";

function fieldsIn(posted: Posted): Posted {
  return new Map(
    [...posted].flatMap(([name, value]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), value]] : [],
    ),
  );
}

function reasonOf(posted: Posted): keyof typeof REASONS {
  const given = posted.get("reason") ?? "";
  return Object.hasOwn(REASONS, given) ? (given as keyof typeof REASONS) : "typo";
}

/** To the events of the same person and year; what stands in the form may not lead anywhere else. */
export function backToEvents(context: Context, book: Book, posted: Posted, done: string): Response {
  const scope = new URLSearchParams(posted.get("back") ?? "");
  const kept = new URLSearchParams();
  for (const name of ["person", "year"]) {
    const value = scope.get(name);
    if (value !== null) kept.set(name, value);
  }
  const words = kept.toString();
  return context.redirect(`${book.base}/events?${words === "" ? "" : `${words}&`}${done}`, 303);
}

/** Why not; and where others rest on what would go, the choice to take them along. */
function refused(
  context: Context,
  {
    site,
    book,
    posted,
    problems,
    action,
  }: {
    readonly site: Site;
    readonly book: Book;
    readonly posted: Posted;
    readonly problems: readonly Problem[];
    readonly action: string;
  },
): Response {
  const along = problems.flatMap(({ code, events = [] }) =>
    code === "ledger.still-referred-to" ? events : [],
  );
  const again =
    along.length === 0
      ? undefined
      : html`<form method="post" action="${book.base}${action}">${[...posted].map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
        )}<input type="hidden" name="carry" value="1"><button class="btn" type="submit">Take ${along.length === 1 ? "that entry" : `those ${along.length} entries`} along in the same change</button></form>`;
  const content = problemsContent(
    problems,
    html`<div class="actions">${again}<a class="btn" href="${book.base}/events">Back to the events</a></div>`,
  );
  const frame = { assets: site.assets, base: book.base, readOnly: site.readOnly };
  return context.html(page({ ...content, current: "events" }, frame), statusOf(problems));
}

async function correctForm(asking: Asking) {
  const { store, context, book, scope } = asking;
  const target = await correctableEvent(store, context.req.query("event") ?? "");
  if (!target.ok) return target;
  const known = await householdOf(store);
  if (!known.ok) return known;
  const { ledgerId } = await store.head();
  const words = new URLSearchParams({ year: String(scope.year) });
  if (scope.person !== undefined) words.set("person", scope.person);
  const hidden = html`${bookField(ledgerId)}<input type="hidden" name="event" value="${target.value.id}"><input type="hidden" name="back" value="${words.toString()}">`;
  return success({
    title: `Correct: ${kindWords(target.value.kind)}`,
    lead: "The old entry stays in the book, struck through; the new one stands below it.",
    current: "events" as const,
    body: html`<section class="card"><form method="post" action="${book.base}/correct" class="fields wide">${hidden}${fieldInputs(target.value, known.value)}<hr>${reasonInputs()}<div class="actions"><button class="btn main" type="submit">Record the correction</button><a class="btn" href="${book.base}/events?${words.toString()}#${target.value.id}">Leave it as it is</a></div></form></section>
<section class="card"><h2>It should not be there at all</h2><p class="muted">The entry is taken back and nothing stands in its place.</p><form method="post" action="${book.base}/correct" class="fields">${hidden}<input type="hidden" name="remove" value="1"><input type="hidden" name="reason" value="duplicate"><div><label for="why-remove">Why, in words</label><input id="why-remove" name="text" maxlength="400"></div><button class="btn" type="submit">Take this entry back</button></form></section>`,
  });
}

/** What the event has; what it may have besides is folded away. */
function fieldInputs({ kind, fields, note }: CorrectableEvent, known: Household): Html {
  const input = (shown: FieldToCorrect) => fieldInput(shown, kind, known);
  const [held, others] = [
    fields.filter(({ value, required }) => required || value !== ""),
    fields.filter(({ value, required }) => !required && value === ""),
  ];
  return html`<div class="grid">${held.map(input)}<div><label for="field-note">Note</label><input id="field-note" name="${FIELD}note" value="${note}"></div></div>${
    others.length === 0
      ? undefined
      : html`<details><summary>What it does not say yet</summary><div class="grid">${others.map(input)}</div></details>`
  }`;
}

function fieldInput(
  { path, value, choices, required, form }: FieldToCorrect,
  kind: string,
  known: Household,
): Html {
  const name = `${FIELD}${path}`;
  const words = fieldWords(path);
  const label = html`<label for="${name}">${words.charAt(0).toUpperCase()}${words.slice(1)}</label>`;
  const needed = required ? trustedHtml(" required") : undefined;
  const offered =
    choices?.map((choice) => ({ value: choice, label: nameWords(choice) })) ??
    namedChoices(path, kind, known);
  // An id that the book no longer has stays as it is.
  if (offered === undefined || (value !== "" && !offered.some((each) => each.value === value)))
    return html`<div>${label}<input id="${name}" name="${name}" value="${value}"${needed} autocomplete="off" title="${form}"></div>`;
  return html`<div>${label}<select id="${name}" name="${name}">${required ? undefined : html`<option value=""></option>`}${offered.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? trustedHtml(" selected") : undefined}>${choice.label}</option>`,
  )}</select></div>`;
}

function reasonInputs(): Html {
  return html`<div><label for="reason">Why it was wrong</label><select id="reason" name="reason">${Object.entries(
    REASONS,
  ).map(
    ([name, words]) => html`<option value="${name}">${words}</option>`,
  )}</select></div><div><label for="text">In words, if you like</label><input id="text" name="text" maxlength="400"></div>`;
}
