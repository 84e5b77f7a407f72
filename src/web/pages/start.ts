// The first run: from no book, or an empty one, to who, where and which plan. The same page adds the second
// person later. Nothing is made while something is wrong, and what was typed stays.
import type { Context } from "hono";
import type { Result } from "../../app/attempt.ts";
import { initLedger } from "../../app/copies/init-ledger.ts";
import type { LedgerReader } from "../../app/ports.ts";
import { type Household, householdOf } from "../../app/questions/household.ts";
import { recordEvents } from "../../app/take-in/record-events.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { asking, changing } from "../asking.ts";
import { madeFrom } from "../made-from.ts";
import { type PageContent, page } from "../shell/document.ts";
import { dropZone } from "../shell/drop-zone.ts";
import { icon } from "../shell/icon.ts";
import { problemsNote } from "../shell/problems-note.ts";
import { countText } from "../shell/words.ts";
import type { Book, Site } from "../site.ts";
import { proposedName } from "../start/proposed-name.ts";
import { startEvents, type Typed } from "../start/start-events.ts";
import { startForm } from "../start/start-form.ts";
import type { Pages } from "./book-pages.ts";
import { bookPage } from "./context.ts";

export const startPage: Pages = (app, site, book) => {
  // A question about a file may lead here with the name that the file has.
  app.get("/start", async (context) => {
    const name = context.req.query("name");
    if (name !== undefined)
      return await showStart({ site, book, context }, { typed: withName(book, name) });
    const proposed = site.readOnly ? undefined : await proposedName(book.uploads);
    return await showStart({ site, book, context }, { proposed });
  });
  app.post("/start", async (context) => {
    const typed = typedIn(await context.req.formData().catch(() => new FormData()));
    const known = await knownIn(book);
    if (!known.ok) return await showStart({ site, book, context });
    if (typed.get("made_from") !== known.value.state)
      return await showStart({ site, book, context }, { typed, problems: [MEANWHILE] });
    const { events, faults } = startEvents(typed, known.value);
    if (faults.size > 0) return await showStart({ site, book, context }, { typed, faults });
    const problems = await record(
      book,
      known.value.state,
      events as Parameters<typeof recordEvents>[1],
    );
    if (problems.length > 0) return await showStart({ site, book, context }, { typed, problems });
    return context.redirect(`${book.base}/files?done=started`, 303);
  });
};

interface Said {
  readonly typed?: Typed;
  /** The name that the waiting files have; only a book without people takes it. */
  readonly proposed?: string | undefined;
  readonly faults?: ReadonlyMap<string, string>;
  readonly problems?: readonly Problem[];
}

type Known = Household & {
  /** Of the book that the form is made from: sent twice, or from two windows, it is taken once. */
  readonly state: string;
};

const NOBODY: Known = { people: [], employers: [], plans: [], state: "none" };

const MEANWHILE = problem(
  "page.other-book",
  "the book changed since this page was made, in another window perhaps; nothing was added",
  { hint: "look who is in the book now, below the title; what you typed is still here" },
);

async function knownIn(book: Book): Promise<Result<Known>> {
  return book.access().expected() ? await asking(book, knownOf) : success(NOBODY);
}

async function knownOf(store: LedgerReader): Promise<Result<Known>> {
  const found = await householdOf(store);
  if (!found.ok) return found;
  return success({ ...found.value, state: await stateOf(store) });
}

async function stateOf(store: LedgerReader): Promise<string> {
  const { ledgerId, seq } = await store.head();
  return madeFrom(ledgerId, seq);
}

/** Into the book, which is made with these as its first entries when there is none. */
async function record(
  book: Book,
  state: string,
  events: Parameters<typeof recordEvents>[1],
): Promise<readonly Problem[]> {
  const done = book.access().expected()
    ? await changing(book, async (store) =>
        (await stateOf(store)) === state ? await recordEvents(store, events) : failure([MEANWHILE]),
      )
    : await initLedger(await book.files(), book.path, events);
  if (!done.ok) return done.error;
  const problems = "problems" in done.value ? done.value.problems : done.value.recorded?.problems;
  return (problems ?? []).filter(({ severity }) => severity === "error");
}

