// A transaction of a 401(k) statement → what it means. OFX says "bought", not "contributed": a purchase is
// a contribution unless a sale, a dividend or a loan paid for it. Where OFX cannot say, somebody has to.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { ContributionKey, PlanFeatures } from "../../ledger/kinds.ts";
import type { Meaning, Owner, PlanSource } from "../rows/meaning.ts";
import { maskNumbers } from "../text/mask.ts";
import { isFee, Neighbours } from "./neighbours.ts";
import type { AccountStatement, OfxTransaction } from "./statement.ts";
import { isZero, magnitudeInCents, times } from "./values.ts";

/** Where the money of a source lies in the plan. OTHERVEST and OTHERNONVEST lie anywhere. */
const PLAN_SOURCES: Readonly<Record<string, PlanSource>> = {
  PRETAX: "pretax",
  AFTERTAX: "after_tax",
  MATCH: "match",
  PROFITSHARING: "nonelective",
  ROLLOVER: "rollover",
};
const CONTRIBUTIONS: Readonly<Record<string, ContributionKey>> = {
  PRETAX: "pretaxDeferral",
  AFTERTAX: "afterTax",
  MATCH: "match",
  PROFITSHARING: "nonelective",
};
const EMPLOYER = new Set(["MATCH", "PROFITSHARING"]);

const NOISE: Readonly<Record<string, string>> = {
  INCOME: "dividends and gains are earnings",
  RETOFCAP: "a return of capital is earnings",
  SPLIT: "a split changes units, not money",
  INVEXPENSE: "a fee",
  MARGININTEREST: "interest is no contribution",
  JRNLFUND: "moved between parts of the account",
  JRNLSEC: "moved between parts of the account",
  CLOSUREOPT: "an option closed",
};

/** Whether transactions of this kind never are an event, whatever they say. */
export function isNoise(kind: string): boolean {
  return Object.hasOwn(NOISE, kind);
}

const BANK_NOISE = new Set(["FEE", "SRVCHG", "DIV", "INT"]);

/** How many days after payday a purchase may come: in those of January the year of the pay is not proven. */
const JANUARY_DAYS = 10;

export function classify(
  statement: AccountStatement,
  features: PlanFeatures | undefined,
): ReadonlyMap<OfxTransaction, Meaning> {
  const context = new Neighbours(statement);
  const owner: Owner = { employee: "", employeeWords: [], account: statement.account };
  return new Map(
    statement.transactions.map((transaction) => [
      transaction,
      meaningOf(transaction, owner, context, features),
    ]),
  );
}

function meaningOf(
  transaction: OfxTransaction,
  owner: Owner,
  near: Neighbours,
  features: PlanFeatures | undefined,
): Meaning {
  const { kind, tradedOn } = transaction;
  if (near.isRepeated(transaction)) {
    return {
      is: "ignored",
      reason: "the same transaction stands in the file before, FITID and all",
    };
  }
  const noise = NOISE[kind];
  if (noise !== undefined) return { is: "ignored", reason: noise };
  if (tradedOn === undefined) return { is: "review", reason: "it has no date that can be read" };
  if (kind === "REINVEST") return reinvestment(transaction, tradedOn, near);
  if (kind === "TRANSFER") return transfer(transaction, owner, tradedOn, near);
  if (kind.startsWith("BUY")) return purchase(transaction, owner, tradedOn, near, features);
  if (kind.startsWith("SELL")) return sale(transaction, owner, tradedOn, near);
  if (kind === "INVBANKTRAN") return cash(transaction, tradedOn);
  return { is: "review", reason: `no rule says what ${quoted(kind)} is`, date: tradedOn };
}

