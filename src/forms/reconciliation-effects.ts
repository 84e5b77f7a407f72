// What a difference between a received and an expected Form 1099-R changes on the return: which line
// would be wrong, and by how much, if the form were entered as it came.
import type {
  AcceptedDifference,
  ReconciledBox,
  Reconciliation,
  UnmatchedForm,
} from "../distributions/reconciliation.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { missingWords } from "../kernel/fact-questions.ts";
import { returnPlaceText } from "../kernel/line-name.ts";
import { type Cents, formatDollars, ZERO } from "../kernel/money.ts";
import type { FactName } from "./fact-registry.ts";
import { placesOnReturn } from "./places-of.ts";

export interface ReconciledRow extends ReconciledBox {
  /** Empty when the box agrees. */
  readonly effect: string;
}

export interface ReconciliationReport extends Omit<Reconciliation, "rows" | "unmatched"> {
  readonly rows: readonly ReconciledRow[];
  readonly unmatched: readonly (UnmatchedForm & { readonly effect: string })[];
}

export function withEffects(reconciliation: Reconciliation): ReconciliationReport {
  const { taxYear, rows, unmatched } = reconciliation;
  return {
    ...reconciliation,
    rows: rows.map((row) => ({
      ...row,
      effect: mayLackMovement(reconciliation, row) ? MAY_LACK_MOVEMENT : effectOf(row, taxYear),
    })),
    unmatched: unmatched.map((form) => ({ ...form, effect: unmatchedEffect(form) })),
  };
}

const MAY_LACK_MOVEMENT =
  "the forms of this payer report more than the ledger holds: record the movement that is missing, or ask the payer; what it means for the return cannot be said before";

/** What a difference means for the return is said only where the ledger has everything of that payer. */
export function mayLackMovement(
  { rows, unmatched }: Pick<Reconciliation, "rows" | "unmatched">,
  row: ReconciledBox,
): boolean {
  if (row.outcome.state !== "differs") return false;
  const reportsMore = ({ plan, box, difference = ZERO }: ReconciledBox) =>
    plan === row.plan && box === "box_1" && difference > 0;
  return (
    rows.some(reportsMore) ||
    unmatched.some(({ kind, plan }) => kind === "received_only" && plan === row.plan)
  );
}

function effectOf(row: ReconciledBox, taxYear: TaxYear): string {
  const { outcome } = row;
  switch (outcome.state) {
    case "agrees":
      return "";
    case "not_compared":
      return `not compared: the ledger needs ${missingWords(outcome.missing)}`;
    case "accepted":
      return ACCEPTED[outcome.why];
    case "differs":
      return differs(row, taxYear);
  }
}

const ACCEPTED: Record<AcceptedDifference, string> = {
  not_determined: "the payer left the taxable amount open; enter what is expected",
  basis_above_gross: "nothing on the return: on a loss many payers print basis only up to box 1",
  payer_knows:
    "the ledger cannot tell: the code rests on a fact that the payer may know, such as a separation from service or an exception",
  late_excess_deferral:
    "one of the codes that payers use for an excess deferral paid back late; the income is the same",
  withholding_not_stated: "only one side states it; what is recorded is on the return",
  paid_after_conversion:
    "a refund after a conversion: no guidance says how its earnings are reported, and the plan may do it this way",
};

function differs(row: ReconciledBox, taxYear: TaxYear): string {
  const { box, code, difference } = row;
  const ira = row.ira !== undefined;
  // Codes 8 and P of a plan are excess deferrals, which are wages; of an IRA, returned contributions.
  const wages = !ira && /[8P]/.test(code);
  switch (box) {
    case "box_1":
      if (wages) return "the gross of an excess paid back is on no line; box 2a counts";
      return lineEffect(
        ira ? "form_1040.ira_distributions" : "form_1040.pensions",
        taxYear,
        difference,
      );
    case "box_2a": {
      if (wages) return lineEffect("form_1040.other_earned_income", taxYear, difference);
      const line = lineEffect(
        ira ? "form_1040.taxable_ira_distributions" : "form_1040.taxable_pensions",
        taxYear,
        difference,
      );
      const isRollover = code.includes("G") || code === "H";
      if (!isRollover || difference === undefined) return line;
      return `${line}: ${difference < 0 ? "untaxed money went to Roth" : "no untaxed money of that amount went to Roth"}`;
    }
    case "box_4":
      return amountEffect("federal income tax withheld (Form 1040, payments)", difference);
    case "box_5":
      return "no line by itself: it is why box 2a is what it is, and basis that went to a traditional IRA is on Form 8606, line 2";
    case "box_6":
      return "appreciation of employer securities is not taxed yet; it is why box 2a is lower than box 1";
    case "box_7":
      return codeEffect(row);
    case "box_10":
      return amountEffect(
        "the amount that the 10% additional tax can reach (Form 5329)",
        difference,
      );
    case "box_11":
      return "the plan counts the five-year period from another year; it decides whether earnings are taxable";
  }
}

function codeEffect({ received }: ReconciledBox): string {
  const code = received.state === "text" ? received.text : "";
  if (code === "H")
    return "code H takes it for designated Roth money: nothing would be taxed, and it would count on Form 8606, line 22, not 24";
  if (code === "G")
    return "code G takes it for money other than designated Roth, or for a rollover that was none";
  if (code.includes("2")) return "code 2 says that an exception to the 10% additional tax is known";
  if (code.includes("1"))
    return "code 1 leads to the 10% additional tax (Form 5329) unless an exception is claimed";
  return "the code decides which line it goes to and whether the 10% additional tax applies";
}

function unmatchedEffect({ kind, code }: UnmatchedForm): string {
  if (kind === "expected_only")
    return "no form was recorded; the movement belongs on the return all the same";
  return code === undefined
    ? ""
    : "nothing in the ledger answers to it: a movement is missing, the payer is none of the plans, or the form is not yours; the line that it belongs on is not complete";
}

/** Named as the form of the year has it. */
function lineEffect(fact: FactName, taxYear: TaxYear, difference: Cents | undefined): string {
  return amountEffect(returnPlaceText(placesOnReturn(taxYear).get(fact)), difference);
}

function amountEffect(where: string, difference: Cents | undefined): string {
  if (difference === undefined) return where;
  const by = formatDollars(Math.abs(difference) as Cents);
  return `${where}, would be ${by} too ${difference < 0 ? "low" : "high"}`;
}
