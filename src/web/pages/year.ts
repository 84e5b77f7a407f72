// The year: what goes on the return, and how the year came to it. Its sections are those of the written
// report. A sealed year stands as it was filed, beside what the book says now.

import { householdOf } from "../../app/questions/household.ts";
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { reportOfYear } from "../../app/questions/report-of-year.ts";
import { type SealedYearLines, sealedYear } from "../../app/questions/year/sealed-year.ts";
import { YEAR_FIGURES } from "../../app/questions/year/why.ts";
import type { YearReport } from "../../app/questions/year-report.ts";
import { adviceWords } from "../../kernel/advice.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Voice } from "../../kernel/sentence.ts";
import { type Html, html } from "../../render/html/markup.ts";
import type { LineAsked, YearLinks } from "../../render/html/year/links.ts";
import {
  contentsNav,
  type Section,
  sectionHtml,
  yearSections,
} from "../../render/html/year/year-sections.ts";
import { query } from "../shell/document.ts";
import { icon } from "../shell/icon.ts";
import { openPointItem } from "../shell/open-point-item.ts";
import { pageVoice } from "../shell/page-voice.ts";
import { dayText } from "../shell/words.ts";
import type { Pages } from "./book-pages.ts";
import { type Asking, bookPage } from "./context.ts";

export const yearPage: Pages = (app, site, book) => {
  app.get("/year", (context) => bookPage({ site, book, context, together: "year" }, year));
};

async function year(asking: Asking) {
  const { scope, store, book } = asking;
  const { today } = scope;
  const chosen = scope.people.filter(({ id }) => scope.person === undefined || scope.person === id);
  const reports: YearReport[] = [];
  const refused: { readonly name: string; readonly problems: readonly Problem[] }[] = [];
  for (const { id, name } of chosen) {
    const report = await reportOfYear(store, { taxYear: scope.year, person: id, today });
    if (report.ok) reports.push(report.value);
    else refused.push({ name, problems: report.error });
  }
  const seals: SealedYearLines[] = [];
  for (const { id } of chosen) {
    const sealed = await sealedYear(store, { person: id, taxYear: scope.year });
    if (!sealed.ok) return sealed;
    if (sealed.value !== undefined) seals.push(sealed.value);
  }
  const known = await householdOf(store);
  if (!known.ok) return known;
  const open = openPoints(asking, reports, pageVoice(known.value));
  const sealed = seals.map((each) => sealedSection(asking, each));
  const sections = [
    ...sealed,
    ...(reports.length === 0 ? [] : yearSections(reports, { links: linksOf(asking), open })),
  ];
  const packet =
    book.base === "" || scope.people.length > 0
      ? html`<p><a class="btn slim" href="${book.base}/forms?${query(scope)}">Packet</a></p>`
      : undefined;
  const body = html`${refused.map(problemsCard)}${
    sections.length === 0 && refused.length === 0
      ? html`<section class="card"><p class="muted">Nothing is recorded yet. Say on the first page who you are.</p></section>`
      : html`<div class="with-contents">${contentsNav(sections, packet)}<div>${sections.map(sectionHtml)}</div></div>`
  }`;
  const names = chosen.map(({ name }) => name).join(" and ");
  return success({
    title: `The year ${scope.year}`,
    lead: `${names}${names === "" ? "" : ", "}as of ${dayText(reports[0]?.asOf ?? today)}. Every figure opens: why it is so, and which line of which file.`,
    current: "year" as const,
    path: "/year",
    scope,
    body,
  });
}

function linksOf({ book, scope }: Asking): YearLinks {
  return {
    line: (asked) => whyAddress(book.base, scope.year, asked),
    figure: ({ id, person }) =>
      whyAddress(book.base, scope.year, { form: YEAR_FIGURES, line: id, person }),
    entries: ({ person, year, month, kind }) =>
      `${book.base}/events?${query({ person, year })}${kind === undefined ? "" : `&kind=${kind}`}${month === undefined ? "" : `&month=${month}#month-${month}`}`,
  };
}