function purchase(
  transaction: OfxTransaction,
  owner: Owner,
  tradedOn: CalendarDate,
  near: Neighbours,
  features: PlanFeatures | undefined,
): Meaning {
  const { source, paidOn, priorYear, total } = transaction;
  const money = total && magnitudeInCents(total);
  if (money === undefined)
    return { is: "review", reason: "its total cannot be read", date: tradedOn };
  const { amount, exact } = money;
  if (total === undefined || isZero(total))
    return { is: "ignored", reason: "an amount of 0.00: nothing happened" };
  if (transaction.isLoanPayment) return { is: "ignored", reason: "a loan repayment" };
  if (near.isExchanged(transaction)) {
    const pair = near.converted(transaction, "in");
    if (pair !== undefined) return transferMeaning(transaction, owner, tradedOn, pair, "in");
    return exchange(transaction, tradedOn, amount);
  }
  if (source === "ROLLOVER")
    return { is: "ignored", reason: "rolled over from another plan: no annual addition" };

  const date = paidOn ?? tradedOn;
  const key = CONTRIBUTIONS[source];
  const open: string[] = [];
  let complete = key !== undefined;
  if (key === undefined) {
    open.push(
      source === ""
        ? "the purchase names no source, which OFX reads as OTHERNONVEST: it may be any money"
        : `${quoted(source)} does not say whose money it is or how it was taxed`,
    );
  }
  if (!exact) open.push(`${quoted(transactionTotal(transaction))} is not in whole cents`);
  if (source === "AFTERTAX" && features?.designatedRoth === true && !near.convertedOn(transaction))
    open.push(ROTH_UNSTATED);
  if (source === "AFTERTAX" && features?.afterTax === false)
    open.push(
      "the plan is recorded without after-tax contributions, so AFTERTAX may be Roth money",
    );
  if (near.paidForBy(transaction) !== undefined)
    open.push(
      `${near.paidForBy(transaction)} of the same day may have paid for it: a contribution or an exchange`,
    );

  const limitationYear = priorYear ? priorYearOf(paidOn, tradedOn) : undefined;
  if (limitationYear !== undefined && !EMPLOYER.has(source)) {
    if (paidOn === undefined || Number(paidOn.slice(0, 4)) !== limitationYear) {
      open.push(
        `it is for ${limitationYear} (PRIORYEARCONTRIB), and no pay date of that year is stated`,
      );
      complete = false;
    }
  } else if (limitationYear === undefined && paidOn === undefined && earlyInYear(tradedOn)) {
    open.push(
      `bought on ${tradedOn} and no pay date is stated: the paycheck may be of ${Number(tradedOn.slice(0, 4)) - 1}`,
    );
  }
  const late = limitationYear !== undefined && EMPLOYER.has(source);
  return {
    is: "money_in",
    owner,
    date: late ? tradedOn : date,
    ...(!late && { depositedOn: tradedOn }),
    ...(late && { limitationYear }),
    contributions: key === undefined ? [] : [[key, amount]],
    amount,
    ...(source !== "" && { sourceWords: source }),
    ...(open.length > 0 && { open: open.join("; ") }),
    complete,
    ...(open.length === 1 && open[0] === ROTH_UNSTATED && { rothUnstated: true }),
  };
}

const ROTH_UNSTATED =
  "OFX has no source for Roth and this plan has a Roth account: AFTERTAX may be after-tax or Roth money";

/** The specification's own example has a pay date after the trade; whatever it says, the year is the one before. */
function priorYearOf(paidOn: CalendarDate | undefined, tradedOn: CalendarDate): number {
  const traded = Number(tradedOn.slice(0, 4));
  const paid = paidOn === undefined ? traded : Number(paidOn.slice(0, 4));
  return paid < traded ? paid : traded - 1;
}

function earlyInYear(date: CalendarDate): boolean {
  return date.slice(5, 7) === "01" && Number(date.slice(8)) <= JANUARY_DAYS;
}

function sale(
  transaction: OfxTransaction,
  owner: Owner,
  date: CalendarDate,
  near: Neighbours,
): Meaning {
  const money = transaction.total && magnitudeInCents(transaction.total);
  if (money?.amount === 0) return { is: "ignored", reason: "an amount of 0.00: nothing happened" };
  if (near.isExchanged(transaction)) {
    const pair = near.converted(transaction, "out");
    if (pair !== undefined) return transferMeaning(transaction, owner, date, pair, "out");
    return exchange(transaction, date, money?.amount);
  }
  const reason = transaction.hasWithholding
    ? "a sale with tax withheld: a distribution? Record it with its destinations"
    : transaction.source === ""
      ? "a sale without a source: an exchange, a fee, a conversion or a withdrawal?"
      : "a sale that paid for no purchase: a fee, a conversion or a withdrawal?";
  return { is: "review", reason, date, ...(money && { amount: money.amount }) };
}

