// How full each limit is: a bar for each employer, with the list that adds up to the limit, and the
// deferrals of each person over all employers.
import type { LimitLine, YearReport } from "../../../app/questions/year-report.ts";
import { type Cents, formatDollars } from "../../../kernel/money.ts";
import { type Html, html } from "../markup.ts";
import { at } from "./drawing.ts";
import type { LineAsked } from "./links.ts";
import { linked, linkedAmount, type YearLinks } from "./links.ts";
import { nameOf } from "./words.ts";

export function limitsSection(people: readonly YearReport[], links: YearLinks): Html {
  const cards = people.flatMap((report) =>
    report.limits.map((line) => limitCard(people, report, line, links)),
  );
  const deferrals = people.map((report) => deferralsItem(report, links));
  return html`<div class="halves">${cards}<article class="card"><h3>Own deferrals, over all employers</h3><dl class="parts">${deferrals}</dl></article></div>`;
}

function limitCard(
  people: readonly YearReport[],
  report: YearReport,
  limit: LimitLine,
  links: YearLinks,
): Html {
  const { person } = report;
  const { label, group, deferrals, catchUp, employer, afterTax, total, excess, unused } = limit;
  const line = (number: string): LineAsked => ({
    form: "annual-additions",
    line: `${group}/${number}`,
    person,
  });
  const parts = [
    { key: "pretax", label: "Own deferrals", cents: deferrals, line: "4" },
    { key: "employer", label: "Employer", cents: employer, line: "5" },
    { key: "aftertax", label: "After-tax", cents: afterTax, line: "6" },
  ];
  const figure = links.figure({ id: limit.explanation, person });
  const notUsed = unused > 0 ? links.figure({ id: `unused-${group}`, person }) : figure;
  // Where nothing was added and pay is not known, the worksheet has no lines.
  const href = (number: string) =>
    hasLine(report, line(number)) ? links.line(line(number)) : figure;
  // Line 4 has the catch-up too.
  const own = catchUp === 0 ? href("4") : links.figure({ id: `own-deferrals-${group}`, person });
  return html`<article class="card"><h3>${label}</h3>${people.length > 1 ? html`<p class="small muted">${nameOf(report)}</p>` : undefined}${bar(parts, limit.limit)}<dl class="parts">${parts.map(
    (part) =>
      html`<dt><i class="key ${part.key}"></i>${part.label}</dt><dd>${linked(part.cents, { href: part.line === "4" ? own : href(part.line), of: `${part.label}, ${label}` })}</dd>`,
  )}${
    excess > 0
      ? html`<dt class="over"><i class="key limit"></i>Over the limit</dt><dd>${linked(excess, { href: href("10"), of: `over the limit, ${label}` })}</dd>`
      : html`<dt><i class="key room"></i>Not used</dt><dd>${linked(unused, { href: notUsed, of: `not used, ${label}` })}</dd>`
  }<dt class="total">Limit</dt><dd class="total">${linked(limit.limit, { href: href("3"), of: `limit, ${label}` })}</dd></dl><p class="small muted">Added: ${linked(total, { href: href("8"), of: `annual additions, ${label}` })}.${
    catchUp === 0
      ? ""
      : html` Catch-up of ${linked(catchUp, { href: href("7"), of: `catch-up, ${label}` })} is outside the limit.`
  }</p></article>`;
}

function hasLine({ lines }: YearReport, { form, line }: LineAsked): boolean {
  return lines.some(
    ({ worksheet, explanation }) => worksheet.form === form && explanation.line === line,
  );
}

function bar(
  parts: readonly { readonly key: string; readonly cents: Cents }[],
  limit: Cents,
): Html {
  const sum = parts.reduce((all, { cents }) => all + cents, 0);
  const whole = Math.max(limit, sum, 1);
  let x = 0;
  const drawn = parts.map(({ key, cents }) => {
    const width = (Math.max(0, cents) / whole) * 1000;
    const rect = html`<rect class="fill-${key}" x="${at(x)}" width="${at(width)}" height="12"/>`;
    x += width;
    return rect;
  });
  const edge = at((limit / whole) * 1000);
  return html`<svg class="meter" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">${drawn}${sum > limit ? html`<line class="stroke-limit" x1="${edge}" x2="${edge}" y2="12"/>` : undefined}</svg>`;
}

function deferralsItem(report: YearReport, links: YearLinks): Html {
  const figure = report.figures.find(({ explanation }) => explanation === "deferrals");
  if (figure === undefined) return html``;
  const href = links.figure({ id: figure.explanation, person: report.person });
  return html`<dt>${nameOf(report)}<br><span class="small muted">${figure.of === undefined ? "" : `of ${formatDollars(figure.of)}, catch-up included`}</span></dt><dd>${linkedAmount(figure.value, { href, of: `elective deferrals, ${nameOf(report)}` })}</dd>`;
}