function typedIn(form: FormData): Typed {
  const typed = new Map<string, string>();
  for (const [name, value] of form) if (typeof value === "string") typed.set(name, value);
  return typed;
}

async function showStart(
  asked: { readonly site: Site; readonly book: Book; readonly context: Context },
  said: Said = {},
): Promise<Response> {
  const { site, book, context } = asked;
  if (said.faults !== undefined || said.problems !== undefined) context.status(400);
  if (book.access().expected())
    return await bookPage(asked, async ({ store }) => {
      const known = await knownOf(store);
      return known.ok ? success(startContent(asked, known.value, said)) : known;
    });
  const content = startContent(asked, NOBODY, said);
  const frame = { assets: site.assets, base: book.base, readOnly: site.readOnly };
  return context.html(page(content, { ...frame, footing: "No book yet" }));
}

function startContent(
  { site, book }: { readonly site: Site; readonly book: Book },
  known: Known,
  { typed, proposed, faults = new Map(), problems = [] }: Said,
): PageContent {
  const { base } = book;
  const first = known.people.length === 0;
  const title = first ? "An empty book" : "Who else, and where";
  if (site.readOnly)
    return {
      title,
      body: html`<section class="card"><p>This page is read-only, so nothing can be begun here.</p></section>`,
    };
  const isProposed = first && typed === undefined && proposed !== undefined;
  const form = startForm({
    typed: typed ?? (isProposed ? withName(book, proposed) : usually(book)),
    isProposed,
    faults,
    known,
    base,
    state: known.state,
  });
  return {
    title,
    lead: first
      ? "Begin with a file, or with who you are. What you do not know yet can stay empty."
      : `In the book: ${known.people.map(({ name }) => name).join(", ")}.`,
    ...(!first && { current: "files" as const }),
    body: html`${problemsNote(problems, faults)}<div class="desk">${
      first
        ? html`<ol class="steps"><li>${firstFiles(book)}</li><li>${form}</li></ol><div class="stack">${welcome()}</div>`
        : html`${form}<div class="stack">${firstFiles(book)}</div>`
    }</div>`,
  };
}

/** Money from before the book stands as of the end of the last year, mostly. */
function usually(book: Book): Typed {
  const year = Number(book.access().today.slice(0, 4)) - 1;
  return new Map([["opening_date", `${year}-12-31`]]);
}

function withName(book: Book, name: string): Typed {
  return new Map([...usually(book), ["name", name]]);
}

/** Files may be dropped first; they are read once it is known whose they are. */
function firstFiles({ uploads, base }: Book): Html {
  const names = uploads.all().map(({ name }) => name);
  return html`<section class="card" aria-labelledby="files-first"><h2 id="files-first">${names.length === 0 ? "Drop the first file" : "Files"}</h2>${
    names.length === 0
      ? html`<p class="muted">A payslip or a payroll register is a good first one.</p>`
      : html`<p>${countText(names.length, "file")} ${names.length === 1 ? "waits" : "wait"} here and ${names.length === 1 ? "is" : "are"} read as soon as it is known whose ${names.length === 1 ? "it is" : "they are"}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}.</p>`
  }${dropZone(base)}</section>`;
}

function welcome(): Html {
  return html`<section class="card" aria-labelledby="then"><h2 id="then">What comes of it</h2><ul class="rows"><li>How much after-tax money still fits, and what to set on the next paycheck</li><li>What waits to be converted, and since when</li><li>Each line of the return, with the reason for it</li><li>Which forms should come, and which came</li></ul></section><p class="note good">${icon("lock")}<span><b>It stays here.</b> One file on this machine, which only you can read. No account, no network.</span></p>`;
}