/** Sold and bought for the same total on one day. Between funds of a stated source that is no money in. */
function exchange(transaction: OfxTransaction, date: CalendarDate, amount?: Cents): Meaning {
  const { source } = transaction;
  if (source in PLAN_SOURCES && source !== "AFTERTAX")
    return { is: "ignored", reason: "sold and bought on one day with one source: an exchange" };
  const what = source === "" ? "money of no stated source" : source;
  const reason = `${what} was sold and bought on one day: an exchange of funds, or an in-plan Roth rollover?`;
  return { is: "review", reason, date, ...(amount !== undefined && { amount }) };
}

function reinvestment(transaction: OfxTransaction, date: CalendarDate, near: Neighbours): Meaning {
  if (transaction.source !== "" || !near.namesSources)
    return { is: "ignored", reason: "earnings reinvested" };
  const money = transaction.total && magnitudeInCents(transaction.total);
  const reason =
    "reinvested without a source where other transactions have one: earnings, or a conversion?";
  return { is: "review", reason, date, ...(money && { amount: money.amount }) };
}

function cash(transaction: OfxTransaction, date: CalendarDate): Meaning {
  const { total, bankKind } = transaction;
  const money = total && magnitudeInCents(total);
  if (total === undefined || isZero(total))
    return { is: "ignored", reason: "an amount of 0.00: nothing happened" };
  if (BANK_NOISE.has(bankKind))
    return { is: "ignored", reason: "interest, dividends or a fee in cash" };
  const reason =
    total.units > 0n
      ? "cash came in: a contribution, if no purchase of the file is the same money"
      : "cash went out: a fee, a loan or a withdrawal?";
  return { is: "review", reason, date, ...(money && { amount: money.amount }) };
}

function transfer(
  transaction: OfxTransaction,
  owner: Owner,
  date: CalendarDate,
  near: Neighbours,
): Meaning {
  const { units, unitPrice, direction, source } = transaction;
  if (units === undefined || isZero(units))
    return { is: "ignored", reason: "a transfer of no units: nothing moved" };
  const value = unitPrice && magnitudeInCents(times(units, unitPrice))?.amount;
  if (isFee(transaction)) return { is: "ignored", reason: "a fee, in units" };
  const counterpart = near.counterpart(transaction);
  const [from, to] = direction === "out" ? [transaction, counterpart] : [counterpart, transaction];
  if (
    counterpart !== undefined &&
    from !== undefined &&
    to !== undefined &&
    direction !== undefined
  ) {
    const sources = { from: PLAN_SOURCES[from.source], to: PLAN_SOURCES[to.source] };
    if (sources.from !== undefined && sources.to !== undefined && value !== undefined) {
      return transferMeaning(transaction, owner, date, counterpart, direction, value);
    }
    const reason = `units of one fund went out and came in on ${date} without a source that says more: an in-plan Roth rollover?`;
    return { is: "review", reason, date, ...(value !== undefined && { amount: value }) };
  }
  const exchanged = near.exchangedFunds(transaction);
  if (
    exchanged !== undefined &&
    source === exchanged.source &&
    source !== "AFTERTAX" &&
    source in PLAN_SOURCES
  )
    return { is: "ignored", reason: "moved between funds of one source" };
  const way = direction === "in" ? "came in" : "went out";
  const priced = value === undefined ? "" : `, worth ${formatDollars(value)},`;
  const also = exchanged === undefined ? "" : " as another fund went the other way";
  const what = source === "" ? "money of no stated source" : source;
  const reason = `units${priced} of ${what} ${way}${also}: an exchange, a conversion, or a withdrawal?`;
  return { is: "review", reason, date, ...(value !== undefined && { amount: value }) };
}

function transferMeaning(
  transaction: OfxTransaction,
  owner: Owner,
  date: CalendarDate,
  counterpart: OfxTransaction,
  direction: "in" | "out",
  value?: Cents,
): Meaning {
  const source = PLAN_SOURCES[transaction.source];
  const other = direction === "in" ? counterpart : transaction;
  const amount = value ?? (other.total && magnitudeInCents(other.total)?.amount);
  if (amount === undefined) return { is: "review", reason: "its value cannot be read", date };
  const words = maskNumbers(transaction.memo || transaction.kind);
  return {
    is: "transfer",
    owner,
    date,
    amount,
    direction,
    words,
    ...(source && { source }),
    ...(source === "after_tax" && { mayBeRoth: true }),
  };
}

function transactionTotal(transaction: OfxTransaction): string {
  const buy = transaction.element.children.find(({ name }) => name === "INVBUY");
  return buy?.children.find(({ name }) => name === "TOTAL")?.text ?? "";
}
