// The report as one self-contained page: no network, no script needed to read it, printable, light and
// dark. Every figure links to its explanation, every explanation to its events, every event names the
// line of the file it was read from.
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import type { YearReport } from "../../app/questions/year-report.ts";
import type { ExplainedFigure } from "../../forms/explained-figure.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import { citationText } from "../../kernel/citation.ts";
import { type Cents, formatCents, formatDollars, subtract } from "../../kernel/money.ts";
import { type KnownAt, knownAtText } from "../views/known-at.ts";
import { FEDERAL_ONLY, NOT_OFFICIAL } from "../views/stamp.ts";
import { afterTaxChart, contributionsChart, formsChart, SOURCES, tranchesChart } from "./charts.ts";
import { anchorId, type Html, html, trustedHtml } from "./markup.ts";
import { SORT_SCRIPT, SORT_SCRIPT_DIGEST } from "./sort-script.ts";
import { STYLE } from "./style.ts";

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src '${SORT_SCRIPT_DIGEST}'; base-uri 'none'; form-action 'none'`;

export async function reportPage(report: YearReport, knownAt?: KnownAt): Promise<string> {
  const who = report.personName ?? report.person;
  const sections: Section[] = [
    { id: "glance", title: "The year at a glance", body: glance(report) },
    { id: "next", title: "Next", body: next(report) },
    { id: "contributions", title: "Contributions", body: await contributions(report) },
    { id: "after-tax", title: "After-tax money", body: await afterTax(report) },
    { id: "roth", title: "Roth, and its five years", body: await roth(report) },
    { id: "forms", title: "Forms 1099-R", body: await forms(report) },
    { id: "why", title: "Why each figure is what it is", body: explanations(report) },
    { id: "events", title: "Every event", body: events(report) },
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
<style>${trustedHtml(STYLE)}</style>
</head>
<body>
<a class="skip" href="#glance">Skip to the report</a>
<header class="top">
<p class="eyebrow">After-tax 401(k) · tax year ${report.taxYear}</p>
<h1>${who}</h1>
<p class="lead">As of ${report.asOf}.${knownAt === undefined ? "" : ` ${knownAtText(knownAt)}.`} Every figure leads to its explanation, and from there to the line it was read from.</p>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main>
${sections.map(
  ({
    id,
    title,
    body,
  }) => html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2>${body}</section>
`,
)}</main>
<footer><p>${NOT_OFFICIAL}. ${FEDERAL_ONLY}</p></footer>
<script>${trustedHtml(SORT_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

function glance(report: YearReport): Html {
  return html`<ul class="figures">${report.figures.map((figure) => {
    const bar = figure.of === undefined ? undefined : barOf(figure.value, figure.of);
    return html`<li class="figure"><span class="label">${figure.label}</span>
<span class="value"><a href="#${anchorId("why", figure.explanation)}">${amountHtml(figure.value)}</a></span>
${bar}<span class="detail">${figure.detail}</span></li>
`;
  })}</ul>`;
}

function barOf(value: Amount, whole: Cents): Html {
  if (value.state !== "complete" || whole <= 0) return html``;
  const percent = Math.min(100, Math.floor((value.cents * 1000) / whole) / 10);
  const over = value.cents > whole ? " over" : "";
  return html`<div class="bar${over}" aria-hidden="true"><span style="width:${percent}%"></span></div>`;
}

function next(report: YearReport): Html {
  const open =
    report.open.length === 0
      ? html`<p class="fine">Nothing is open.</p>`
      : html`<ul class="problems">${report.open.map(pointItem)}</ul>`;
  const days = report.next;
  const todo =
    days.length === 0
      ? html`<p>No day of this year is ahead.</p>`
      : html`<ul class="todo">${days.map(
          ({
            date,
            title,
            detail,
          }) => html`<li>${date === undefined ? html`<span>no date</span>` : html`<time datetime="${date}">${date}</time>`}<div><strong>${title}</strong><p>${detail}</p></div></li>
`,
        )}</ul>`;
  return html`<div class="card">${open}${todo}</div>`;
}

const LEAD = { error: "Problem", warning: "Warning", todo: "To do" } as const;

function pointItem(point: OpenPoint): Html {
  const cite = point.citation === undefined ? "" : ` ${citationText(point.citation)}.`;
  const due = point.due === undefined ? "" : ` Due ${point.due}.`;
  return html`<li><p><strong>${LEAD[point.severity]}:</strong> ${point.message} ${point.events.map(eventLink)}</p>
<p class="hint">${point.action ?? ""}${cite}${due}</p></li>
`;
}

async function contributions(report: YearReport): Promise<Html> {
  if (report.contributions.length === 0)
    return html`<p>No contributions are recorded for ${report.taxYear}.</p>`;
  const used = SOURCES.filter(({ key }) =>
    report.contributions.some((point) => point.amounts[key] > 0),
  );
  const rows = report.contributions.map(
    (
      point,
    ) => html`<tr><td class="date">${point.date}</td><td>${point.plan}</td>${used.map(({ key }) => moneyCell(point.amounts[key]))}<td>${eventLink(point.event)}</td></tr>
`,
  );
  const limits = report.limits.map(
    (
      line,
    ) => html`<tr><th scope="row"><a href="#${anchorId("why", line.explanation)}">${line.label}</a></th>${moneyCell(line.total)}${moneyCell(line.limit)}${moneyCell(line.room)}</tr>
`,
  );
  const charts: Html[] = [];
  for (const line of report.limits) {
    if (!report.contributions.some(({ group }) => group === line.group)) continue;
    charts.push(html`<h3>${line.label}</h3>${figureOf(await contributionsChart(report, line))}`);
  }
  return html`<p>What went in with each paycheck, added up over the year, against the limit on annual additions.</p>
<div class="card"><ul class="legend">${used.map(({ label, color }) => legendItem(label, color))}${legendItem("Limit", "warn")}</ul>
${charts}
${tableOf({ caption: "Limits", heads: ["Employer", "$Added", "$Limit", "$Room"], rows: limits })}
<details><summary>All ${report.contributions.length} contributions</summary>${tableOf({
    caption: "Contributions by date",
    heads: ["Date", "Plan", ...used.map(({ label }) => `$${label}`), "Event"],
    rows,
    sortable: true,
  })}</details></div>`;
}

async function afterTax(report: YearReport): Promise<Html> {
  if (report.afterTax.length === 0)
    return html`<p>No after-tax money moved in ${report.taxYear}.</p>`;
  const rows = report.afterTax.map(
    (
      point,
    ) => html`<tr><td class="date">${point.date}</td><td>${point.plan}</td>${moneyCell(point.contributed)}${moneyCell(point.converted)}<td class="amount" data-sort="${sortKey(point.basis)}">${amountHtml(point.basis)}</td><td>${eventLink(point.event)}</td></tr>
`,
  );
  return html`<p>Basis waits in the plan from the paycheck to the conversion; what it earns meanwhile is taxed.</p>
<div class="card"><ul class="legend">${legendItem("Basis waiting", "fourth")}${legendItem("Converted", "second")}</ul>
${figureOf(await afterTaxChart(report))}
<details><summary>All ${report.afterTax.length} movements</summary>${tableOf({
    caption: "After-tax contributions and conversions",
    heads: ["Date", "Plan", "$Contributed", "$Converted", "$Basis left", "Event"],
    rows,
    sortable: true,
  })}</details></div>`;
}

async function roth(report: YearReport): Promise<Html> {
  if (report.tranches.length === 0) return html`<p>No conversions to a Roth IRA are recorded.</p>`;
  const rows = report.tranches.map(
    (
      tranche,
    ) => html`<tr><th scope="row">${tranche.taxYear}</th><td class="amount">${amountHtml(tranche.nontaxable)}</td><td class="amount">${amountHtml(tranche.taxable)}</td><td class="date">${tranche.periodEnds}</td></tr>
`,
  );
  return html`<p>The 10 % tax can reach back only to what was taxed at conversion, only within five years, and only before age 59½.</p>
<div class="card">${figureOf(await tranchesChart(report))}
${tableOf({ caption: "Conversions by tax year", heads: ["Tax year", "$Not taxed", "$Taxed at conversion", "Five years end"], rows })}</div>`;
}

async function forms(report: YearReport): Promise<Html> {
  if (report.forms.length === 0)
    return html`<p>The ledger implies no Form 1099-R for ${report.taxYear}.</p>`;
  const rows = report.forms.map((row) => {
    const difference =
      row.received?.state !== "complete" || row.expected.state !== "complete"
        ? undefined
        : subtract(row.received.cents, row.expected.cents);
    const verdict =
      difference === undefined
        ? html`<td class="amount" data-sort="">${row.received === undefined ? "not received" : "not compared"}</td>`
        : html`<td class="amount${difference === 0 ? "" : " differs"}" data-sort="${formatCents(difference)}">${difference === 0 ? "agrees" : formatDollars(difference)}</td>`;
    return html`<tr><td>${row.payer}</td><td>${row.code}</td><th scope="row">${row.box}</th><td class="amount" data-sort="${sortKey(row.expected)}">${amountHtml(row.expected)}</td>${row.received === undefined ? html`<td class="amount" data-sort="">—</td>` : html`<td class="amount" data-sort="${sortKey(row.received)}">${amountHtml(row.received)}</td>`}${verdict}</tr>
`;
  });
  return html`<p>What the ledger says each payer will report, beside what was received.</p>
<div class="card"><ul class="legend">${legendItem("Expected", "first")}${legendItem("Received", "third")}</ul>
${figureOf(await formsChart(report))}
${tableOf({ caption: "Boxes", heads: ["Payer", "Code", "Box", "$Expected", "$Received", "$Difference"], rows, sortable: true })}</div>`;
}

function explanations(report: YearReport): Html {
  return html`<div class="card">${report.explanations.map(explanationArticle)}</div>`;
}

function explanationArticle(explanation: ExplainedFigure): Html {
  const rows = explanation.terms.map(
    (
      term,
    ) => html`<tr><td>${term.label}${term.citation === undefined ? "" : html` <span class="cite">${citationText(term.citation)}</span>`}</td><td>${term.event === undefined ? "" : eventLink(term.event)}</td><td class="amount">${term.sign === "-" ? "−" : ""}${formatDollars(term.amount)}</td></tr>
`,
  );
  const foot = html`<tfoot><tr><th scope="row" colspan="2">${explanation.title}</th><td class="amount">${amountHtml(explanation.value)}</td></tr></tfoot>`;
  const table = tableOf({ caption: "", heads: ["Because of", "Event", "$Amount"], rows, foot });
  return html`<article id="${anchorId("why", explanation.id)}"><h3>${explanation.title}</h3>
${rows.length === 0 ? html`<p>${amountHtml(explanation.value)}</p>` : rows.length > 12 ? html`<details><summary>${rows.length} terms</summary>${table}</details>` : table}</article>
`;
}

function events(report: YearReport): Html {
  const rows = report.events.map(
    (
      event,
    ) => html`<tr id="${anchorId("event", event.id)}"><td>${event.id}</td><td class="date">${event.date}</td><td>${event.kind.replaceAll("_", " ")}</td><td>${event.plan}</td><td>${event.summary}</td>${event.amount === undefined ? html`<td class="amount" data-sort=""></td>` : moneyCell(event.amount)}<td class="source">${event.source === undefined ? "" : `${event.source.file}:${event.source.line}`}</td></tr>
`,
  );
  return html`<div class="card">${tableOf({
    caption: `${report.events.length} events, in order of date`,
    heads: ["Event", "Date", "Kind", "Plan", "What", "$Amount", "Read from"],
    rows,
    sortable: true,
  })}</div>`;
}

/** A heading that starts with `$` stands over amounts. */
function tableOf(options: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly Html[];
  readonly foot?: Html;
  readonly sortable?: boolean;
}): Html {
  const heads = options.heads.map((head) =>
    head.startsWith("$")
      ? html`<th scope="col" class="amount">${head.slice(1)}</th>`
      : html`<th scope="col">${head}</th>`,
  );
  const label = options.caption === "" ? "Terms" : options.caption;
  const caption = options.caption === "" ? html`` : html`<caption>${options.caption}</caption>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table${trustedHtml(options.sortable === true ? " data-sortable" : "")}>${caption}<thead><tr>${heads}</tr></thead><tbody>
${options.rows}</tbody>${options.foot}</table></div>`;
}

function figureOf(chart: Html): Html {
  return html`<figure class="chart" tabindex="0">${chart}</figure>`;
}

function legendItem(label: string, color: string): Html {
  return html`<li><i style="background:var(--chart-${color})"></i>${label}</li>`;
}

function moneyCell(amount: Cents): Html {
  return html`<td class="amount" data-sort="${formatCents(amount)}">${amount === 0 ? "–" : formatDollars(amount)}</td>`;
}

function sortKey(amount: Amount): string {
  return amount.state === "complete" ? formatCents(amount.cents) : "";
}

function amountHtml(amount: Amount): Html {
  return amount.state === "complete"
    ? html`${formatDollars(amount.cents)}`
    : html`<span class="missing">— needs ${amount.missing.join(", ")}</span>`;
}

function eventLink(event: string): Html {
  return html`<a href="#${anchorId("event", event)}">${event}</a> `;
}
