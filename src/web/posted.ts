// A form that was sent: its fields, and the change that it asks for. The form names the book it was made
// from; when another file has taken its place since, nothing is changed.
import type { Context } from "hono";
import type { Result } from "../app/attempt.ts";
import type { LedgerAccess } from "../app/ledger-access.ts";
import type { LedgerStore } from "../app/ports.ts";
import { failure } from "../kernel/outcome.ts";
import { problem } from "../kernel/problem.ts";
import { type Html, html } from "../render/html/markup.ts";
import { changing } from "./asking.ts";
import type { Book } from "./site.ts";

export type Posted = ReadonlyMap<string, string>;

/** Each field once, as text; files and repeats are for those who ask for them. */
export async function postedFields(context: Context): Promise<Posted> {
  const body = await context.req.parseBody();
  return new Map(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** Stands in every form that changes something. */
export function bookField(ledgerId: string): Html {
  return html`<input type="hidden" name="ledger" value="${ledgerId}">`;
}

export async function changingAsPosted<T>(
  book: Book,
  posted: Posted,
  work: (store: LedgerStore, access: LedgerAccess) => Promise<Result<T>>,
): Promise<Result<T>> {
  return await changing(book, async (store, access) => {
    const { ledgerId } = await store.head();
    if (posted.get("ledger") === ledgerId) return await work(store, access);
    const message = "this form was made from another book than the one that is here now";
    const hint = "open the page again, and look whether it is the book that you mean";
    return failure([problem("page.other-book", message, { hint })]);
  });
}
