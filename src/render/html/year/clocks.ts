// Three lanes of five-year clocks that never mix: each person's Roth IRAs, the Roth account of each plan,
// and each year's conversions. Solid is what has passed, light what is to come.
import type { RothClock } from "../../../app/questions/year/roth-clocks.ts";
import type { YearReport } from "../../../app/questions/year-report.ts";
import type { Amount } from "../../../kernel/amount-state.ts";
import { type CalendarDate, daysBetween } from "../../../kernel/calendar.ts";
import { type Html, html } from "../markup.ts";
import { at, chart } from "./drawing.ts";
import { linkedAmount, type YearLinks } from "./links.ts";
import { cardTable, fold, legend } from "./tables.ts";
import { dayOf, nameOf } from "./words.ts";

const LANES: readonly {
  readonly lane: RothClock["lane"];
  readonly title: string;
  readonly key: string;
}[] = [
  { lane: "roth_ira", title: "Roth IRA: one clock for each person", key: "roth" },
  { lane: "plan_account", title: "Roth account: one clock for each plan", key: "roth" },
  { lane: "conversion", title: "Each year’s conversions", key: "aftertax" },
];

interface Row {
  readonly clock: RothClock;
  readonly label: string;
}

export function clocksSection(people: readonly YearReport[], links: YearLinks): Html {
  const [first] = people;
  const rows = people.flatMap((report) =>
    report.clocks.map((clock) => ({
      clock,
      label: labelOf(people, report, clock),
      href: links.entries({ person: report.person, year: clock.firstYear }),
    })),
  );
  if (first === undefined || rows.length === 0)
    return html`<div class="card"><p>No Roth money is recorded, so no five years run.</p></div>`;
  const { today } = first;
  const words = rows.map(({ label, clock }) => `${label}: ${endText(clock, today)}`);
  const conversions = rows.filter(({ clock }) => clock.lane === "conversion");
  return html`<div class="card">${legend([
    { key: "roth", label: "Years that have passed" },
    { key: "roth-soft", label: "Years to come" },
    { key: "limit", label: "Today" },
  ])}${chart({
    id: "clocks",
    title: "Five-year clocks",
    description: `${words.join(". ")}.`,
    draw: (width) => draw(rows, today, width),
  })}${fold(
    "The same as a table",
    cardTable({
      caption: "Five-year clocks",
      columns: [{ name: "Clock" }, { name: "Began" }, { name: "Five years" }],
      rows: rows.map(({ label, clock }) => ({
        head: label,
        cells: [`${clock.firstYear}${clock.orEarlier ? " or earlier" : ""}`, endText(clock, today)],
      })),
    }),
  )}${
    conversions.length === 0
      ? undefined
      : cardTable({
          caption:
            "What each year’s conversions were: only what was taxed then is open to the 10% tax",
          columns: [
            { name: "Conversions" },
            { name: "Not taxed", right: true },
            { name: "Taxed at conversion", right: true },
            { name: "Five years" },
          ],
          rows: conversions.map(({ label, clock, href }) => ({
            head: label,
            cells: [
              amount(clock.notTaxed, { href, of: `not taxed, ${label}` }),
              amount(clock.taxed, { href, of: `taxed at conversion, ${label}` }),
              endText(clock, today),
            ],
          })),
        })
  }</div>`;
}

function amount(
  value: Amount | undefined,
  to: { readonly href: string; readonly of: string },
): Html {
  return value === undefined ? html`<span class="muted">—</span>` : linkedAmount(value, to);
}

function labelOf(people: readonly YearReport[], report: YearReport, clock: RothClock): string {
  const who = people.length > 1 ? nameOf(report) : "";
  const what =
    clock.lane === "conversion"
      ? [String(clock.firstYear), clock.plan ?? "Roth IRA"]
      : [clock.plan ?? (who === "" ? "Roth IRA" : "")];
  return [who, ...what].filter((word) => word !== "").join(", ");
}

function endText(clock: RothClock, today: CalendarDate): string {
  const latest = clock.orEarlier && clock.ends >= today;
  return `${endDay(clock, today)}${latest ? " at the latest" : ""}`;
}

/** Where there is no room for more. */
function endDay({ ends }: RothClock, today: CalendarDate): string {
  return `${ends < today ? "ended" : "to"} ${dayOf(ends)}`;
}

function draw(rows: readonly Row[], today: CalendarDate, width: number) {
  const narrow = width < 500;
  const first = Math.min(...rows.map(({ clock }) => clock.firstYear));
  const last = Math.max(...rows.map(({ clock }) => Number(clock.ends.slice(0, 4)))) + 1;
  const [left, right] = [narrow ? 4 : 230, width - (narrow ? 4 : 135)];
  const x = (year: number) => left + ((year - first) / (last - first)) * (right - left);
  const day = (date: CalendarDate) => {
    const year = Number(date.slice(0, 4));
    return x(year + daysBetween(`${year}-01-01` as CalendarDate, date) / 366);
  };
  const step = narrow ? 38 : 27;
  let y = 30;
  const drawn = LANES.flatMap(({ lane, title, key }) => {
    const own = rows.filter(({ clock }) => clock.lane === lane);
    if (own.length === 0) return [];
    const head = html`<text class="lane" x="4" y="${y + 14}">${title}</text>`;
    y += 24;
    const bars = own.map((row) => {
      const bar = clockBar({ ...row, y, key }, { narrow, left, right, x, day, today });
      y += step;
      return bar;
    });
    y += 8;
    return [head, ...bars];
  });
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const every = Math.ceil(34 / ((right - left) / (last - first)));
  const grid = years.map(
    (year, index) =>
      html`<line class="grid" x1="${at(x(year))}" x2="${at(x(year))}" y1="22" y2="${y}"/>${index % every === 0 && year < last ? html`<text class="tick" x="${at(x(year) + 2)}" y="14">${year}</text>` : undefined}`,
  );
  const now = Math.min(right, Math.max(left, day(today)));
  return {
    height: y + 4,
    body: html`${grid}${drawn}<line class="limit-line" x1="${at(now)}" x2="${at(now)}" y1="22" y2="${y}"/>`,
  };
}

function clockBar(
  { clock, label, y, key }: Row & { readonly y: number; readonly key: string },
  scale: {
    readonly narrow: boolean;
    readonly left: number;
    readonly right: number;
    readonly x: (year: number) => number;
    readonly day: (date: CalendarDate) => number;
    readonly today: CalendarDate;
  },
): Html {
  const { narrow, right, x, day, today } = scale;
  const [from, to] = [x(clock.firstYear), x(Number(clock.ends.slice(0, 4)) + 1)];
  const now = Math.min(to, Math.max(from, day(today)));
  const top = narrow ? y + 16 : y;
  const end = endDay(clock, today);
  const most = narrow ? 26 : 34;
  const shown = label.length > most ? `${label.slice(0, most - 1)}…` : label;
  const words = narrow
    ? html`<text class="label-text" x="4" y="${y + 11}">${shown}</text><text class="tick" x="${right}" y="${y + 11}" text-anchor="end">${end}</text>`
    : html`<text class="label-text" x="4" y="${y + 15}">${shown}</text><text class="tick" x="${right + 6}" y="${y + 15}">${end}</text>`;
  return html`<rect class="fill-${key}-soft" x="${at(from)}" y="${top}" width="${at(to - from)}" height="18" rx="4"/><rect class="fill-${key}" x="${at(from)}" y="${top}" width="${at(now - from)}" height="18" rx="4"/>${words}`;
}
