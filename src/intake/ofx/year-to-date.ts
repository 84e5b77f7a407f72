// INV401KSUMMARY/YEARTODATE against the purchases of the same file: a statement that contradicts itself, or
// a list of transactions that does not reach back to January, is told in the report.
import { add, type Cents, formatCents, ZERO } from "../../kernel/money.ts";
import { type AccountStatement, type Plan401k, SOURCES } from "./statement.ts";
import { magnitudeInCents } from "./values.ts";

/** What the report says of the INV401K aggregate. Contributions of the summary include loan payments. */
export function yearToDateReason(statement: AccountStatement, plan: Plan401k): string {
  const summary = plan.yearToDate;
  if (summary === undefined) return "what the plan says of itself: no year-to-date figures";
  const differences: string[] = [];
  for (const source of SOURCES) {
    const stated = summary.contributions[source];
    const amount = stated && magnitudeInCents(stated)?.amount;
    if (amount === undefined) continue;
    const bought = boughtWith(statement, source, summary);
    if (bought !== amount)
      differences.push(
        `${source} ${formatCents(amount)} against purchases of ${formatCents(bought)}`,
      );
  }
  if (differences.length === 0) return "year-to-date contributions agree with the purchases";
  const { start } = statement;
  const since =
    start !== undefined && summary.start !== undefined && start > summary.start
      ? ` (the transactions begin on ${start})`
      : "";
  return `year-to-date contributions differ${since}: ${differences.join(", ")}`;
}

function boughtWith(
  { transactions }: AccountStatement,
  source: string,
  { start, end }: NonNullable<Plan401k["yearToDate"]>,
): Cents {
  let sum = ZERO;
  for (const { kind, source: own, tradedOn, total } of transactions) {
    if (!kind.startsWith("BUY") || own !== source || tradedOn === undefined) continue;
    if ((start !== undefined && tradedOn < start) || (end !== undefined && tradedOn > end))
      continue;
    sum = add(sum, (total && magnitudeInCents(total)?.amount) ?? ZERO);
  }
  return sum;
}
