// Whether there is a letter to write to a plan about its Forms 1099-R, and what speaks for its sender. It cites
// only boxes where the ledger has everything of that payer, and only rules that say what the sender says.
import type { MovementPart } from "../basis/movement.ts";
import { planMovements } from "../basis/plan-movements.ts";
import type { UnmatchedForm } from "../distributions/reconciliation.ts";
import { ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import {
  mayLackMovement,
  type ReconciledRow,
  type ReconciliationReport,
} from "./reconciliation-effects.ts";

export interface LetterCase {
  /** Boxes to be corrected. */
  readonly rows: readonly ReconciledRow[];
  /** All boxes of the forms with such a box, those that agree included. */
  readonly compared: readonly ReconciledRow[];
  /** Forms that never came. */
  readonly missing: readonly UnmatchedForm[];
  /** What the instructions ask for, as far as it is what the rows ask for. */
  readonly grounds: readonly string[];
}

/** Undefined when the plan's forms agree, or when the ledger may be what is not complete. */
export function letterCase(
  ledger: Ledger,
  report: ReconciliationReport,
  plan: string,
): LetterCase | undefined {
  const rows = report.rows.filter(
    (row) => row.plan === plan && row.outcome.state === "differs" && !mayLackMovement(report, row),
  );
  const missing = report.unmatched.filter(
    (form) => form.plan === plan && form.kind === "expected_only",
  );
  if (rows.length + missing.length === 0) return undefined;
  const parts = planMovements(ledger, report.person)
    .filter((movement) => movement.plan === plan && movement.taxYear === report.taxYear)
    .flatMap((movement) => movement.parts);
  const grounds = [...new Set(rows.flatMap((row) => groundOf(row, parts)))];
  const compared = report.rows.filter(
    (row) => row.plan === plan && rows.some(({ code }) => code === row.code),
  );
  return { rows, compared, missing, grounds };
}

function groundOf(row: ReconciledRow, parts: readonly MovementPart[]): string[] {
  switch (row.box) {
    case "box_1":
      return ["box 1 has all that was distributed, rolled over or not"];
    case "box_2a":
      return taxableGround(row, parts);
    case "box_5":
      return ["box 5 has the part that was taxed before"];
    case "box_7":
      return codeGround(row);
    default:
      return [];
  }
}

function taxableGround({ expected }: ReconciledRow, parts: readonly MovementPart[]): string[] {
  if (expected.state !== "complete") return [];
  const kept = parts.some(({ to }) => to === "traditional_ira" || to === "eligible_plan");
  if (expected.cents === ZERO)
    return kept
      ? ["box 2a is zero for a direct rollover to a traditional IRA or to another plan"]
      : ["box 2a leaves out what was taxed before"];
  return parts.some(({ to }) => to === "designated_roth" || to === "roth_ira")
    ? [
        "box 2a has the part that was not taxed before of what is rolled over to a Roth IRA or, in the plan, to designated Roth",
      ]
    : ["box 2a has the part of a payment that was not taxed before"];
}

function codeGround({ expected }: ReconciledRow): string[] {
  const code = expected.state === "text" ? expected.text : "";
  if (code === "H") return ["code H is for designated Roth money that goes to a Roth IRA directly"];
  if (code === "G") return ["code G is for a direct rollover of other than designated Roth money"];
  if (code === "BG")
    return ["codes B and G are for designated Roth money that goes to another plan directly"];
  if (code.includes("P")) return ["code P is for an excess that is taxable in the year before"];
  if (code.includes("8")) return ["code 8 is for an excess, or its earnings, taxable this year"];
  if (code === "E") return ["code E is for annual additions paid back under EPCRS"];
  return [];
}
