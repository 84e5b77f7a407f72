// Qualified charitable distributions: paid by the trustee straight to a charity at 70½ or later. They are
// income neither way and are not on line 7, but only as far as they would have been taxable: they come out
// of untaxed money first, measured over all IRAs together, and only what is left of them recovers basis.

import { type Amount, combine, complete } from "../../kernel/amount-state.ts";
import { addMonths } from "../../kernel/calendar.ts";
import { add, atLeastZero, type Cents, min, subtract } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Sentence, say, worded } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { birthDateOf, type Ledger } from "../../ledger/ledger.ts";
import { form8606Instructions } from "../citations.ts";
import { eventTerm, type FactTerm, totalOf } from "../fact-sheet.ts";
import { isZero } from "../form-8606/part-1.ts";
import type { IraYear } from "./years.ts";

type Distribution = LedgerEvent<"ira_distribution">;

interface Gift extends Distribution {
  readonly data: Distribution["data"] & { readonly charitable: Cents };
}

function isGift(event: Distribution): event is Gift {
  return event.data.charitable !== undefined && event.data.charitable > 0;
}

/** 70½, as 59½: six calendar months after the birthday. */
const MONTHS = 70 * 12 + 6;

/**
 * Line 7: what was distributed, less the charitable part that is not income; nothing when none is left.
 * @see IRC §408(d)(8)(B), (D); Pub. 590-B (2023), "Qualified charitable distributions"
 */
export function lineSevenTerms(
  year: IraYear,
  iras: { readonly value: Amount; readonly conversions: Amount; readonly basis: Amount },
): FactTerm[] {
  const paid = year.traditionalDistributions.map((event) =>
    eventTerm(event, complete(event.data.amount), say`distribution${{ of: event.data.date }}`),
  );
  const gifts = year.traditionalDistributions.filter(isGift);
  if (gifts.length === 0) return paid;
  const all = combine(
    [iras.value, iras.conversions, totalOf(paid), iras.basis],
    (value, converted, distributed, basis) =>
      atLeastZero(subtract(add(value, converted, distributed), basis)),
  );
  let untaxed = all;
  const terms = gifts.map((event) => {
    const given = complete(min(event.data.charitable, event.data.amount));
    // Without basis everything is untaxed, and the value of the IRAs need not be known.
    const charitable = isZero(iras.basis) ? given : combine([given, untaxed], min);
    untaxed = combine([untaxed, charitable], subtract);
    return {
      ...eventTerm(event, charitable, "qualified charitable distribution, untaxed money first"),
      sign: "-" as const,
      citation: form8606Instructions("line 7"),
    };
  });
  const left = [...paid, ...terms];
  return isZero(totalOf(left)) ? [] : left;
}

/** What is not a qualified charitable distribution, or is one that no rule here covers. */
export function refuseCharitable(ledger: Ledger, year: IraYear): Problem[] {
  const given = [...year.traditionalDistributions, ...year.rothDistributions].filter(isGift);
  return given.flatMap((event) => {
    const why = whyRefused(ledger, event);
    return why === undefined ? [] : [refused(event, why)];
  });
}

function whyRefused(
  ledger: Ledger,
  { data }: Distribution,
): { readonly said: Sentence; readonly hint: string } | undefined {
  if (data.ira === "roth") {
    return {
      said: say`a charitable distribution from a Roth IRA has no rule here`,
      hint: "leave it out; it does not belong on Form 8606, line 19",
    };
  }
  const birthDate = birthDateOf(ledger, data.person);
  if (birthDate === undefined || addMonths(birthDate, MONTHS) > data.date) {
    return {
      said: say`a charitable distribution is qualified from 70½ on, and ${birthDate === undefined ? "no birth date is recorded" : say`the owner born ${{ date: birthDate }} was younger on ${{ date: data.date }}`}`,
      hint: "record the birth date, or leave charitable out: it is then a distribution like any other",
    };
  }
  return undefined;
}

function refused(
  { id }: Distribution,
  { said, hint }: { readonly said: Sentence; readonly hint: string },
): Problem {
  return {
    code: "unsupported.charitable-distribution",
    severity: "error",
    ...worded(said),
    hint,
    citation: { authority: "IRC §408(d)(8)" },
    events: [id],
  };
}

export function charitableNotes(year: IraYear): Sentence[] {
  return year.traditionalDistributions
    .filter(isGift)
    .map(
      ({ data }) =>
        say`${{ money: data.charitable }} of the distribution of ${{ date: data.date }} went to charity. Mark it as QCD on the return (line 4c, before 2025 beside line 4b). That it is within the year's dollar limit, and less any IRA contributions deducted after 70½, is not checked here.`,
    );
}
