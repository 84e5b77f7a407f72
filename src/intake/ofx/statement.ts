// The element tree → the statements of its accounts, with every 401(k) field of the OFX specification
// (section 13). Values are read, not judged: what a purchase means is decided elsewhere.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { child, descendant, type Element, every } from "./elements.ts";
import { type Decimal, readDecimal, readOfxDate } from "./values.ts";

/** The kinds of money that OFX knows. There is none for Roth. */
export const SOURCES = [
  "PRETAX",
  "AFTERTAX",
  "MATCH",
  "PROFITSHARING",
  "ROLLOVER",
  "OTHERVEST",
  "OTHERNONVEST",
] as const;
export type OfxSource = (typeof SOURCES)[number];

export interface OfxTransaction {
  readonly element: Element;
  /** `BUYMF`, `TRANSFER`, … */
  readonly kind: string;
  readonly fitid: string;
  readonly tradedOn: CalendarDate | undefined;
  readonly paidOn: CalendarDate | undefined;
  readonly security: string;
  readonly units: Decimal | undefined;
  readonly unitPrice: Decimal | undefined;
  /** The cash that moved; for a bank transaction its amount. */
  readonly total: Decimal | undefined;
  /** As written, so that a source we do not know is still quoted. */
  readonly source: string;
  readonly priorYear: boolean;
  readonly isLoanPayment: boolean;
  readonly hasWithholding: boolean;
  readonly direction: "in" | "out" | undefined;
  readonly bankKind: string;
  readonly memo: string;
}

export type BySource = Readonly<Record<OfxSource | "TOTAL", Decimal | undefined>>;

export interface SummaryPeriod {
  readonly start: CalendarDate | undefined;
  readonly end: CalendarDate | undefined;
  readonly contributions: BySource;
  readonly withdrawals: BySource;
  readonly earnings: BySource;
}

export interface Plan401k {
  readonly element: Element;
  readonly employerName: string;
  readonly planId: string;
  readonly joinedOn: CalendarDate | undefined;
  readonly currentVestPercent: Decimal | undefined;
  readonly vesting: readonly { readonly on: CalendarDate | undefined; readonly percent: string }[];
  /** Names and values of MATCHINFO: percentages and amounts as the plan states them. */
  readonly match: ReadonlyMap<string, string>;
  readonly contributionSecurities: readonly ReadonlyMap<string, string>[];
  readonly loans: readonly ReadonlyMap<string, string>[];
  readonly yearToDate: SummaryPeriod | undefined;
  readonly inceptionToDate: SummaryPeriod | undefined;
  readonly periodToDate: SummaryPeriod | undefined;
}

export interface AccountStatement {
  readonly element: Element;
  readonly kind: "investment" | "bank" | "credit_card";
  readonly institution: string;
  readonly account: string;
  readonly currency: string;
  readonly asOf: CalendarDate | undefined;
  readonly start: CalendarDate | undefined;
  readonly end: CalendarDate | undefined;
  readonly transactions: readonly OfxTransaction[];
  readonly positions: readonly Element[];
  readonly plan: Plan401k | undefined;
  readonly balances:
    | { readonly element: Element; readonly by: BySource; readonly cash: Decimal | undefined }
    | undefined;
  /** Something in the file says that it is a 401(k). */
  readonly is401k: boolean;
}

const STATEMENTS = new Set(["INVSTMTRS", "STMTRS", "CCSTMTRS"]);
const LIST_DATES = new Set(["DTSTART", "DTEND"]);
const SOURCE_NAME = new Set(["INV401KSOURCE"]);

export function accountStatements(root: Element): AccountStatement[] {
  const organisation = descendant(root, "SIGNONMSGSRSV1", "SONRS", "FI", "ORG")?.text ?? "";
  return [...every(root, STATEMENTS)].map((element) => accountStatement(element, organisation));
}

function accountStatement(element: Element, organisation: string): AccountStatement {
  const investment = element.name === "INVSTMTRS";
  const from = child(
    element,
    investment ? "INVACCTFROM" : element.name === "STMTRS" ? "BANKACCTFROM" : "CCACCTFROM",
  );
  const list = child(element, investment ? "INVTRANLIST" : "BANKTRANLIST");
  const plan = child(element, "INV401K");
  const balances = child(element, "INV401KBAL");
  return {
    element,
    kind: investment ? "investment" : element.name === "STMTRS" ? "bank" : "credit_card",
    institution: text(from, "BROKERID") || organisation,
    account: text(from, "ACCTID"),
    currency: text(element, "CURDEF").toUpperCase(),
    asOf: date(element, "DTASOF"),
    start: date(list, "DTSTART"),
    end: date(list, "DTEND"),
    transactions: (list?.children ?? [])
      .filter(({ name }) => !LIST_DATES.has(name))
      .map(transaction),
    positions: child(element, "INVPOSLIST")?.children ?? [],
    plan: plan && plan401k(plan),
    balances: balances && {
      element: balances,
      by: bySource(balances),
      cash: decimal(balances, "CASHBAL"),
    },
    is401k:
      plan !== undefined ||
      balances !== undefined ||
      [...every(element, SOURCE_NAME)].some((source) => source.text !== ""),
  };
}

