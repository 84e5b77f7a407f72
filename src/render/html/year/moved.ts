// After-tax money that was put in, and the part of it that moved on to Roth or elsewhere, as two lines that
// only rise: the gap between them is what waits, and what waits earns money that is taxed.
import type { YearReport } from "../../../app/questions/year-report.ts";
import { type CalendarDate, yearEnd, yearStart } from "../../../kernel/calendar.ts";
import { add, type Cents, formatDollars, ZERO } from "../../../kernel/money.ts";
import { type Html, html } from "../markup.ts";
import { at, chart, dayScale, type Frame, moneyAxis, moneySteps, stepPath } from "./drawing.ts";
import { linked, type YearLinks } from "./links.ts";
import { type Month, monthAxis, monthNotes, monthsOf } from "./months.ts";
import { cardTable, fold, legend } from "./tables.ts";
import { nameOf } from "./words.ts";

interface Stand {
  readonly date: CalendarDate;
  readonly moved: Cents;
  readonly waits: Cents;
}

export function movedSection(people: readonly YearReport[], links: YearLinks): Html {
  return html`${people.map((report) => card(people, report, links))}`;
}

function card(people: readonly YearReport[], report: YearReport, links: YearLinks): Html {
  const title = people.length > 1 ? html`<h3>${nameOf(report)}</h3>` : undefined;
  if (report.afterTax.length === 0)
    return html`<div class="card">${title}<p class="muted">No after-tax money moved in ${report.taxYear}.</p></div>`;
  const { stands, unknownFrom } = standsOf(report);
  const last = stands.at(-1);
  if (last === undefined)
    return html`<div class="card">${title}<p class="missing">What waits is not known: a fact is missing. The open points say what.</p></div>`;
  const id = `moved-${report.person}`;
  const year = { start: yearStart(report.taxYear), end: yearEnd(report.taxYear) };
  const months = monthsOf(year)
    .filter(({ start }) => start <= report.asOf)
    .map((month) => ({
      month,
      stand: stands.findLast(({ date }) => date <= month.end) ?? stands[0] ?? last,
    }));
  const put = add(last.moved, last.waits);
  return html`<div class="card">${title}${legend([
    { key: "aftertax", label: `Put in ${formatDollars(put)}` },
    { key: "roth", label: `Moved on ${formatDollars(last.moved)}` },
    { key: "aftertax-soft", label: `Waits ${formatDollars(last.waits)}` },
  ])}${chart({
    id,
    title: `After-tax money put in and moved on, ${nameOf(report)}, ${report.taxYear}`,
    description: `Put in ${formatDollars(put)}, with what waited before; moved on ${formatDollars(last.moved)}; ${formatDollars(last.waits)} waits.`,
    draw: (width) => draw({ id, report, stands, months }, width),
  })}${
    unknownFrom === undefined
      ? undefined
      : html`<p class="missing">From ${unknownFrom} on it is not known: a fact is missing. The open points say what.</p>`
  }${fold(
    "The same as a table, by month",
    cardTable({
      caption: "Up to the end of each month",
      columns: [
        { name: "Month" },
        { name: "Put in", right: true },
        { name: "Moved on", right: true },
        { name: "Waits", right: true },
      ],
      rows: months.map(({ month, stand }) => ({
        id: rowId(id, month),
        head: month.name,
        cells: (
          [
            ["put in", add(stand.moved, stand.waits)],
            ["moved on", stand.moved],
            ["waits", stand.waits],
          ] as const
        ).map(([what, cents]) =>
          linked(cents, {
            href: links.entries({
              person: report.person,
              year: report.taxYear,
              month: month.start.slice(0, 7),
            }),
            of: `${what}, to the end of ${month.name}`,
          }),
        ),
      })),
    }),
  )}</div>`;
}

/** As far as every amount is known. */
function standsOf(report: YearReport): {
  readonly stands: readonly Stand[];
  readonly unknownFrom: CalendarDate | undefined;
} {
  const stands: Stand[] = [];
  if (report.waitedBefore.state === "incomplete")
    return { stands, unknownFrom: yearStart(report.taxYear) };
  let moved = ZERO;
  stands.push({ date: yearStart(report.taxYear), moved, waits: report.waitedBefore.cents });
  for (const point of report.afterTax) {
    if (point.moved.state === "incomplete" || point.basis.state === "incomplete")
      return { stands, unknownFrom: point.date };
    moved = add(moved, point.moved.cents);
    stands.push({ date: point.date, moved, waits: point.basis.cents });
  }
  return { stands, unknownFrom: undefined };
}

function draw(
  {
    id,
    report,
    stands,
    months,
  }: {
    readonly id: string;
    readonly report: YearReport;
    readonly stands: readonly Stand[];
    readonly months: readonly { readonly month: Month; readonly stand: Stand }[];
  },
  width: number,
) {
  const height = width < 500 ? 220 : 280;
  const frame: Frame = {
    left: width < 500 ? 46 : 58,
    right: width - 10,
    top: 16,
    bottom: height - 26,
  };
  const highest = Math.max(...stands.map(({ moved, waits }) => Math.max(moved + waits, moved)), 1);
  const { y, drawn } = moneyAxis(frame, moneySteps(highest));
  const year = { start: yearStart(report.taxYear), end: yearEnd(report.taxYear) };
  const x = dayScale(year, frame);
  const until = x(report.asOf);
  const put = stands.map(({ date, moved, waits }) => ({ x: x(date), y: y(moved + waits) }));
  const on = stands.map(({ date, moved }) => ({ x: x(date), y: y(moved) }));
  const notes = months.map(({ month, stand }) => ({
    month,
    href: `#${rowId(id, month)}`,
    lines: [
      `Put in ${formatDollars(add(stand.moved, stand.waits))}`,
      `Moved on ${formatDollars(stand.moved)}`,
      `Waits ${formatDollars(stand.waits)}`,
    ],
  }));
  return {
    height,
    body: html`${drawn}<path class="fill-aftertax-soft" d="${gap(put, on, until)}"/><path class="line stroke-aftertax" d="${stepPath(put, until)}"/><path class="line stroke-roth" d="${stepPath(on, until)}"/>${monthAxis(year, frame)}${monthNotes(notes, year, frame)}`,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A strip for each time between two days: upper line above, lower line below. */
function gap(upper: readonly Point[], lower: readonly Point[], until: number): string {
  return upper
    .map(({ x, y }, index) => {
      const right = upper[index + 1]?.x ?? until;
      const low = lower[index]?.y ?? y;
      return right <= x || low <= y ? "" : `M${at(x)} ${at(y)}H${at(right)}V${at(low)}H${at(x)}Z`;
    })
    .join("");
}

function rowId(id: string, month: Month): string {
  return `${id}-${month.start.slice(0, 7)}`;
}
