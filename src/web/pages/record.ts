// One entry typed in: the form of its kind, what is wrong beside the field it is about, what was typed kept.
import type { Context } from "hono";
import { refusal } from "../../app/attempt.ts";
import { type Household, householdOf } from "../../app/questions/household.ts";
import { recordEvents } from "../../app/take-in/record-events.ts";
import { type RecordableKind, recordableKinds } from "../../app/take-in/recordable.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { html } from "../../render/html/markup.ts";
import { bookField, changingAsPosted } from "../posted.ts";
import { problemsNote } from "../shell/problems-note.ts";
import { sentence } from "../shell/words.ts";
import type { Book, Site } from "../site.ts";
import { eventFields } from "../typing/event-fields.ts";
import { eventOfForm, type Values, valuesOf } from "../typing/event-of-form.ts";
import { kindTitle, OFTEN } from "../typing/kind-titles.ts";
import type { Pages } from "./book-pages.ts";
import { bookPage } from "./context.ts";

export const recordPage: Pages = (app, site, book) => {
  app.get("/record", (context) => showKinds({ site, book, context }));
  app.get("/record/:kind", (context) => showForm({ site, book, context }));
  app.post("/record/:kind", async (context) => {
    const asked = { site, book, context };
    const kind = kindOf(context);
    const form = await context.req.formData().catch(() => new FormData());
    const values = valuesOf(form);
    const more = form.get("more");
    if (kind === undefined) return await showForm(asked);
    if (typeof more === "string") return await showForm(asked, { values, more });
    const { event, faults } = eventOfForm(kind.fields, values);
    if (faults.size > 0) return await showForm(asked, { values, faults });
    const note = values.get("note");
    const typed = { kind: kind.kind, ...event, ...(note !== undefined && { note }) };
    const recorded = await changingAsPosted(book, values, (store) =>
      recordEvents(store, [typed] as Parameters<typeof recordEvents>[1], {
        supersede: values.has("supersede"),
      }),
    );
    const problems = recorded.ok
      ? recorded.value.problems.filter(({ severity }) => severity === "error")
      : recorded.error;
    if (problems.length > 0) return await showForm(asked, { values, problems });
    if (recorded.ok && recorded.value.report.events === 0)
      return await showForm(asked, { values, already: true });
    return context.redirect(`${book.base}/?${addressOf(values)}done=recorded`, 303);
  });
};

interface Asked {
  readonly site: Site;
  readonly book: Book;
  readonly context: Context;
}

interface Said {
  readonly values?: Values;
  readonly faults?: ReadonlyMap<string, string>;
  readonly problems?: readonly Problem[];
  readonly more?: string;
  readonly already?: boolean;
}

function kindOf(context: Context): RecordableKind | undefined {
  const name = context.req.param("kind")?.replaceAll("-", "_");
  return recordableKinds().find(({ kind }) => kind === name);
}

function addressOf(values: Values): string {
  const person = values.get("person");
  return person === undefined ? "" : `person=${encodeURIComponent(person)}&`;
}

async function showForm(asked: Asked, said: Said = {}): Promise<Response> {
  const { book, site, context } = asked;
  const { faults = new Map(), problems = [], more, already = false } = said;
  if (faults.size > 0 || problems.length > 0) context.status(400);
  return await bookPage(asked, async ({ store, access }) => {
    const kind = kindOf(context);
    if (kind === undefined)
      return refusal(
        "usage.bad-option",
        `there is no kind of entry called ${quoted(context.req.param("kind") ?? "")}`,
        "go back and choose one of the list",
      );
    const known = await householdOf(store);
    if (!known.ok) return known;
    const values =
      said.values ?? usual(kind, known.value, { today: access.today, query: context.req.query() });
    const { ledgerId } = await store.head();
    const conflict = problems.some(({ code }) => code === "import.exists-with-different-content");
    const form = html`<form method="post" class="card typing">${bookField(ledgerId)}${eventFields(kind, { values, faults, known: known.value, more })}<div class="fields"><div class="field"><label for="field-note">Note <span class="muted">(if you like)</span></label><input id="field-note" name="note" type="text" value="${values.get("note") ?? ""}" autocomplete="off"></div></div>${
      conflict
        ? html`<label class="choice"><input type="checkbox" name="supersede" value="1"><span>Record this instead of what is there<small>What is recorded now stays in the book, struck through.</small></span></label>`
        : undefined
    }<p class="actions"><button class="btn main" type="submit">Record</button><a class="btn" href="${book.base}/record">Another kind of entry</a></p></form>`;
    return success({
      title: kindTitle(kind.kind),
      lead: sentence(kind.summary),
      current: "events" as const,
      ...(already && { notice: "That is in the book already; nothing was added." }),
      body: html`${problemsNote(problems, faults)}${site.readOnly ? html`<section class="card"><p>This page is read-only, so nothing can be typed in here.</p></section>` : form}`,
    });
  });
}

/** What mostly holds: the person of the address or the only one, the only plan, today. */
function usual(
  { fields, kind }: RecordableKind,
  { people, plans, employers }: Household,
  { today, query }: { readonly today: string; readonly query: Readonly<Record<string, string>> },
): Values {
  const only = (all: Household[keyof Household]) => (all.length === 1 ? all[0]?.id : undefined);
  const asked = (all: Household[keyof Household], name: string) =>
    all.find(({ id }) => id === query[name])?.id ?? only(all);
  const usually: Readonly<Record<string, string | undefined>> = {
    person: asked(people, "person"),
    plan: asked(plans, "plan"),
    employer: asked(employers, "employer"),
    date: today,
    tax_year: /^\d{4}$/.exec(query["tax_year"] ?? "")?.[0],
  };
  const values = new Map<string, string>();
  for (const { name, optional, shape } of fields) {
    const value = name === kind || optional || shape !== "value" ? undefined : usually[name];
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

async function showKinds(asked: Asked): Promise<Response> {
  const { base } = asked.book;
  const { person } = asked.context.req.query();
  const suffix = person === undefined ? "" : `?person=${encodeURIComponent(person)}`;
  const kinds = recordableKinds();
  const often = OFTEN.flatMap((name) => kinds.filter(({ kind }) => kind === name));
  const rest = kinds.filter((kind) => !often.includes(kind));
  const list = (all: readonly RecordableKind[]) =>
    html`<ul class="rows">${all.map(
      ({ kind, summary }) =>
        html`<li><a href="${base}/record/${kind}${suffix}">${kindTitle(kind)}</a> <span class="muted">${sentence(summary)}</span></li>`,
    )}</ul>`;
  return await bookPage(asked, () =>
    Promise.resolve(
      success({
        title: "Type in an entry",
        lead: "A file says it all at once and without slips; what no file has is typed in here.",
        current: "events" as const,
        body: html`<section class="card">${list(often)}</section><details class="card"><summary>All other kinds</summary>${list(rest)}</details>`,
      }),
    ),
  );
}
