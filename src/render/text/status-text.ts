// `status` on one screen: bars of what is used, money that waits, what comes next, what is wrong. Plain
// characters without colour; it wraps to any width.

import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import type { Gauge, Status } from "../../app/questions/status.ts";
import { adviceText } from "../../kernel/advice.ts";
import { askedFor } from "../../kernel/asked-for.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { formatDollars } from "../../kernel/money.ts";
import { plainText } from "../../kernel/sentence.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";
import { plansOf } from "../views/status.ts";
import { displayWidth, padEndTo, padStartTo, wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";
import { wrong } from "./tone.ts";

const AMOUNT = 12;
const LONGEST_BAR = 24;
const SHORTEST_BAR = 8;

export function statusText(status: Status, columns: number): string {
  const { outlook, waiting } = status;
  const lines: string[] = [
    `${safe(status.person)}, tax year ${status.taxYear}, as of ${status.asOf}`,
    "",
    ...(status.gauges.length > 0 ? [...gaugeLines(status.gauges, columns), ""] : []),
    ...(outlook === undefined ? wrap(withoutPlanText(status), columns) : []),
    ...plansOf(status).flatMap((each) => wrap(roomText(each, status.asOf), columns)),
    ...(outlook === undefined && waiting.lots.length + waiting.missing.length === 0
      ? []
      : wrap(waitingText(status), columns)),
    ...waiting.lots
      .slice(0, 5)
      .map(
        ({ plan, date, basis, days }) =>
          `  ${date}  ${padStartTo(formatDollars(basis), AMOUNT)}  ${padStartTo(String(days), 3)} ${days === 1 ? "day " : "days"}  ${safe(plan)}`,
      ),
    ...(waiting.lots.length > 5 ? [`  and ${waiting.lots.length - 5} more`] : []),
  ];
  if (outlook?.overshoot !== undefined)
    lines.push(
      ...wrap(
        `Warning: the after-tax election passes the room on ${outlook.overshoot.date}, by ${formatDollars(outlook.overshoot.byYearEnd)} at the end. See rothbook schedule.`,
        columns,
      ),
    );
  lines.push("", "Next");
  for (const { date, title, detail } of status.next) {
    // What has no day is not in the calendar, where every day says what to do on it.
    const toDo = date === undefined ? adviceText(detail) : "";
    const said = `${plainText(title)}${toDo === "" ? "" : `; ${toDo}`}`;
    lines.push(...hanging(`  ${date ?? "no date   "}  `, safe(said), columns));
  }
  if (status.next.length === 0) lines.push("  nothing for this year");
  lines.push("", status.open.length === 0 ? "Nothing is open." : "Open");
  for (const point of status.open) lines.push(...openLines(point, columns));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** What is so, and below it what to do, with the day by which where one is still to be kept. */
function openLines(point: OpenPoint, columns: number): string[] {
  const lead = `  ${leadOf(point)}: `;
  const said = hanging(lead, safe(point.message), columns);
  const day = point.keepBy === undefined ? "" : `by ${point.keepBy}`;
  const toDo = [day, adviceText(point.action ?? "")].filter((each) => each !== "");
  return [
    ...(point.severity === "error" ? said.map(wrong) : said),
    ...(toDo.length === 0
      ? []
      : hanging(" ".repeat(displayWidth(lead)), safe(toDo.join(": ")), columns)),
  ];
}

function leadOf({ code, severity }: OpenPoint): string {
  if (code === "line.incomplete") return "missing";
  return severity === "todo" ? "to do" : severity;
}

/** What there is when there is no plan: IRAs, or nothing yet. */
function withoutPlanText({ person, taxYear, iras }: Status): string {
  const none = `No plan of ${safe(person)} is known: no paycheck is recorded, and nothing else that names one.`;
  if (iras === undefined) return none;
  const parts = (["contributed", "converted", "distributed"] as const).flatMap((key) =>
    iras[key] === 0 ? [] : [`${formatDollars(iras[key])} ${key}`],
  );
  return parts.length === 0 ? none : `${none} IRAs in ${taxYear}: ${parts.join(", ")}.`;
}

function roomText(outlook: YearOutlook, asOf: CalendarDate): string {
  const { incomplete, room, amounts, projected, plan, takesAfterTax, limitationYear } = outlook;
  if (takesAfterTax === "no") return `${safe(plan)} takes no after-tax contributions.`;
  const lead =
    takesAfterTax === "unknown"
      ? `Whether ${safe(plan)} takes after-tax contributions is not recorded; if it does, the room is:`
      : `Room for after-tax contributions to ${safe(plan)}:`;
  if (incomplete.length > 0) return `${lead} not known yet. It needs ${needed(incomplete)}`;
  if (limitationYear.end < asOf && takesAfterTax === "yes")
    return `After-tax room in ${safe(plan)} that was not used: ${formatDollars(room.atYearEnd)}.`;
  const remaining = projected.checks.length;
  const each =
    remaining === 0
      ? ""
      : remaining === 1
        ? ", on the one paycheck left"
        : `, ${perPaycheckText(amounts)} on each of ${remaining} paychecks`;
  const beyond =
    remaining > 0 && amounts.unused > 0
      ? `; pay does not reach for ${formatDollars(amounts.unused)} of it`
      : "";
  return `${lead} ${formatDollars(room.atYearEnd)}${each}${beyond}.`;
}

function needed(facts: readonly MissingFact[]): string {
  return safe(adviceText(askedFor(facts)));
}

function perPaycheckText({
  perPaycheck,
  mostOnOne,
}: Pick<YearOutlook["amounts"], "perPaycheck" | "mostOnOne">): string {
  const least = formatDollars(perPaycheck);
  return mostOnOne > perPaycheck ? `${least} to ${formatDollars(mostOnOne)}` : least;
}

function waitingText({ waiting }: Status): string {
  const needs = waiting.missing.length === 0 ? "" : needed(waiting.missing);
  if (waiting.lots.length === 0)
    return needs === ""
      ? "Nothing waits to be converted."
      : `Whether money waits to be converted is not known. It needs ${needs}`;
  const unknown = needs === "" ? "" : ` Not all is known: it needs ${needs}`;
  const days = waiting.oldestDays === 1 ? "day" : "days";
  return `Waiting to be converted: ${formatDollars(waiting.basis)} of basis, the oldest for ${waiting.oldestDays} ${days}.${unknown}`;
}

/** Bars below each other start and end alike; where they would not fit, the numbers stand alone. */
function gaugeLines(gauges: readonly Gauge[], columns: number): string[] {
  const label = Math.max(...gauges.map((gauge) => displayWidth(safe(gauge.label))));
  const amounts = ({ used, limit }: Gauge) =>
    `${padStartTo(formatDollars(used), AMOUNT)} of ${formatDollars(limit)}`;
  const room = columns - label - Math.max(...gauges.map((each) => displayWidth(amounts(each)))) - 4;
  return gauges.flatMap((gauge) => {
    const tone = gauge.used > gauge.limit ? wrong : (line: string) => line;
    if (room < SHORTEST_BAR)
      return [safe(gauge.label), `  ${amounts(gauge).trimStart()}`].map((line) => tone(line));
    const width = Math.min(LONGEST_BAR, room);
    const bars = bar(gauge.used, gauge.limit, width);
    return [tone(`${padEndTo(safe(gauge.label), label)}  ${bars}  ${amounts(gauge)}`)];
  });
}

/** Full only when the limit is reached; never empty once something is used. */
function bar(used: number, limit: number, width: number): string {
  if (limit <= 0) return "·".repeat(width);
  const exact = Math.floor((used * width) / limit);
  const filled = Math.min(width, used > 0 ? Math.max(1, exact) : 0);
  return "█".repeat(filled) + "·".repeat(width - filled);
}

function hanging(lead: string, text: string, columns: number): string[] {
  const width = Math.max(20, columns - displayWidth(lead));
  return wrap(text, width).map((line, index) =>
    index === 0 ? lead + line : " ".repeat(displayWidth(lead)) + line,
  );
}
