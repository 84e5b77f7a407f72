// The frame around every page: skip link, head with the pages, whose book and which year, the page, the foot.
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import type { Assets } from "../site.ts";
import { icon } from "./icon.ts";
import type { Scope } from "./scope.ts";

export type PageName = "home" | "files" | "year" | "events" | "forms" | "ask" | "book";

/** The pages of a book, in the order of the navigation. */
const PAGES: readonly { readonly name: PageName; readonly label: string; readonly path: string }[] =
  [
    { name: "home", label: "Home", path: "/" },
    { name: "files", label: "Files", path: "/files" },
    { name: "year", label: "Year", path: "/year" },
    { name: "events", label: "Events", path: "/events" },
    { name: "forms", label: "Forms", path: "/forms" },
    { name: "ask", label: "Ask", path: "/ask" },
    { name: "book", label: "Book", path: "/book" },
  ];

export interface PageContent {
  readonly title: string;
  /** A sentence or two under the title. */
  readonly lead?: string | undefined;
  readonly current?: PageName;
  /** Left out on pages that are about no person and year. */
  readonly scope?: Scope | undefined;
  /** Where the segments of person and year lead; the page itself unless said otherwise. */
  readonly path?: string;
  /** What just happened: `Recorded 2 files.` */
  readonly notice?: string | undefined;
  readonly body: Html;
}

export interface Frame {
  readonly assets: Assets;
  readonly base: string;
  readonly readOnly: boolean;
  /** What the foot says of the book: `214 entries, the chain is unbroken`. */
  readonly footing?: string | undefined;
}

export function page(content: PageContent, frame: Frame): string {
  const { title, lead, current, scope, notice, body } = content;
  const { assets, base, readOnly, footing } = frame;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · rothbook</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top"><div class="wrap">
<a class="brand" href="${base}/" aria-label="rothbook, home">${trustedHtml(BRAND)}<span>rothbook</span></a>
${current === undefined ? undefined : pagesNav(current, base)}
<p class="local">${icon("lock")}<span>On this machine only</span></p>
</div></header>
${readOnly ? html`<aside class="ribbon ask" aria-label="Read only"><p class="wrap">${icon("eye")}<span><b>Read only.</b> You can look, follow every figure and download. Nothing here can be changed.</span></p></aside>` : undefined}
${scope?.sealed === undefined ? undefined : html`<aside class="ribbon good" aria-label="Sealed"><p class="wrap">${icon("lock")} ${scope.sealed}</p></aside>`}
<main id="main" tabindex="-1"><div class="wrap">
${scope === undefined ? undefined : segments(scope, `${base}${content.path ?? "/"}`)}
<div class="title"><h1>${title}</h1>${lead === undefined ? undefined : html`<p class="lead">${lead}</p>`}</div>
${notice === undefined ? undefined : html`<p class="note good" role="status">${icon("tick")}<span>${notice}</span></p>`}
${body}
</div></main>
<footer class="foot"><div class="wrap">${footing === undefined ? undefined : html`<span>${footing}</span>`}<span>Nothing leaves this machine</span><span>Federal tax only; not tax advice</span></div></footer>
<script>${trustedHtml(assets.script)}</script>
</body>
</html>
`.text;
}

function pagesNav(current: PageName, base: string): Html {
  return html`<nav class="pages" aria-label="Pages"><ul>${PAGES.map(
    ({ name, label, path }) =>
      html`<li><a href="${base}${path}"${name === current ? trustedHtml(' aria-current="page"') : undefined}>${label}</a></li>`,
  )}</ul></nav>`;
}

function segments(scope: Scope, path: string): Html {
  const { people, isOfPlan, person, years, year, sealedYears } = scope;
  const all = { id: undefined, name: isOfPlan ? "Everybody" : "Household" };
  const shown = isOfPlan ? people.filter(({ id }) => id === person) : people;
  const whose = people.length > 1 ? [all, ...shown] : people;
  const current = (is: boolean) => (is ? trustedHtml(' aria-current="true"') : undefined);
  return html`<div class="scope"><nav aria-label="Whose book" class="segments">${whose.map(
    ({ id, name }) =>
      html`<a href="${path}?${query({ person: id, year })}"${current(id === person || whose.length === 1)}>${name}</a>`,
  )}</nav><nav aria-label="Year" class="segments">${years.map(
    (each) =>
      html`<a href="${path}?${query({ person, year: each })}"${current(each === year)}>${sealedYears.includes(each) ? html`${icon("lock")}<span class="hide">sealed </span>` : undefined}${each}</a>`,
  )}</nav></div>`;
}

/** `person=dana&year=2026`: what a link keeps of the scope. */
export function query(scope: {
  readonly person?: string | undefined;
  readonly year: number;
}): string {
  const words = new URLSearchParams();
  if (scope.person !== undefined) words.set("person", scope.person);
  words.set("year", String(scope.year));
  return words.toString();
}

const BRAND =
  '<svg viewBox="0 0 28 28" aria-hidden="true"><rect class="fill-aftertax" x="2" y="4" width="11" height="20" rx="3"/><rect class="fill-roth" x="15" y="4" width="11" height="20" rx="3"/><path d="M8 14h11M15.5 10.5 19 14l-3.5 3.5" fill="none" class="stroke-card" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';
