// INV401KBAL → balances by source, where they can be believed: some providers ship zeros for every source,
// and a balance asserts what the plan held, so one that does not add up is worse than none.
import { isName } from "../../kernel/ids.ts";
import { add, type Cents, ZERO } from "../../kernel/money.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { ReadContext, ReadResult } from "../read-record.ts";
import type { PlanSource } from "../rows/meaning.ts";
import { type AccountStatement, SOURCES } from "./statement.ts";
import { type Decimal, magnitudeInCents } from "./values.ts";

/** AFTERTAX is missing: in OFX it holds Roth money too. So are the sources that say nothing of the money. */
const BALANCE_SOURCES: readonly (readonly [ofx: string, source: PlanSource])[] = [
  ["PRETAX", "pretax"],
  ["MATCH", "match"],
  ["PROFITSHARING", "nonelective"],
  ["ROLLOVER", "rollover"],
];

export function balanceResult(statement: AccountStatement, context: ReadContext): ReadResult {
  const ignored = (reason: string): ReadResult => ({ bucket: "ignored", reason });
  const { balances, asOf } = statement;
  if (balances === undefined) return ignored("no balances");
  const { by } = balances;
  const parts = SOURCES.map((source) => inCents(by[source])).filter((part) => part !== undefined);
  if (parts.length === 0) return ignored("a balance without sources");
  if (parts.every((part) => part === 0)) return ignored("balances by source, all zero: not stated");
  const total = inCents(by.TOTAL);
  const cash = inCents(balances.cash) ?? ZERO;
  const sum = add(...parts);
  if (total === undefined || (sum !== total && add(sum, cash) !== total))
    return ignored("balances by source that do not sum to their total: not believed");
  const { person, plan } = context;
  if (asOf === undefined || person === undefined || plan === undefined)
    return ignored("balances by source");
  if (!isName(person) || !isName(plan)) return ignored("balances by source");
  const candidates = BALANCE_SOURCES.flatMap(([name, source]): Candidate[] => {
    const balance = inCents(by[name as keyof typeof by]);
    if (balance === undefined || balance === 0) return [];
    const place = { file: context.file, ...balances.element.at };
    return [
      { kind: "balance", data: { person, plan, date: asOf, source, balance }, source: place },
    ];
  });
  return candidates.length === 0
    ? ignored("balances of after-tax and Roth money together, which OFX does not tell apart")
    : { bucket: "candidates", candidates, side: "plan" };
}

function inCents(decimal: Decimal | undefined): Cents | undefined {
  if (decimal === undefined || decimal.units < 0n) return undefined;
  const read = magnitudeInCents(decimal);
  return read?.exact === true ? read.amount : undefined;
}
