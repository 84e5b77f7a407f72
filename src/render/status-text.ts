// `status` on one screen: bars of what is used, money that waits, what comes next, what is wrong. Plain
// characters without colour; it wraps to any width.
import { formatDollars } from "../kernel/money.ts";
import type { Gauge, Status } from "../planning/status.ts";
import { displayWidth, padEndTo, padStartTo, wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

const LABEL = 30;
const AMOUNT = 12;

export function statusText(status: Status, columns: number): string {
  const { outlook, waiting } = status;
  const remaining = outlook.projected.checks.length;
  const lines: string[] = [
    `${safe(status.person)}, tax year ${status.taxYear}, as of ${status.asOf}`,
    "",
    ...status.gauges.flatMap((gauge) => gaugeLines(gauge, columns)),
    "",
    ...wrap(
      `Room for after-tax contributions: ${formatDollars(outlook.room.atYearEnd)}${
        remaining === 0
          ? ""
          : `, ${formatDollars(outlook.amounts.perPaycheck)} on each of ${remaining} paychecks`
      }.`,
      columns,
    ),
    ...wrap(waitingText(status), columns),
    ...waiting.lots
      .slice(0, 5)
      .map(
        ({ plan, date, basis, days }) =>
          `  ${date}  ${padStartTo(formatDollars(basis), AMOUNT)}  ${padStartTo(String(days), 3)} ${days === 1 ? "day " : "days"}  ${safe(plan)}`,
      ),
    ...(waiting.lots.length > 5 ? [`  and ${waiting.lots.length - 5} more`] : []),
  ];
  if (outlook.overshoot !== undefined)
    lines.push(
      ...wrap(
        `Warning: the after-tax election passes the room on ${outlook.overshoot.date}, by ${formatDollars(outlook.overshoot.byYearEnd)} at the end. See rothbook schedule.`,
        columns,
      ),
    );
  lines.push("", "Next");
  for (const { date, title } of status.reminders)
    lines.push(...hanging(`  ${date}  `, title, columns));
  if (status.reminders.length === 0) lines.push("  nothing for this year");
  lines.push("", status.problems.length === 0 ? "No open problems." : "Open problems");
  for (const { severity, message } of status.problems)
    lines.push(...hanging(`  ${severity}: `, safe(message), columns));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function waitingText({ waiting }: Status): string {
  const unknown =
    waiting.missing.length === 0
      ? ""
      : ` Not all is known: ${waiting.missing.map(safe).join(", ")}.`;
  if (waiting.lots.length === 0) return `Nothing waits to be converted.${unknown}`;
  return `Waiting to be converted: ${formatDollars(waiting.basis)} of basis, the oldest for ${waiting.oldestDays} days.${unknown}`;
}

function gaugeLines({ label, used, limit }: Gauge, columns: number): string[] {
  const amounts = `${padStartTo(formatDollars(used), AMOUNT)} of ${formatDollars(limit)}`;
  const room = columns - LABEL - displayWidth(amounts) - 4;
  if (room < 8) return [safe(label), `  ${amounts.trimStart()}`];
  const width = Math.min(24, room);
  return [`${padEndTo(safe(label), LABEL)}  ${bar(used, limit, width)}  ${amounts}`];
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
