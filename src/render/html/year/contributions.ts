// What went in over a year, added up, against the limit of the employer. Catch-up is outside the limit, so
// it is no part of the stack: a dotted line above says what it adds.
import type { LimitLine, YearReport } from "../../../app/questions/year-report.ts";
import { type Cents, formatDollars, subtract, total, ZERO } from "../../../kernel/money.ts";
import type {
  ContributionPoint,
  ContributionSource,
} from "../../../limits/contributions-by-source.ts";
import { anchorId, type Html, html } from "../markup.ts";
import { at, chart, dayScale, type Frame, moneyAxis, moneySteps, stepPath } from "./drawing.ts";
import { linked, type YearLinks } from "./links.ts";
import { type Month, monthAxis, monthNotes, monthsOf } from "./months.ts";
import { cardTable, fold, legend } from "./tables.ts";
import { whose } from "./words.ts";

const STACK: readonly {
  readonly source: ContributionSource;
  readonly key: string;
  readonly label: string;
}[] = [
  { source: "pretax_deferral", key: "pretax", label: "Pre-tax" },
  { source: "roth_deferral", key: "roth", label: "Roth" },
  { source: "employer", key: "employer", label: "Employer" },
  { source: "after_tax", key: "aftertax", label: "After-tax" },
];
const CATCH_UP = {
  source: "catch_up",
  key: "other",
  label: "Catch-up, outside the limit",
} as const;

/** Catch-up on top of the stack: a dotted line, since the limit does not hold for it. */
const ALL = [...STACK, CATCH_UP].map(({ source }) => source);

interface Charted {
  readonly id: string;
  readonly title: string;
  readonly line: LimitLine;
  readonly points: readonly ContributionPoint[];
  readonly used: readonly ((typeof STACK)[number] | typeof CATCH_UP)[];
  readonly months: readonly MonthSum[];
  /** Shared by all charts, so that they can be compared. */
  readonly steps: readonly number[];
  /** Where the entries of a month are. */
  readonly entries: (month: Month) => string;
}

interface MonthSum {
  readonly month: Month;
  readonly sums: ReadonlyMap<ContributionSource, Cents>;
}

export function contributionsSection(people: readonly YearReport[], links: YearLinks): Html {
  const highest = Math.max(
    ...people.flatMap(({ limits }) => limits.map(({ limit, total: sum }) => Math.max(limit, sum))),
    1,
  );
  const steps = moneySteps(highest);
  const cards = people.flatMap((report) =>
    report.limits.map((line) => {
      const points = report.contributions.filter(({ group }) => group === line.group);
      const title = `${whose(people, report)}${line.label}`;
      if (points.length === 0)
        return html`<div class="card"><h3>${title}</h3><p class="muted">No contributions are recorded for ${report.taxYear}.</p></div>`;
      const id = anchorId(`contributions-${report.person}`, line.group);
      return chartCard(
        charted({
          id,
          title,
          line,
          points,
          steps,
          entries: (month) =>
            links.entries({
              person: report.person,
              year: Number(month.start.slice(0, 4)),
              month: month.start.slice(0, 7),
            }),
        }),
      );
    }),
  );
  return cards.length === 0
    ? html`<div class="card"><p>No contributions are recorded.</p></div>`
    : html`${cards}`;
}

function charted(given: Omit<Charted, "used" | "months">): Charted {
  const sumOf = (points: readonly ContributionPoint[], source: ContributionSource) =>
    total(points.map(({ amounts }) => amounts[source]));
  const all = [...STACK, CATCH_UP];
  const months = monthsOf(given.line.limitationYear).map((month, index, { length }) => {
    // What was paid later counts for the year, and stands with its last month.
    const until = given.points.filter(({ date }) => date <= month.end || index === length - 1);
    return { month, sums: new Map(all.map(({ source }) => [source, sumOf(until, source)])) };
  });
  const used = all.filter(({ source }) => sumOf(given.points, source) > 0);
  return { ...given, used, months };
}