export function whyAddress(
  base: string,
  year: number,
  { form, line, person }: Omit<LineAsked, "form"> & { readonly form: string },
): string {
  return `${base}/why/${form}/${encodeURIComponent(line)}?${query({ person, year })}`;
}

/** The same list as on the first page; what both people have open is one thing. */
function openPoints(
  { scope, book, site }: Asking,
  reports: readonly YearReport[],
  voice: Voice,
): Html {
  const all = reports.flatMap((report) =>
    report.open.map((point): [string, { point: OpenPoint; report: YearReport }] => [
      `${point.code} ${point.message}`,
      { point, report },
    ]),
  );
  const points = [...new Map(all).values()];
  if (points.length === 0)
    return html`<p class="note good">${icon("tick")}<span>Nothing is open.</span></p>`;
  return html`<div class="card"><ol class="todo">${points.map(({ point, report }) =>
    openPointItem(point, {
      today: scope.today,
      whose: reports.length > 1 ? (report.personName ?? report.person) : undefined,
      base: book.base,
      person: report.person,
      year: scope.year,
      readOnly: site.readOnly,
      voice,
    }),
  )}</ol></div>`;
}

function problemsCard({
  name,
  problems,
}: {
  readonly name: string;
  readonly problems: readonly Problem[];
}): Html {
  return html`<section class="card"><h2>${name}: the year cannot be shown</h2><ul class="problems">${problems.map(
    ({ message, hint }) =>
      html`<li><p>${message}</p>${hint === undefined ? undefined : html`<p class="muted">${adviceWords(hint)}</p>`}</li>`,
  )}</ul></section>`;
}

function sealedSection({ book, scope, site }: Asking, sealed: SealedYearLines): Section {
  const { person, personName, sealedOn, lines, entries } = sealed;
  const changed = lines.filter(({ filed, now }) => filed !== now);
  const rows = lines.map(({ form, title, line, label, filed, now }) => {
    const href = whyAddress(book.base, scope.year, { form, line, person });
    const same = filed === now;
    return html`<tr role="row"${same ? undefined : html` class="differs"`}><th role="rowheader" scope="row">${title}, ${line} <span class="small muted">${label}</span></th><td role="cell" data-label="As filed" class="right">${filed ?? "—"}</td><td role="cell" data-label="Now" class="right">${now === undefined ? "—" : html`<a class="fig" href="${href}" aria-label="${now}, ${title} line ${line}: why">${now}</a>`}</td><td role="cell" data-label="">${same ? html`<span class="mark good">✓<span class="hide"> the same</span></span>` : html`<span class="mark warn">✗ changed</span>`}</td></tr>`;
  });
  return {
    id: `sealed-${person}`,
    title: `As filed, and as the book stands now${scope.people.length > 1 ? `: ${personName}` : ""}`,
    body: html`<div class="card"><p>${icon("lock")} Sealed on ${dayText(sealedOn)}, with ${entries} entries of the year. ${
      changed.length === 0
        ? "Every line is as it was filed."
        : `${changed.length} of ${lines.length} lines are not as they were filed.`
    }</p><details${changed.length > 0 ? html` open` : undefined}><summary>All ${lines.length} lines</summary><table class="cards" role="table"><caption>As filed and now</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Line</th><th role="columnheader" scope="col" class="right">As filed</th><th role="columnheader" scope="col" class="right">Now</th><th role="columnheader" scope="col">Same</th></tr></thead><tbody role="rowgroup">${rows}</tbody></table></details>${
      site.readOnly
        ? undefined
        : html`<p class="small muted">Was something wrong? Amending opens ${scope.year} and every sealed year after it; the old seal stays in the book. It is done under <a href="${book.base}/book">Book</a>.</p>`
    }</div>`,
  };
}
