// What has been taxed already at the end of a tax year: in plans, in traditional IRAs (Form 8606, line
// 14) and in Roth IRAs, whose layers take the taxable part of each year's conversions from line 18.
import {
  afterTaxBasis,
  type BasisRollForward,
  designatedRothBasis,
} from "../../basis/roll-forward.ts";
import { type RothIraLayers, rothIraLayers } from "../../basis/roth-ira.ts";
import { form8606Chain, standingProblems } from "../../forms/form-8606/chain.ts";
import { taxableConversions, traditionalIraBasis } from "../../forms/form-8606/results.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { YearOfPerson } from "./distributions.ts";

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
  return success({
    person,
    plans: afterTaxBasis(ledger, person, taxYear),
    designatedRoth: designatedRothBasis(ledger, person, taxYear),
    traditionalIraBasis: traditionalIraBasis(chain),
    rothIra: rothIraLayers(ledger, { person, taxYear }, taxableConversions(chain, person)),
    problems: standingProblems(chain),
  });
}
