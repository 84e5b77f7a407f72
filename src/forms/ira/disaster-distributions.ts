// Qualified disaster distributions from IRAs: they stand on lines 7 and 19 like any other, but what is
// taxable of them is Form 8915-F's to say, over up to three years, so lines 15b and 25b take their share
// out. What was repaid in the same year comes off line 6.

import { type Amount, combine, complete, incomplete } from "../../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import {
  allocate,
  formatDollars,
  min,
  multiply,
  ratio,
  subtract,
  total,
} from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { say, worded } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { form8606Instructions } from "../citations.ts";
import type { FactName } from "../fact-registry.ts";
import { eventTerm, type FactSheet, type FactTerm, totalOf } from "../fact-sheet.ts";
import { unlessZero } from "../form-8606/carry.ts";

type Distribution = LedgerEvent<"ira_distribution">;

export interface IraDisasters {
  readonly person: string;
  readonly taxYear: TaxYear;
  /** This year's. */
  readonly traditional: readonly Distribution[];
  readonly roth: readonly Distribution[];
  /** To traditional IRAs in this year, of distributions of this year. */
  readonly repaid: readonly LedgerEvent<"disaster_repayment">[];
  readonly repaidToRoth: readonly LedgerEvent<"disaster_repayment">[];
  /** Whether income of such a distribution may fall in this year: it is spread over three. */
  readonly isSpreadHere: boolean;
  readonly form8915f: readonly LedgerEvent<"form_8915f">[];
}

/** The year of the distribution and the two after it. @see IRC §72(t)(11)(D) */
const YEARS_OF_INCOME = 3;

export function iraDisastersOf(
  ledger: Ledger,
  { person, year }: { readonly person: string; readonly year: TaxYear },
): IraDisasters {
  const distributions = ledger
    .of("ira_distribution")
    .filter(({ data }) => data.person === person && data.disaster !== undefined);
  const now = distributions.filter(({ data }) => taxYearOf(data.date) === year);
  const repaid = ledger
    .of("disaster_repayment")
    .filter(({ data }) => data.person === person && taxYearOf(data.date) === year);
  return {
    person,
    taxYear: year,
    traditional: now.filter(({ data }) => data.ira === "traditional"),
    roth: now.filter(({ data }) => data.ira === "roth"),
    repaid: repaid.filter(({ data }) => data.ira === "traditional" && data.distributedIn === year),
    repaidToRoth: repaid.filter(({ data }) => data.ira === "roth"),
    isSpreadHere: distributions.some(({ data }) => {
      const age = year - taxYearOf(data.date);
      return age >= 0 && age < YEARS_OF_INCOME;
    }),
    form8915f: ledger
      .of("form_8915f")
      .filter(({ data }) => data.person === person && data.taxYear === year),
  };
}

/** Comes off line 6, down to zero. @see Instructions for Form 8606 (2023), line 6 */
export function repaidTerms({ repaid }: IraDisasters, held: readonly FactTerm[]): FactTerm[] {
  let left = totalOf(held);
  return repaid.map((event) => {
    const amount = combine([left, complete(event.data.amount)], min);
    left = combine([left, amount], subtract);
    return {
      ...eventTerm(event, amount, say`disaster distribution repaid${{ on: event.data.date }}`),
      sign: "-" as const,
      citation: form8606Instructions("line 6"),
    };
  });
}

/**
 * Line 15b or 25b: the share of line 15a or 25a that disaster distributions have in line 7 or 21.
 * @see Instructions for Form 8606 (2023), lines 15b and 25b
 */
export function fillDisasterShare(
  sheet: FactSheet,
  disaster: readonly Distribution[],
  facts: { readonly line: FactName; readonly of: FactName; readonly within: FactName },
): void {
  if (disaster.length === 0) {
    sheet.total(facts.line, []);
    return;
  }
  const part = total(disaster.map(({ data }) => data.amount));
  const whole = sheet.term("+", facts.of, "").amount;
  const within = sheet.term("+", facts.within, "").amount;
  const share = combine([whole, within], (taxable, paid) =>
    part >= paid ? taxable : multiply(taxable, ratio(part, paid), "half_up"),
  );
  const label = `share of the disaster distributions: ${shown(whole)} × ${formatDollars(part)} ÷ ${shown(within)}`;
  const citation = form8606Instructions("lines 15b and 25b");
  sheet.state(facts.line, share, unlessZero({ sign: "+", amount: share, label, citation }));
}

/** What Form 8915-F puts on the year's line 4b; asked for while a distribution may still be spread. */
export function form8915fTerms(disasters: IraDisasters): FactTerm[] {
  const { form8915f, isSpreadHere, person, taxYear } = disasters;
  const label = "Form 8915-F: taxable disaster distributions from IRAs";
  if (form8915f.length > 0) {
    return form8915f.map((event) => eventTerm(event, complete(event.data.iraTaxable), label));
  }
  if (!isSpreadHere) return [];
  const missing: Amount = incomplete(
    missingFact("form_8915f.{person}.{year}.ira_taxable", { person, year: taxYear }),
  );
  return [{ sign: "+", amount: missing, label, citation: form8606Instructions("line 15b") }];
}

/** Which disaster has which part of lines 15b and 25b: Form 8915-F is filed by the year of the disasters. */
export function disasterNotes(sheet: FactSheet, { disasters }: DisasterYear): string[] {
  const { traditional, roth } = disasters;
  return [
    ...byDisaster(sheet, traditional, { fact: "form_8606.disaster_distributions", line: "18" }),
    ...byDisaster(sheet, roth, { fact: "form_8606.roth_disaster_distributions", line: "19" }),
  ];
}

interface DisasterYear {
  readonly disasters: IraDisasters;
}

function byDisaster(
  sheet: FactSheet,
  distributions: readonly Distribution[],
  where: { readonly fact: FactName; readonly line: string },
): string[] {
  if (distributions.length === 0 || sheet.get(where.fact) === undefined) return [];
  const { amount } = sheet.term("+", where.fact, "");
  if (amount.state === "incomplete" || amount.cents === 0) return [];
  const groups = [...Map.groupBy(distributions, ({ data }) => data.disaster)];
  const weights = groups.map(([, events]) => total(events.map(({ data }) => data.amount)));
  const names = groups.map(([name]) => name);
  const shares = allocate(amount.cents, weights).map(
    (part, index) => `${names[index]} ${formatDollars(part)}`,
  );
  return [`Form 8915-F, line ${where.line}: ${shares.join("; ")}.`];
}

/** The instructions do not say whether a repayment gives Roth contributions and conversions their basis back. */
export function refuseRothRepayments({ disasters }: DisasterYear): Problem[] {
  return disasters.repaidToRoth.map((event) => ({
    code: "unsupported.disaster-distribution",
    severity: "error",
    ...worded(
      say`a disaster distribution repaid to a Roth IRA on ${{ date: event.data.date }}: what it does to lines 22 and 24 of later years is not in the instructions`,
    ),
    hint: "ask a preparer; leave the repayment out to see the lines of the year's distributions",
    citation: form8606Instructions("line 19"),
    events: [event.id],
  }));
}

function shown(amount: Amount): string {
  return amount.state === "complete" ? formatDollars(amount.cents) : "?";
}
