// What the year brings onto the return: the lines of Form 1040, of each person and of both on a joint return,
// what Form 8606 carries on, and what of the year and of earlier ones the 10% tax can still reach.

import { isFiftyNineAndAHalf } from "../../../basis/age-fifty-nine-and-a-half.ts";
import { planMovements } from "../../../basis/plan-movements.ts";
import { isAfterFiveYearPeriod } from "../../../basis/roth-five-year-periods.ts";
import type { RothIraLayers } from "../../../basis/roth-ira.ts";
import { type Explanation, explain } from "../../../forms/explain.ts";
import { withFootingRatio } from "../../../forms/form-8606/footing-ratio.ts";
import type { Worksheet } from "../../../forms/worksheet.ts";
import { worksheetOf } from "../../../forms/worksheet-of.ts";
import { type Amount, complete, incomplete, sum } from "../../../kernel/amount-state.ts";
import { type TaxYear, yearEnd } from "../../../kernel/calendar.ts";
import { FORM_NAMES } from "../../../kernel/form-names.ts";
import { missingFact } from "../../../kernel/missing-fact.ts";
import { ZERO } from "../../../kernel/money.ts";
import { birthDateOf, type Ledger } from "../../../ledger/ledger.ts";
import type { Reading } from "../../person-ledger.ts";
import type { LedgerReader } from "../../ports.ts";
import { jointReturn } from "../joint-return.ts";

export interface TaxResult {
  /** Every worksheet that can be made for the person and year. */
  readonly worksheets: readonly Worksheet[];
  /** Form 1040 of both, when the record says that they file jointly. */
  readonly joint: Worksheet | undefined;
  /** Taxed on conversion less than five years before the end of the year, and not paid out since. */
  readonly stillExposed: Amount;
}

export async function taxResult(
  store: LedgerReader,
  reading: Reading,
  { taxYear, layers }: { readonly taxYear: TaxYear; readonly layers: RothIraLayers },
): Promise<TaxResult> {
  const { ledger, person } = reading;
  const joint = await jointReturn(store, { taxYear, person });
  return {
    worksheets: FORM_NAMES.flatMap((form) => {
      const filled = worksheetOf(form, { ...reading, taxYear });
      // Why one cannot be made is an open point.
      return filled.ok ? [withFootingRatio(filled.value)] : [];
    }),
    joint: joint.ok ? joint.value.worksheet : undefined,
    stillExposed: stillExposed(ledger, { person, taxYear }, layers),
  };
}

/** @see IRC §408A(d)(3)(F), §402A(c)(4)(D), §72(t)(2)(A)(i) */
function stillExposed(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
  { tranches }: RothIraLayers,
): Amount {
  const birthDate = birthDateOf(ledger, person);
  if (birthDate !== undefined && isFiftyNineAndAHalf(birthDate, yearEnd(taxYear)))
    return complete(ZERO);
  const open = (year: TaxYear) => year <= taxYear && !isAfterFiveYearPeriod(year, taxYear);
  const inIras = tranches.filter((each) => open(each.taxYear)).map(({ taxable }) => taxable);
  const movements = planMovements(ledger, person).filter((each) => open(each.taxYear));
  const inPlans = movements.flatMap(({ parts }) =>
    parts.filter(({ to }) => to === "designated_roth").map(({ pretax }) => pretax),
  );
  // Which part of a Roth account a payment came from is not told here: then the sum is not either.
  const paid = movements.find(
    ({ from, kind }) =>
      kind === "distribution" && (from === "designated_roth" || from === "whole_account"),
  );
  if (paid !== undefined && inPlans.length > 0)
    return incomplete(
      missingFact("form_1099r.{plan}.{year}.box_10", { plan: paid.plan, year: paid.taxYear }),
    );
  return sum([...inIras, ...inPlans]);
}

/** Lines with the terms that sum to them, for a page that leads from each figure to its reason. */
export interface ExplainedLine {
  readonly worksheet: Pick<Worksheet, "form" | "title" | "taxYear" | "person">;
  readonly explanation: Explanation;
}

export function explainedLines(worksheets: readonly Worksheet[]): ExplainedLine[] {
  return worksheets.flatMap((worksheet) =>
    worksheet.lines.flatMap(({ line }) => {
      const explanation = explain(worksheet, line);
      return explanation === undefined ? [] : [{ worksheet, explanation }];
    }),
  );
}
