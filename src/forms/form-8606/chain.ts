// Form 8606 of every year with IRA activity, each resting on the one before: line 14 becomes line 2, and
// Part III knows every earlier contribution, conversion and distribution.

import { incomplete } from "../../kernel/amount-state.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { invariant } from "../../kernel/invariant.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Said } from "../../kernel/sentence.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { form8606Instructions } from "../citations.ts";
import { FactSheet, totalOf } from "../fact-sheet.ts";
import { charitableNotes, refuseCharitable } from "../ira/charitable-distributions.ts";
import { correctionNotes } from "../ira/correction-notes.ts";
import { disasterNotes, refuseRothRepayments } from "../ira/disaster-distributions.ts";
import { refuseExcessWithdrawn } from "../ira/excess-withdrawn.ts";
import { type IraYear, iraYears } from "../ira/years.ts";
import { carried, excessOver, type Form8606Carry, NOTHING_CARRIED } from "./carry.ts";
import { lineTenNotes } from "./line-10.ts";
import { form8606Notes } from "./notes.ts";
import { isZero } from "./part-1.ts";
import { fillPartThree, type RothSide, rothCarry, rothSide } from "./roth.ts";
import {
  completesPartOne,
  fillAvailableBasis,
  fillBasisLines,
  fillConversions,
  keepBasis,
  partOneEntries,
  recoverByRatio,
  remainingBasis,
  type TraditionalEntries,
  traditionalEntries,
} from "./traditional.ts";
import {
  applicableWorksheet11,
  needsWorksheet11,
  recoverByWorksheet11,
  refuseWorksheet11,
  worksheet11Notes,
} from "./worksheet-1-1.ts";

export interface Form8606Year {
  readonly year: IraYear;
  readonly sheet: FactSheet;
  readonly entries: TraditionalEntries;
  readonly roth: RothSide;
  /** Why the form must be filed; empty when it need not be. */
  readonly reasons: readonly string[];
  readonly notes: readonly Said[];
  readonly carry: Form8606Carry;
  readonly problems: readonly Problem[];
}

/** The last is `throughYear`, with or without activity. */
export function form8606Chain(options: {
  ledger: Ledger;
  person: string;
  throughYear: TaxYear;
  /** Places that line 10 is rounded to, in every year; exact when absent. */
  line10Places?: number | undefined;
}): readonly Form8606Year[] {
  const { ledger, person, throughYear, line10Places } = options;
  const chain: Form8606Year[] = [];
  let before = NOTHING_CARRIED;
  for (const year of iraYears(ledger, { person, throughYear })) {
    const filled = form8606Year({ ledger, person, year, before, line10Places });
    chain.push(filled);
    before = filled.carry;
  }
  return chain;
}

/** The year that was asked for, which is always there. */
export function lastYearOf(chain: readonly Form8606Year[]): Form8606Year {
  const last = chain.at(-1);
  invariant(last !== undefined, "a chain has the year that it was asked for");
  return last;
}

function form8606Year(options: {
  ledger: Ledger;
  person: string;
  year: IraYear;
  before: Form8606Carry;
  line10Places: number | undefined;
}): Form8606Year {
  const { ledger, person, year, before } = options;
  const sheet = new FactSheet();
  const entries = traditionalEntries(year, { person, carriedBasis: before.traditionalBasis });
  const refused = [
    ...(needsWorksheet11(year) ? refuseWorksheet11(year) : []),
    ...year.corrections.problems,
    ...refuseExcessWithdrawn(ledger, year),
    ...refuseRothRepayments(year),
    ...refuseCharitable(ledger, year),
  ];
  const traditional = fillTraditional(sheet, year, entries, options.line10Places);
  const roth = rothSide(ledger, year, before);
  const hasPartThree = !isZero(totalOf(roth.distributions));
  if (hasPartThree) fillPartThree(sheet, roth, year);
  const reasons = [
    ...(isZero(totalOf(entries.nondeductible)) ? [] : ["nondeductible contributions were made"]),
    ...(completesPartOne(entries) && entries.distributions.length > 0
      ? ["traditional IRAs with basis paid out"]
      : []),
    ...(entries.conversions.length > 0 ? ["a traditional IRA was converted"] : []),
    ...(hasPartThree ? ["Roth IRAs paid out"] : []),
  ];
  return {
    year,
    sheet,
    entries,
    roth,
    reasons,
    notes: [
      ...traditional.notes,
      ...form8606Notes({ ledger, year, entries, roth }),
      ...correctionNotes(year),
      ...disasterNotes(sheet, year),
      ...charitableNotes(year),
    ],
    carry: {
      traditionalBasis: refused.length === 0 ? traditional.carry : unknownBasis(person, year),
      ...rothCarry(year, roth, before),
    },
    problems: refused,
  };
}

