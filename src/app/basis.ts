// What has been taxed already at the end of a tax year: in plans, in traditional IRAs (Form 8606, line
// 14) and in Roth IRAs, whose layers take the taxable part of each year's conversions from line 18.
import {
  afterTaxBasis,
  type BasisRollForward,
  designatedRothBasis,
} from "../basis/roll-forward.ts";
import { type RothIraLayers, rothIraLayers } from "../basis/roth-ira.ts";
import { totalOf } from "../forms/fact-sheet.ts";
import { type Form8606Year, form8606Chain } from "../forms/form-8606-chain.ts";
import { type Amount, complete, incomplete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { ZERO } from "../kernel/money.ts";
import { success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Result } from "./attempt.ts";
import type { YearOfPerson } from "./distributions.ts";
import type { LedgerReader } from "./ports.ts";
import { readingOf } from "./reading.ts";

export interface BasisAnswer {
  readonly person: string;
  readonly plans: readonly BasisRollForward[];
  readonly designatedRoth: readonly BasisRollForward[];
  readonly traditionalIraBasis: Amount;
  readonly rothIra: RothIraLayers;
  /** Why a year's Form 8606 cannot be filled; what rests on it is incomplete. */
  readonly problems: readonly Problem[];
}

export async function basis(
  store: LedgerReader,
  { taxYear, person: named }: YearOfPerson,
): Promise<Result<BasisAnswer>> {
  const reading = await readingOf(store, named);
  if (!reading.ok) return reading;
  const { ledger, person } = reading.value;
  const chain = form8606Chain({ ledger, person, throughYear: taxYear });
  const years = new Map(chain.map((year) => [year.year.taxYear, year]));
  return success({
    person,
    plans: afterTaxBasis(ledger, person, taxYear),
    designatedRoth: designatedRothBasis(ledger, person, taxYear),
    traditionalIraBasis: remainingBasis(chain.at(-1), person, taxYear),
    rothIra: rothIraLayers(ledger, { person, taxYear }, (year) =>
      taxableConversions(years.get(year), person, year),
    ),
    problems: chain.flatMap(({ problems }) => problems),
  });
}

function remainingBasis(last: Form8606Year | undefined, person: string, year: TaxYear): Amount {
  if (last === undefined) return complete(ZERO);
  if (last.problems.length > 0) return incomplete(`form_8606.${person}.${year}.line_14`);
  return totalOf(last.carry.traditionalBasis);
}

function taxableConversions(
  filled: Form8606Year | undefined,
  person: string,
  year: TaxYear,
): Amount {
  const line = filled?.sheet.get("form_8606.taxable_conversions")?.value;
  if (filled !== undefined && filled.problems.length === 0) {
    if (line === undefined) return complete(ZERO);
    if (line.kind === "amount") return complete(line.cents);
    if (line.kind === "incomplete") return incomplete(...line.missing);
  }
  return incomplete(`form_8606.${person}.${year}.line_18`);
}
