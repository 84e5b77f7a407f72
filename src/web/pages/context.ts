// What a page of a book is made with, and the frame it is put into.

import type { Context } from "hono";
import type { Result } from "../../app/attempt.ts";
import type { LedgerAccess } from "../../app/ledger-access.ts";
import type { LedgerStore } from "../../app/ports.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Html, html } from "../../render/html/markup.ts";
import { asking } from "../asking.ts";
import { choosePerson } from "../shell/choose-person.ts";
import { type PageContent, type PageName, page } from "../shell/document.ts";
import { type Scope, scopeOf } from "../shell/scope.ts";
import type { Book, Site } from "../site.ts";

export interface Asking {
  readonly store: LedgerStore;
  readonly access: LedgerAccess;
  readonly scope: Scope;
  readonly book: Book;
  readonly site: Site;
  readonly context: Context;
}

/** Answers a request with a page: opens the book, settles whose and which year, and shows what could not be done. */
export async function bookPage(
  {
    site,
    book,
    context,
    isForReturn = false,
    together,
  }: Pick<Asking, "site" | "book" | "context"> & {
    readonly isForReturn?: boolean;
    /** The page that shows everybody of a household together; in the book of a plan one is chosen first. */
    readonly together?: PageName | undefined;
  },
  make: (asking: Asking) => Promise<Result<PageContent>>,
): Promise<Response> {
  if (!book.access().expected()) return context.redirect(`${book.base}/start`, 303);
  const { person, year, done, find = "" } = context.req.query();
  const answered = await asking(book, async (store, access) => {
    const scope = await scopeOf(store, { person, year, isForReturn }, access.today);
    if (!scope.ok) return scope;
    const content =
      together !== undefined && scope.value.isOfPlan && scope.value.person === undefined
        ? success(choosePerson(scope.value, { current: together, path: context.req.path, find }))
        : await make({ store, access, scope: scope.value, book, site, context });
    if (!content.ok) return content;
    const { seq } = await store.head();
    return success({ content: content.value, footing: `${seq} entries, the chain is unbroken` });
  });
  const frame = { assets: site.assets, base: book.base, readOnly: site.readOnly };
  if (answered.ok) {
    const { content, footing } = answered.value;
    const notice = content.notice ?? (done === undefined ? undefined : NOTICES[done]);
    return context.html(page({ ...content, notice }, { ...frame, footing }));
  }
  return context.html(page(problemsContent(answered.error), frame), statusOf(answered.error));
}

/** Said once after a change, by a word in the address. */
const NOTICES: Readonly<Record<string, string>> = {
  recorded: "Recorded. It can be undone under Events.",
  started: "The book is ready. Drop the first file; who else is in it can be said below.",
  undone: "Taken back. Both the batch and its undoing stay in the book.",
  corrected: "Corrected. The old entry stays in the book, struck through.",
  unchanged: "Nothing was different, so nothing was recorded.",
  opened: "Opened. Seal it again when it is right.",
  accepted: "It stands, with its reason. It can be undone under Events.",
  answered: "Thank you. The answer is remembered.",
  sealed: "The year is sealed.",
};

/** What could not be done, as a page: what is wrong, whether anything changed, what to do. */
export function problemsContent(problems: readonly Problem[], more?: Html): PageContent {
  return {
    title: "That could not be done",
    lead: "Nothing was changed.",
    body: html`<section class="card"><ul class="problems">${problems.map(
      ({ message, hint, code }) =>
        html`<li><p><b>${message}</b></p>${hint === undefined ? undefined : html`<p class="muted">${adviceWords(hint)}</p>`}<details><summary>For a report of this error</summary><p class="small">${code}</p></details></li>`,
    )}</ul>${more}</section>`,
  };
}

export function statusOf(problems: readonly Problem[]): 404 | 409 | 503 {
  if (problems.some(({ code }) => code === "store.busy")) return 503;
  return problems.some(({ code }) => code.startsWith("usage.")) ? 404 : 409;
}