function transaction(element: Element): OfxTransaction {
  const inner = child(element, "INVBUY") ?? child(element, "INVSELL") ?? element;
  const bank = element.name === "STMTTRN" ? element : child(element, "STMTTRN");
  const common = child(inner, "INVTRAN");
  const action = text(inner, "TFERACTION").toUpperCase();
  return {
    element,
    kind: element.name,
    fitid: text(common ?? bank, "FITID"),
    tradedOn: date(common, "DTTRADE") ?? date(bank, "DTPOSTED"),
    paidOn: date(inner, "DTPAYROLL"),
    security: text(child(inner, "SECID"), "UNIQUEID"),
    units: decimal(inner, "UNITS"),
    unitPrice: decimal(inner, "UNITPRICE"),
    total: decimal(inner, "TOTAL") ?? decimal(bank, "TRNAMT"),
    source: text(inner, "INV401KSOURCE").toUpperCase(),
    priorYear: text(inner, "PRIORYEARCONTRIB").toUpperCase() === "Y",
    isLoanPayment: ["LOANID", "LOANPRINCIPAL", "LOANINTEREST"].some(
      (name) => text(inner, name) !== "",
    ),
    hasWithholding: ["WITHHOLDING", "STATEWITHHOLDING", "PENALTY"].some(
      (name) => text(inner, name) !== "",
    ),
    direction: action === "IN" ? "in" : action === "OUT" ? "out" : undefined,
    bankKind: text(bank, "TRNTYPE").toUpperCase(),
    memo: text(common ?? bank, "MEMO") || text(bank, "NAME"),
  };
}

function plan401k(element: Element): Plan401k {
  const summary = child(element, "INV401KSUMMARY");
  const all = (name: string) => element.children.filter((inner) => inner.name === name);
  return {
    element,
    employerName: text(element, "EMPLOYERNAME"),
    planId: text(element, "PLANID"),
    joinedOn: date(element, "PLANJOINDATE"),
    currentVestPercent: decimal(element, "CURRENTVESTPCT"),
    vesting: all("VESTINFO").map((info) => ({
      on: date(info, "VESTDATE"),
      percent: text(info, "VESTPCT"),
    })),
    match: namedValues(child(element, "MATCHINFO")),
    contributionSecurities: all("CONTRIBINFO").flatMap((info) =>
      info.children.filter(({ name }) => name === "CONTRIBSECURITY").map(namedValues),
    ),
    loans: all("LOANINFO").map(namedValues),
    yearToDate: summaryPeriod(child(summary, "YEARTODATE")),
    inceptionToDate: summaryPeriod(child(summary, "INCEPTODATE")),
    periodToDate: summaryPeriod(child(summary, "PERIODTODATE")),
  };
}

function summaryPeriod(element: Element | undefined): SummaryPeriod | undefined {
  if (element === undefined) return undefined;
  return {
    start: date(element, "DTSTART"),
    end: date(element, "DTEND"),
    contributions: bySource(child(element, "CONTRIBUTIONS")),
    withdrawals: bySource(child(element, "WITHDRAWALS")),
    earnings: bySource(child(element, "EARNINGS")),
  };
}

function bySource(element: Element | undefined): BySource {
  return Object.fromEntries(
    [...SOURCES, "TOTAL" as const].map((name) => [name, decimal(element, name)]),
  ) as BySource;
}

/** The values of an aggregate by name, those of aggregates within by their own. */
function namedValues(element: Element | undefined): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const inner of element?.children ?? []) {
    if (inner.children.length === 0) values.set(inner.name, inner.text);
    else for (const [name, value] of namedValues(inner)) values.set(name, value);
  }
  return values;
}

function text(element: Element | undefined, name: string): string {
  return child(element, name)?.text ?? "";
}

function date(element: Element | undefined, name: string): CalendarDate | undefined {
  return readOfxDate(text(element, name));
}

function decimal(element: Element | undefined, name: string): Decimal | undefined {
  return readDecimal(text(element, name));
}
