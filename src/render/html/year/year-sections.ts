// A year in sections, in a preparer's order: the page in the browser and the written report show the same.
import type { YearReport } from "../../../app/questions/year-report.ts";
import { type Html, html } from "../markup.ts";
import { clocksSection } from "./clocks.ts";
import { contributionsSection } from "./contributions.ts";
import { flowSection } from "./flow.ts";
import { formsSection } from "./forms-1099r.ts";
import { limitsSection } from "./limits.ts";
import type { YearLinks } from "./links.ts";
import { movedSection } from "./moved.ts";
import { standingSection } from "./standing.ts";
import { taxResultSection } from "./tax-result.ts";

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly body: Html;
}

export function yearSections(
  people: readonly YearReport[],
  { links, open }: { readonly links: YearLinks; readonly open: Html },
): readonly Section[] {
  return [
    { id: "return", title: "On the return", body: taxResultSection(people, links) },
    { id: "open", title: "What is open", body: open },
    { id: "glance", title: "The year at a glance", body: standingSection(people, links) },
    { id: "limits", title: "Limits", body: limitsSection(people, links) },
    {
      id: "contributions",
      title: "Contributions against the limit",
      lead: "What each paycheck added, over the year. Charts of several employers have one scale.",
      body: contributionsSection(people, links),
    },
    {
      id: "after-tax",
      title: "Contributed and moved on",
      lead: "The shaded gap is after-tax money that waited in a plan. What it earned meanwhile is taxed.",
      body: movedSection(people, links),
    },
    { id: "flow", title: "Where it went", body: flowSection(people, links) },
    { id: "forms", title: "Forms 1099-R", body: formsSection(people, links) },
    {
      id: "roth",
      title: "Five-year clocks",
      lead: "The 10% tax can reach back only to what was taxed on conversion, only within its five years, and only before 59½.",
      body: clocksSection(people, links),
    },
  ];
}

export function sectionHtml({ id, title, lead, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><div class="section-head"><h2 id="${id}-heading">${title}</h2>${lead === undefined ? undefined : html`<p>${lead}</p>`}</div>${body}</section>
`;
}

export function contentsNav(sections: readonly Section[], more?: Html): Html {
  return html`<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${sections.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul>${more}</nav>`;
}