function chartCard(shown: Charted): Html {
  const { id, title, line, used, months } = shown;
  const last = months.at(-1)?.sums;
  const unused = subtract(line.limit, line.total);
  const words = used.map(
    ({ source, label }) => `${label} ${formatDollars(last?.get(source) ?? ZERO)}`,
  );
  return html`<div class="card"><h3>${title}</h3>${legend(
    used.map(({ key, source, label }) => ({
      key,
      label: `${label} ${formatDollars(last?.get(source) ?? ZERO)}`,
    })),
  )}${chart({
    id,
    title: `Contributions, ${title}, added up over the year`,
    description: `${words.join(", ")}. The limit is ${formatDollars(line.limit)}; ${unused >= 0 ? `${formatDollars(unused)} is not used` : `${formatDollars(subtract(ZERO, unused))} is above it`}.`,
    draw: (width) => draw(shown, width),
  })}${fold("The same as a table, by month", monthTable(shown))}</div>`;
}

function draw({ id, line, points, used, months, steps }: Charted, width: number) {
  const height = width < 500 ? 230 : 300;
  const frame: Frame = {
    left: width < 500 ? 46 : 58,
    right: width - 10,
    top: 16,
    bottom: height - 26,
  };
  const { y, drawn } = moneyAxis(frame, steps);
  const year = line.limitationYear;
  const x = dayScale(year, frame);
  const until = x(points.at(-1)?.date ?? year.end);
  const stacked = used.filter(({ source }) => source !== "catch_up");
  const areas = stacked.map((_, index) => {
    const below = stacked.slice(0, index).map(({ source }) => source);
    const upTo = stacked.slice(0, index + 1).map(({ source }) => source);
    return {
      key: stacked[index]?.key ?? "",
      top: curve(points, upTo, { x, y }),
      base: curve(points, below, { x, y }),
    };
  });
  const limit = y(line.limit);
  const catchUp = used.some(({ source }) => source === "catch_up")
    ? html`<path class="line dotted stroke-other" d="${stepPath(curve(points, ALL, { x, y }), until)}"/>`
    : undefined;
  const notes = months
    .filter(({ month }) => month.start <= (points.at(-1)?.date ?? month.start))
    .map(({ month, sums }) => ({
      month,
      href: `#${rowId(id, month)}`,
      lines: used.map(({ source, label }) => `${label} ${formatDollars(sums.get(source) ?? ZERO)}`),
    }));
  return {
    height,
    body: html`${drawn}${areas.map(({ key, top, base }) => html`<path class="fill-${key}" d="${area(top, base, until)}"/>`)}${catchUp}<line class="limit-line" x1="${frame.left}" x2="${frame.right}" y1="${at(limit)}" y2="${at(limit)}"/><text class="limit-text" x="${frame.left + 6}" y="${at(limit < 24 ? limit + 15 : limit - 6)}">Limit ${formatDollars(line.limit)}</text>${monthAxis(year, frame)}${monthNotes(notes, year, frame)}`,
  };
}

interface Scales {
  readonly x: (date: ContributionPoint["date"]) => number;
  readonly y: (cents: number) => number;
}

function curve(
  points: readonly ContributionPoint[],
  sources: readonly ContributionSource[],
  { x, y }: Scales,
) {
  let sum = 0;
  const [first] = points;
  const start = first === undefined ? [] : [{ x: x(first.date), y: y(0) }];
  return [
    ...start,
    ...points.map(({ date, amounts }) => {
      for (const source of sources) sum += amounts[source];
      return { x: x(date), y: y(sum) };
    }),
  ];
}

type Point = ReturnType<typeof curve>[number];

/** Between two lines of steps. */
function area(top: readonly Point[], base: readonly Point[], until: number): string {
  const back = base
    .toReversed()
    .map(({ x, y }, index, all) => {
      const before = all[index + 1];
      return before === undefined ? `V${at(y)}` : `V${at(y)}H${at(x)}`;
    })
    .join("");
  const end = base.at(-1);
  return `${stepPath(top, until)}${end === undefined ? "" : `V${at(end.y)}H${at(end.x)}`}${back}Z`;
}

function rowId(id: string, month: Month): string {
  return `${id}-${month.start.slice(0, 7)}`;
}

function monthTable({ id, title, used, months, entries }: Charted): Html {
  return cardTable({
    caption: `${title}: added up to the end of each month`,
    columns: [{ name: "Month" }, ...used.map(({ label }) => ({ name: label, right: true }))],
    rows: months.map(({ month, sums }) => ({
      id: rowId(id, month),
      head: month.name,
      cells: used.map(({ source, label }) =>
        linked(sums.get(source) ?? ZERO, {
          href: entries(month),
          of: `${label} to the end of ${month.name}`,
        }),
      ),
    })),
  });
}
