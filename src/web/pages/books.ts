// Several books in one folder, for whoever keeps more than one household's: a line each.
import { html } from "../../render/html/markup.ts";
import { page } from "../shell/document.ts";
import { countText } from "../shell/words.ts";
import type { Site } from "../site.ts";

export function booksPage({ books, assets, readOnly }: Site): string {
  const body = html`<section class="card"><ul class="rows">${books.map(
    ({ base, name }) => html`<li><a href="${base}/">${name}</a></li>`,
  )}</ul></section>`;
  return page(
    { title: "Books", lead: `${countText(books.length, "book")} in this folder.`, body },
    { assets, base: "", readOnly },
  );
}