/** After a refused year nothing is known of the basis until an opening states it. */
function unknownBasis(person: string, { taxYear }: IraYear): Form8606Carry["traditionalBasis"] {
  const amount = incomplete(
    missingFact("form_8606.{person}.{year}.line_14", { person, year: taxYear }),
  );
  return [{ sign: "+", amount, label: `basis after ${taxYear}` }];
}

/** The problems of the chain that still matter: an opening of traditional IRA basis settles what was before it. */
export function standingProblems(chain: readonly Form8606Year[]): Problem[] {
  const opened = chain.findLastIndex(({ year }) =>
    year.openings.some(({ data }) => data.account === "traditional_ira"),
  );
  return chain.slice(Math.max(0, opened)).flatMap(({ problems }) => problems);
}

interface FilledTraditional {
  readonly carry: Form8606Carry["traditionalBasis"];
  readonly notes: readonly Said[];
}

function fillTraditional(
  sheet: FactSheet,
  year: IraYear,
  entries: TraditionalEntries,
  places: number | undefined,
): FilledTraditional {
  if (completesPartOne(entries)) return fillPartOne(sheet, year, entries, places);
  if (entries.conversions.length > 0) return fillWithoutPartOne(sheet, year, entries);
  if (year.rolledToTraditional.length > 0 && !isZero(totalOf(entries.earlierBasis))) {
    // The form need not be filed for a rollover alone, but the basis changed: lines 1 to 3 and 14 record it.
    fillBasisLines(sheet, entries);
    keepBasis(sheet);
    const note =
      "After-tax plan money was rolled to a traditional IRA: its basis enters line 2. That alone does not require the form; keep these lines for the next one.";
    return { carry: remainingBasis(sheet, year), notes: [note] };
  }
  return { carry: entries.earlierBasis, notes: [] };
}

function fillPartOne(
  sheet: FactSheet,
  year: IraYear,
  entries: TraditionalEntries,
  places: number | undefined,
): FilledTraditional {
  const notes: string[] = [];
  fillBasisLines(sheet, entries);
  if (entries.distributions.length + entries.conversions.length === 0) keepBasis(sheet);
  else {
    fillAvailableBasis(sheet, entries);
    const worksheet = needsWorksheet11(year) ? applicableWorksheet11(year, entries) : "plain";
    if (typeof worksheet === "object") {
      recoverByWorksheet11(sheet, entries, worksheet);
      notes.push(...worksheet11Notes(worksheet));
    } else {
      recoverByRatio(sheet, entries, { year, places });
      notes.push(...lineTenNotes(partOneEntries(entries), places));
      if (worksheet === "incomplete") notes.push(WORKSHEET_PENDING);
      if (entries.conversions.length > 0) {
        fillConversions(sheet, {
          conversions: [sheet.term("+", "form_8606.conversions", "conversions")],
          basis: [sheet.term("+", "form_8606.nontaxable_conversions", "nontaxable conversions")],
        });
      }
    }
  }
  return { carry: remainingBasis(sheet, year), notes };
}

const WORKSHEET_PENDING =
  "A contribution was partly deductible: once the missing facts are recorded, Worksheet 1-1 of Pub. 590-B replaces lines 6 to 12.";

/** Everything was converted, or there is no basis: line 17 is the basis of earlier years. */
function fillWithoutPartOne(
  sheet: FactSheet,
  year: IraYear,
  entries: TraditionalEntries,
): FilledTraditional {
  const { conversions, earlierBasis } = entries;
  fillConversions(sheet, { conversions, basis: earlierBasis });
  const basis = totalOf(earlierBasis);
  const left = excessOver(basis, totalOf(conversions));
  const label = `basis above the amount converted in ${year.taxYear}`;
  const carry = carried(left, label, form8606Instructions("line 17"));
  const notes = isZero(basis)
    ? []
    : [
        "All traditional IRAs were converted, so Part I is left out and line 17 is all their basis.",
      ];
  return { carry, notes };
}
