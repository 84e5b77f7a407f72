// The four pictures of the report: contributions against the limit, after-tax money waiting and converted,
// Roth tranches with the end of their five years, and Forms 1099-R expected against received. Cents become
// dollars here for drawing only; the tables beside the pictures hold the exact amounts.
import type { LimitLine, YearReport } from "../../app/questions/year-report.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import { type CalendarDate, yearEnd, yearStart } from "../../kernel/calendar.ts";
import { add, type Cents, formatDollars, ZERO } from "../../kernel/money.ts";
import type { ContributionSource } from "../../limits/contributions-by-source.ts";
import { COLOR, chartSvg, FONT } from "./chart-theme.ts";
import { anchorId, type Html } from "./markup.ts";

export const SOURCES: readonly {
  readonly key: ContributionSource;
  readonly label: string;
  readonly color: keyof typeof COLOR;
}[] = [
  { key: "pretax_deferral", label: "Pretax deferrals", color: "first" },
  { key: "roth_deferral", label: "Roth deferrals", color: "second" },
  { key: "employer", label: "Employer", color: "third" },
  { key: "after_tax", label: "After-tax", color: "fourth" },
  { key: "catch_up", label: "Catch-up (outside the limit)", color: "fifth" },
];

/** One employer group's contributions: each group has a limit of its own. */
export function contributionsChart(report: YearReport, line: LimitLine): Promise<Html> {
  const totals = new Map<ContributionSource, Cents>();
  const series = new Map<ContributionSource, [string, number][]>(
    SOURCES.map(({ key }) => [key, [[instant(yearStart(report.taxYear)), 0]]]),
  );
  for (const point of report.contributions) {
    if (point.group !== line.group) continue;
    for (const { key } of SOURCES) {
      const total = add(totals.get(key) ?? ZERO, point.amounts[key]);
      totals.set(key, total);
      series.get(key)?.push([instant(point.date), total / 100]);
    }
  }
  for (const { key } of SOURCES) {
    series.get(key)?.push([instant(lastDay(report)), (totals.get(key) ?? ZERO) / 100]);
  }
  const used = SOURCES.filter(({ key }) => (totals.get(key) ?? ZERO) > 0);
  const sum = add(...totals.values());
  const highest = Math.max(sum, line.limit) / 100;
  return chartSvg({
    id: anchorId("chart-contributions", line.group),
    title: `Contributions of ${report.taxYear} at ${line.label}, by source`,
    description: [
      `Running total over the year: ${used
        .map(({ key, label }) => `${label} ${formatDollars(totals.get(key) ?? ZERO)}`)
        .join(", ")}.`,
      `The limit of ${line.label} is ${formatDollars(line.limit)}, ${formatDollars(line.room)} is left.`,
    ].join(" "),
    height: 340,
    option: {
      grid: { left: 64, right: 24, top: 28, bottom: 32 },
      xAxis: timeAxis(report),
      yAxis: dollarAxis(Math.ceil(highest / 10_000) * 10_000),
      series: used.map(({ key, label, color }, index) => ({
        type: "line",
        name: label,
        step: "end",
        stack: "contributions",
        symbol: "none",
        silent: true,
        data: series.get(key) ?? [],
        lineStyle: { width: 1.5, color: COLOR[color] },
        areaStyle: { color: COLOR[color], opacity: 0.85 },
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { color: COLOR.warn, type: "dashed", width: 2 },
            label: {
              position: "insideStartTop",
              color: COLOR.ink,
              fontFamily: FONT,
              fontWeight: "bold",
              formatter: "{b}",
            },
            data: [
              {
                yAxis: line.limit / 100,
                name: `${line.label}: ${wholeDollars(line.limit)}`,
              },
            ],
          },
        }),
      })),
    },
  });
}

export function afterTaxChart(report: YearReport): Promise<Html> {
  const end = instant(lastDay(report));
  const known = report.afterTax.flatMap(({ date, basis }) =>
    basis.state === "complete" ? [[instant(date), basis.cents / 100] as [string, number]] : [],
  );
  const last = known.at(-1);
  const converted = report.afterTax
    .filter((point) => point.converted > 0)
    .map((point) => [instant(point.date), point.converted / 100]);
  const total = add(...report.afterTax.map((point) => point.converted));
  const waiting = last === undefined ? "nothing" : wholeDollars((last[1] * 100) as Cents);
  return chartSvg({
    id: "chart-after-tax",
    title: `After-tax money waiting and converted in ${report.taxYear}`,
    description: `${converted.length} conversions, ${formatDollars(total)} in all. At the last event ${waiting} of basis was waiting in the plans.`,
    height: 280,
    option: {
      grid: { left: 64, right: 24, top: 20, bottom: 32 },
      xAxis: timeAxis(report),
      yAxis: dollarAxis(),
      series: [
        {
          type: "line",
          name: "Basis waiting",
          step: "end",
          symbol: "none",
          silent: true,
          data: last === undefined ? [] : [...known, [end, last[1]]],
          lineStyle: { width: 1.5, color: COLOR.fourth },
          areaStyle: { color: COLOR.fourth, opacity: 0.35 },
        },
        {
          type: "bar",
          name: "Converted",
          barWidth: 6,
          silent: true,
          itemStyle: { color: COLOR.second, borderRadius: [3, 3, 0, 0] },
          data: converted,
        },
      ],
    },
  });
}

