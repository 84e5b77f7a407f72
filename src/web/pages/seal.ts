// Closing a filed year, and opening it again.
import type { Context } from "hono";
import { type Result, refusal } from "../../app/attempt.ts";
import { amendYear, sealYear } from "../../app/seal/seal-year.ts";
import { type TaxYear, taxYear } from "../../kernel/calendar.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { html } from "../../render/html/markup.ts";
import { bookField, changingAsPosted, type Posted, postedFields } from "../posted.ts";
import { page } from "../shell/document.ts";
import type { Book, Site } from "../site.ts";
import type { Pages } from "./book-pages.ts";
import { problemsContent, statusOf } from "./context.ts";

export const sealPages: Pages = (app, site, book) => {
  app.post("/seal", async (context) => {
    const posted = await postedFields(context);
    const explanation = wordsIn(posted, "explain");
    const done = await changingAsPosted(book, posted, async (store, access) =>
      withYear(posted, async (year) =>
        sealYear(store, await access.hashing(), { ...year, explanation, today: access.today }),
      ),
    );
    return done.ok
      ? context.redirect(`${book.base}/book?done=sealed#sealed`, 303)
      : refused(context, { site, book, posted, problems: done.error });
  });
  app.post("/amend", async (context) => {
    const posted = await postedFields(context);
    const reason = wordsIn(posted, "reason");
    const done = await changingAsPosted(book, posted, (store) =>
      withYear(posted, (year) => amendYear(store, { ...year, reason })),
    );
    return done.ok
      ? context.redirect(`${book.base}/book?done=opened#sealed`, 303)
      : refused(context, { site, book, posted, problems: done.error });
  });
};

interface YearOfPerson {
  readonly person: string | undefined;
  readonly taxYear: TaxYear;
}

/** Does it with whose and which year the form says. */
async function withYear<T>(
  posted: Posted,
  work: (year: YearOfPerson) => Promise<Result<T>>,
): Promise<Result<T>> {
  const year = posted.get("year") ?? "";
  if (!/^[12]\d{3}$/.test(year) || Number(year) < 1900)
    return refusal("usage.bad-option", `${quoted(year)} is not a year`, "choose one under Book");
  return await work({ person: wordsIn(posted, "person"), taxYear: taxYear(Number(year)) });
}

function wordsIn(posted: Posted, name: string): string | undefined {
  const words = posted.get(name)?.trim();
  return words === "" ? undefined : words;
}

/** What is open is listed; who knows why it was filed all the same says so. */
function refused(
  context: Context,
  {
    site,
    book,
    posted,
    problems,
  }: {
    readonly site: Site;
    readonly book: Book;
    readonly posted: Posted;
    readonly problems: readonly Problem[];
  },
): Response {
  const isOpen = problems.some(({ code }) => code === "seal.checks-open");
  const again = isOpen
    ? html`<form method="post" action="${book.base}/seal" class="fields">${bookField(posted.get("ledger") ?? "")}${["person", "year"].map((name) => html`<input type="hidden" name="${name}" value="${posted.get(name) ?? ""}">`)}<div><label for="explain">Why it is filed like this</label><input id="explain" name="explain" required maxlength="400"></div><button class="btn" type="submit">Seal it with these points named</button></form>`
    : undefined;
  const content = problemsContent(
    problems,
    html`${again}<p><a class="btn" href="${book.base}/book">Back to the book</a></p>`,
  );
  const frame = { assets: site.assets, base: book.base, readOnly: site.readOnly };
  return context.html(page({ ...content, current: "book" }, frame), statusOf(problems));
}
