// The report as one self-contained page: no network, no script needed to read it, printable, light and
// dark. Its sections are those of the year's page; every figure links to its explanation, every explanation
// to its events, every event names the line of the file it was read from.

import type { Household } from "../../app/questions/household.ts";
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import type { YearReport } from "../../app/questions/year-report.ts";
import type { LineValue } from "../../forms/worksheet.ts";
import { adviceText } from "../../kernel/advice.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import { citationText } from "../../kernel/citation.ts";
import { missingWords } from "../../kernel/fact-questions.ts";
import { type Cents, formatCents, formatDollars } from "../../kernel/money.ts";
import { messageIn, spoken, type Voice } from "../../kernel/sentence.ts";
import { namedVoice } from "../named-voice.ts";
import { type KnownAt, knownAtText } from "../views/known-at.ts";
import { FEDERAL_ONLY, NOT_OFFICIAL } from "../views/stamp.ts";
import { anchorId, type Html, html, trustedHtml } from "./markup.ts";
import { SORT_SCRIPT, SORT_SCRIPT_DIGEST } from "./sort-script.ts";
import { type ShownTerm, termsTable } from "./why.ts";
import { titleOfLine } from "./year/line-text.ts";
import type { LineAsked, YearLinks } from "./year/links.ts";
import { contentsNav, type Section, sectionHtml, yearSections } from "./year/year-sections.ts";

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src '${SORT_SCRIPT_DIGEST}'; base-uri 'none'; form-action 'none'`;

export function reportPage(
  report: YearReport,
  {
    style,
    household,
    knownAt,
  }: {
    readonly style: string;
    readonly household: Household;
    readonly knownAt?: KnownAt | undefined;
  },
): string {
  const who = report.personName ?? report.person;
  const voice = namedVoice(household);
  const asked = new Map<string, LineAsked>();
  const links: YearLinks = {
    line(line) {
      const id = lineId(line);
      if (explained(report, line) === undefined) return "#why";
      asked.set(id, line);
      return `#${id}`;
    },
    figure: ({ id }) => `#${anchorId("why", id)}`,
    entries: () => "#events",
  };
  const year = yearSections([report], { links, open: open(report, voice) });
  const sections: readonly Section[] = [
    ...year,
    {
      id: "why",
      title: "Why each figure is what it is",
      body: explanations(report, [...asked.values()], voice),
    },
    { id: "events", title: "Every event", body: events(report, voice) },
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>After-tax 401(k), ${report.taxYear}: ${who}</title>
<style>${trustedHtml(style)}</style>
</head>
<body class="report">
<a class="skip" href="#return">Skip to the report</a>
<header class="wrap title">
<p class="small muted">After-tax 401(k) · tax year ${report.taxYear}</p>
<h1>${who}</h1>
<p class="lead">As of ${report.asOf}.${knownAt === undefined ? "" : ` ${knownAtText(knownAt)}.`} Every figure leads to its explanation, and from there to the line it was read from.</p>
</header>
<main class="wrap with-contents">
${contentsNav(sections)}
<div>${sections.map(sectionHtml)}</div></main>
<footer class="foot"><p class="wrap">${NOT_OFFICIAL}. ${FEDERAL_ONLY}</p></footer>
<script>${trustedHtml(SORT_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

function open(report: YearReport, voice: Voice): Html {
  const points =
    report.open.length === 0
      ? html`<p class="fine">Nothing is open.</p>`
      : html`<ul class="problems">${report.open.map((point) => pointItem(point, report, voice))}</ul>`;
  const days =
    report.next.length === 0
      ? html`<p>No day of this year is ahead.</p>`
      : html`<ul class="dates">${report.next.map(
          ({ date, title, detail }) =>
            html`<li>${date === undefined ? html`<span>no date</span>` : html`<time datetime="${date}">${date}</time>`}<div><b>${spoken(title, voice)}</b><p class="small muted">${adviceText(detail)}</p></div></li>
`,
        )}</ul>`;
  return html`<div class="card">${points}</div><div class="card"><h3>Next</h3>${days}</div>`;
}

const LEAD = { error: "Problem", warning: "Warning", todo: "To do" } as const;

function pointItem(point: OpenPoint, report: YearReport, voice: Voice): Html {
  const rest = [
    adviceText(point.action ?? ""),
    point.citation === undefined ? "" : citationText(point.citation),
    point.keepBy === undefined ? "" : `by ${point.keepBy}`,
  ].filter((each) => each !== "");
  return html`<li><p><b>${LEAD[point.severity]}:</b> ${sentence(messageIn(point, voice))} ${point.events.map((event) => eventLink(event, report))}</p>
<p class="small muted">${rest.map(sentence).join(" ")}</p></li>
`;
}

/** With a capital and a full stop; an id at the beginning is left as it is written. */
function sentence(text: string): string {
  const begun = text.replace(/^\p{Ll}+(?= )/u, (word) =>
    word.replace(/^./, (letter) => letter.toUpperCase()),
  );
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
}

function explained({ lines, person }: YearReport, asked: LineAsked) {
  return lines.find(
    ({ worksheet, explanation }) =>
      worksheet.form === asked.form &&
      explanation.line === asked.line &&
      (worksheet.person === person) === (asked.person !== undefined),
  );
}

function lineId({ form, line, person }: LineAsked): string {
  return anchorId("why", `${form}-${person === undefined ? "joint-" : ""}${line}`);
}

function explanations(report: YearReport, asked: readonly LineAsked[], voice: Voice): Html {
  const named = (terms: readonly ShownTerm[]) =>
    terms.map(({ said, ...term }) =>
      said === undefined ? term : { ...term, label: spoken(said, voice) },
    );
  const figures = report.explanations.map(({ id, title, value, terms }) =>
    article({
      report,
      id: anchorId("why", id),
      title,
      total: amountHtml(value),
      terms: named(terms),
    }),
  );
  const lines = asked.flatMap((line) => {
    const found = explained(report, line);
    if (found === undefined) return [];
    const { explanation } = found;
    return [
      article({
        report,
        id: lineId(line),
        title: titleOfLine(report, found, voice.person),
        total: valueHtml(explanation.value),
        terms: named(explanation.trail),
      }),
    ];
  });
  return html`<div class="card">${figures}${lines}</div>`;
}

function article(given: {
  readonly report: YearReport;
  readonly id: string;
  readonly title: string;
  readonly total: Html;
  readonly terms: readonly ShownTerm[];
}): Html {
  const { id, title, total, terms } = given;
  const assumes = [...new Set(terms.flatMap((term) => term.assumes ?? []))];
  const table = html`<div class="scroll" tabindex="0" role="group" aria-label="Terms of ${title}">${termsTable(
    {
      title,
      total,
      terms,
      entry: ({ event }) =>
        event !== undefined && given.terms.length > 0 ? eventLink(event, given.report) : "",
    },
  )}</div>`;
  return html`<article class="why" id="${id}"><h3>${title}</h3>
${terms.length === 0 ? html`<p>${total}</p>` : terms.length > 12 ? html`<details><summary>${terms.length} terms</summary>${table}</details>` : table}${assumes.map((each) => html`<p class="small missing">${each}</p>`)}</article>
`;
}

function events(report: YearReport, voice: Voice): Html {
  const rows = report.events.map(
    (event) =>
      html`<tr id="${anchorId("event", event.id)}"><td>${event.id}</td><td class="num">${event.date}</td><td>${event.kind.replaceAll("_", " ")}</td><td>${event.plan === undefined ? "" : voice.plan(event.plan)}</td><td>${event.summary}</td>${event.amount === undefined ? html`<td class="right" data-sort=""></td>` : moneyCell(event.amount)}<td>${event.source === undefined ? "" : `${event.source.file}:${event.source.line}`}</td></tr>
`,
  );
  const caption = `${report.events.length} events, in order of date`;
  return html`<div class="card"><div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table data-sortable><caption>${caption}</caption><thead><tr><th scope="col">Event</th><th scope="col">Date</th><th scope="col">Kind</th><th scope="col">Plan</th><th scope="col">What</th><th scope="col" class="right amount">Amount</th><th scope="col">Read from</th></tr></thead><tbody>
${rows}</tbody></table></div></div>`;
}

function moneyCell(amount: Cents): Html {
  return html`<td class="right" data-sort="${formatCents(amount)}">${formatDollars(amount)}</td>`;
}

function amountHtml(amount: Amount): Html {
  return amount.state === "complete"
    ? html`${formatDollars(amount.cents)}`
    : html`<span class="missing">— needs: ${missingWords(amount.missing)}</span>`;
}

function valueHtml(value: LineValue): Html {
  switch (value.kind) {
    case "amount":
      return html`${formatDollars(value.cents)}`;
    case "incomplete":
      return html`<span class="missing">— needs: ${missingWords(value.missing)}</span>`;
    case "text":
      return html`${value.text}`;
    case "check":
      return value.checked ? html`checked` : html`not checked`;
  }
}

/** A spouse's entry counts on the joint lines and stands in the spouse's report: it is named, not linked. */
function eventLink(event: string, { events: list }: YearReport): Html {
  return list.some(({ id }) => id === event)
    ? html`<a href="#${anchorId("event", event)}">${event}</a> `
    : html`${event} `;
}