export function tranchesChart(report: YearReport): Promise<Html> {
  const { tranches } = report;
  const years = tranches.flatMap(({ taxYear, periodEnds }) => [taxYear, endYear(periodEnds)]);
  const thisYear = Number(report.asOf.slice(0, 4)) + (Number(report.asOf.slice(5, 7)) - 1) / 12;
  return chartSvg({
    id: "chart-tranches",
    title: "Roth conversions by year and the end of their five years",
    description: tranches
      .map(
        ({ taxYear, periodEnds, taxable, nontaxable }) =>
          `${taxYear}: ${amountText(nontaxable)} not taxed and ${amountText(taxable)} taxed at conversion, until ${periodEnds}.`,
      )
      .join(" "),
    height: 70 + 46 * tranches.length,
    option: {
      grid: { left: 64, right: 32, top: 26, bottom: 32 },
      xAxis: {
        type: "value",
        min: Math.min(...years),
        max: Math.max(...years),
        interval: 1,
        axisLabel: { color: COLOR.muted, formatter: (value: number) => String(value) },
        splitLine: { lineStyle: { color: COLOR.line } },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: tranches.map(({ taxYear }) => String(taxYear)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOR.line } },
        axisLabel: { color: COLOR.ink, fontWeight: "bold" },
      },
      series: [
        {
          type: "bar",
          stack: "period",
          silent: true,
          itemStyle: { color: "transparent" },
          // A bar from zero would hide the axis' start: the offset counts from the first year.
          data: tranches.map(({ taxYear }) => taxYear),
        },
        {
          type: "bar",
          stack: "period",
          barWidth: 26,
          silent: true,
          itemStyle: { color: COLOR.second, borderRadius: 6 },
          label: {
            show: true,
            position: "insideLeft",
            color: COLOR.paper,
            fontWeight: "bold",
            formatter: ({ dataIndex }: { dataIndex: number }) => trancheLabel(tranches[dataIndex]),
          },
          data: tranches.map(({ taxYear, periodEnds }) => endYear(periodEnds) - taxYear),
          markLine: {
            silent: true,
            // Behind the bars: it must not cross their text.
            z: 0,
            symbol: "none",
            lineStyle: { color: COLOR.warn, type: "dashed", width: 2 },
            label: { formatter: "today", position: "start", color: COLOR.ink },
            data: thisYear <= Math.max(...years) ? [{ xAxis: thisYear }] : [],
          },
        },
      ],
    },
  });
}

export function formsChart(report: YearReport): Promise<Html> {
  const rows = report.forms.filter(
    ({ expected, received }) => expected.state === "complete" || received !== undefined,
  );
  const labels = rows.map(({ payer, code, box }) => `${payer}\nbox ${box}, code ${code}`);
  return chartSvg({
    id: "chart-forms",
    title: `Forms 1099-R of ${report.taxYear}, expected and received`,
    description: rows
      .map((row, index) => {
        const received =
          row.received === undefined ? "not received" : `received ${amountText(row.received)}`;
        return `${labels[index]?.replace("\n", ", ")}: expected ${amountText(row.expected)}, ${received}.`;
      })
      .join(" "),
    height: 50 + 48 * rows.length,
    option: {
      grid: { left: 218, right: 40, top: 8, bottom: 30 },
      xAxis: { ...dollarAxis(), splitNumber: 4 },
      yAxis: {
        type: "category",
        inverse: true,
        data: labels,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOR.line } },
        axisLabel: { color: COLOR.ink, width: 204, overflow: "truncate", lineHeight: 16 },
      },
      series: [
        {
          type: "bar",
          name: "Expected",
          silent: true,
          barWidth: 11,
          itemStyle: { color: COLOR.first, borderRadius: 3 },
          data: rows.map(({ expected }) =>
            expected.state === "complete" ? expected.cents / 100 : 0,
          ),
        },
        {
          type: "bar",
          name: "Received",
          silent: true,
          barWidth: 11,
          itemStyle: { color: COLOR.third, borderRadius: 3 },
          data: rows.map(({ received }) =>
            received?.state === "complete" ? received.cents / 100 : 0,
          ),
        },
      ],
    },
  });
}

function timeAxis({ taxYear }: YearReport) {
  return {
    type: "time" as const,
    min: instant(yearStart(taxYear)),
    max: instant(yearEnd(taxYear)),
    axisLine: { lineStyle: { color: COLOR.line } },
    axisTick: { lineStyle: { color: COLOR.line } },
    minInterval: 28 * 86_400_000,
    maxInterval: 31 * 86_400_000,
    axisLabel: { color: COLOR.muted, formatter: "{MMM}", hideOverlap: true },
  };
}

function dollarAxis(max?: number) {
  return {
    type: "value" as const,
    ...(max !== undefined && { max }),
    axisLabel: {
      color: COLOR.muted,
      formatter: (value: number) => `$${value.toLocaleString("en-US")}`,
    },
    splitLine: { lineStyle: { color: COLOR.line } },
  };
}

/** The pictures end today, or with the year. */
function lastDay({ taxYear, asOf }: YearReport): CalendarDate {
  const end = yearEnd(taxYear);
  return asOf < end ? asOf : end;
}

/** With its zone, so that the picture does not depend on where it is drawn. */
function instant(date: CalendarDate): string {
  return `${date}T00:00:00Z`;
}

function endYear(date: CalendarDate): number {
  return Number(date.slice(0, 4)) + (date.slice(5) === "12-31" ? 1 : 0);
}

function trancheLabel(tranche: YearReport["tranches"][number] | undefined): string {
  if (tranche === undefined) return "";
  const taxed = tranche.taxable.state === "complete" ? tranche.taxable.cents : ZERO;
  const main = `${amountText(tranche.nontaxable)} basis`;
  return taxed === 0 ? `  ${main}` : `  ${main} + ${formatDollars(taxed)} taxed`;
}

function amountText(amount: Amount): string {
  return amount.state === "complete" ? formatDollars(amount.cents) : "unknown";
}

function wholeDollars(amount: Cents): string {
  return `$${formatDollars(amount).replace(/\.00$/, "")}`;
}
