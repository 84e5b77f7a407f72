// Whose page it is to be, in the book of a plan: a household's people stand beside each other on every page, ten
// thousand participants cannot.
import { type Html, html } from "../../render/html/markup.ts";
import { type PageContent, type PageName, query } from "./document.ts";
import type { Scope } from "./scope.ts";

/** As many as can be read through; a longer list is searched. */
const MOST_LISTED = 50;

/** `path` is where the one who is chosen leads to, from the root of the site; `find` is a part of a name or an id. */
export function choosePerson(
  scope: Scope,
  {
    current,
    path,
    find,
  }: { readonly current: PageName; readonly path: string; readonly find: string },
): PageContent {
  const { people, year } = scope;
  const wanted = folded(find);
  const found = people.filter(({ id, name }) => folded(`${name} ${id}`).includes(wanted));
  const listed = found.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, MOST_LISTED);
  const more = found.length - listed.length;
  const body = html`<form class="card filter" role="search" aria-label="Find a person" action="${path}"><input type="hidden" name="year" value="${year}"><div><label for="find">A part of the name, or the id</label><input id="find" name="find" type="search" value="${find}" autocomplete="off"></div><button class="btn main" type="submit">Find</button></form>
<section class="card" aria-labelledby="found"><h2 id="found">${peopleText(found.length)}${find === "" ? "" : ` with “${find}”`}</h2>${
    listed.length === 0
      ? html`<p class="muted">Nobody in this book is called so.</p>`
      : html`<ul class="rows">${listed.map(
          ({ id, name }) =>
            html`<li><a href="${path}?${query({ person: id, year })}">${name}</a>${name === id ? undefined : html` <span class="muted">${id}</span>`}</li>`,
        )}</ul>`
  }${more === 0 ? undefined : html`<p class="muted">And ${more} more: write more of the name.</p>`}</section>`;
  return {
    title: "Whose?",
    lead: `${peopleText(people.length)} are in this book. A page is about one of them.`,
    current,
    scope,
    body,
  };
}

/** A field for one of so many people that no list of them could be chosen from. */
export function personInput({
  id,
  value = "",
}: {
  readonly id: string;
  readonly value?: string | undefined;
}): Html {
  return html`<div><label for="${id}">Whose, by the id</label><input id="${id}" name="person" value="${value}" autocomplete="off"></div>`;
}

function peopleText(count: number): string {
  return count === 1 ? "1 person" : `${count.toLocaleString("en-US")} people`;
}

/** Without case and accents, as people search. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
