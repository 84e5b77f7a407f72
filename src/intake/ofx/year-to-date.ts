// INV401KSUMMARY/YEARTODATE against the purchases of the same file: a statement that contradicts itself, or
// a list of transactions that does not reach back to January, is told in the report.
import { add, type Cents, formatDollars, total, ZERO } from "../../kernel/money.ts";
import { keysOf } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { YearToDate } from "../read-record.ts";
import { type AccountStatement, type OfxSource, type Plan401k, SOURCES } from "./statement.ts";
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
        `${source} ${formatDollars(amount)} against purchases of ${formatDollars(bought)}`,
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

/** AFTERTAX holds Roth money too; which employer money is OTHERVEST the plan knows, so all of it is one sum. */
const SUMS: readonly (readonly [
  sources: readonly OfxSource[],
  keys: readonly ContributionKey[],
])[] = [
  [["PRETAX"], keysOf("pretax")],
  [["AFTERTAX"], keysOf("after_tax", "roth")],
  [["MATCH", "PROFITSHARING", "OTHERVEST", "OTHERNONVEST"], keysOf("employer")],
];

/** The contributions of the year to date, for a ledger to be held against. None without a plan to hold. */
export function yearToDateSums(
  stated: Plan401k | undefined,
  plan: string | undefined,
): YearToDate[] {
  const summary = stated?.yearToDate;
  if (summary?.end === undefined || plan === undefined) return [];
  const { start, end: date, contributions } = summary;
  return SUMS.flatMap(([sources, keys]): YearToDate[] => {
    const amounts = sources.flatMap((source) => {
      const amount = contributions[source];
      const read = amount && magnitudeInCents(amount);
      return read === undefined ? [] : [{ source, amount: read.amount }];
    });
    if (amounts.length === 0) return [];
    return [
      {
        plan,
        date,
        ...(start && { start }),
        side: "plan",
        source: amounts.map(({ source }) => source).join(" + "),
        keys,
        amount: total(amounts.map(({ amount }) => amount)),
        includesLoanPayments: true,
      },
    ];
  });
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
