// A warning that is right as it is: what it says, and why it may stand. It is kept with its reason, and shown with it.
import type { Context } from "hono";
import { readingOf } from "../../app/person-ledger.ts";
import { householdOf } from "../../app/questions/household.ts";
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { openPointsOfYear } from "../../app/questions/open-points/open-points-of-year.ts";
import { recordEvents } from "../../app/take-in/record-events.ts";
import { taxYear } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { messageIn } from "../../kernel/sentence.ts";
import { html } from "../../render/html/markup.ts";
import { bookField, changingAsPosted, type Posted, postedFields } from "../posted.ts";
import { query } from "../shell/document.ts";
import { field } from "../shell/field.ts";
import { pageVoice } from "../shell/page-voice.ts";
import { problemsNote } from "../shell/problems-note.ts";
import { sentence } from "../shell/words.ts";
import type { Book, Site } from "../site.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";

export const acceptPage: Pages = (app, site, book) => {
  app.get("/accept", (context) => showForm({ site, book, context }));
  app.post("/accept", async (context) => {
    const asked = { site, book, context };
    const posted = await postedFields(context);
    const { person, year, code, event } = context.req.query();
    const reason = posted.get("reason")?.trim() ?? "";
    if (reason === "") return await showForm(asked, { posted, isReasonMissing: true });
    const accepted = { kind: "accepted_finding", person, code, event, reason };
    const recorded = await changingAsPosted(book, posted, (store) =>
      recordEvents(store, [accepted] as Parameters<typeof recordEvents>[1], { supersede: true }),
    );
    const problems = recorded.ok
      ? recorded.value.problems.filter(({ severity }) => severity === "error")
      : recorded.error;
    if (problems.length > 0) return await showForm(asked, { posted, problems });
    const scope = new URLSearchParams({ person: person ?? "", year: year ?? "", done: "accepted" });
    return context.redirect(`${book.base}/?${scope.toString()}`, 303);
  });
};

interface Asked {
  readonly site: Site;
  readonly book: Book;
  readonly context: Context;
}

interface Said {
  readonly posted?: Posted;
  readonly isReasonMissing?: boolean;
  readonly problems?: readonly Problem[];
}

async function showForm(asked: Asked, said: Said = {}): Promise<Response> {
  const { posted, isReasonMissing = false, problems = [] } = said;
  if (isReasonMissing || problems.length > 0) asked.context.status(400);
  return await bookPage(asked, async (asking) => {
    const { store, book, site, scope } = asking;
    const known = await householdOf(store);
    if (!known.ok) return known;
    const point = await pointOf(asking);
    const { ledgerId } = await store.head();
    const back = `${book.base}/?${query({ person: scope.person, year: scope.year })}`;
    const away = html`<a class="btn" href="${back}">Back</a>`;
    const frame = { title: "Right as it is", current: "home" as const, path: "/", scope };
    if (point === undefined)
      return success({
        ...frame,
        lead: "That is not open any more.",
        body: html`<p class="actions">${away}</p>`,
      });
    const why = field({
      name: "reason",
      label: "Why is it right?",
      value: posted?.get("reason"),
      help: "It is printed in the packet beside the warning. When an entry of this is corrected, it is asked again.",
      fault: isReasonMissing ? "Say why, in a few words: a preparer reads it." : undefined,
      required: true,
    });
    const form = html`<form method="post" class="card typing">${bookField(ledgerId)}<div class="fields">${why}</div><p class="actions"><button class="btn main" type="submit">It is right as it is</button>${away}</p></form>`;
    return success({
      ...frame,
      lead: sentence(messageIn(point, pageVoice(known.value))),
      body: html`${problemsNote(problems, new Map())}${site.readOnly ? html`<section class="card"><p>This page is read-only, so nothing can be accepted in here.</p></section>` : form}`,
    });
  });
}

/** In the year that runs, what the last one left open is shown too. */
async function pointOf({ store, scope, context }: Asking): Promise<OpenPoint | undefined> {
  const { code, event } = context.req.query();
  const reading = await readingOf(store, scope.person);
  if (!reading.ok) return undefined;
  for (const year of [scope.year, taxYear(scope.year - 1)]) {
    const points = await openPointsOfYear(store, reading.value, {
      taxYear: year,
      today: scope.today,
    });
    const found = points.find(
      (each) => each.code === code && each.events.some((id) => id === event),
    );
    if (found?.severity === "warning") return found;
  }
  return undefined;
}
