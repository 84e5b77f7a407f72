// What comes of holding received Forms 1099-R against expected ones, box by box.
import type { Amount } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import type { Cents } from "../kernel/money.ts";
import type { IraForm } from "./received-form.ts";
import type { SplitEntry } from "./split-entries.ts";

export type BoxName =
  | "box_1"
  | "box_2a"
  | "box_4"
  | "box_5"
  | "box_6"
  | "box_7"
  | "box_10"
  | "box_11";

export interface ReconciledBox {
  /** The plan; `traditional_ira`, `roth_ira` and `recharacterized_ira` for the forms of IRAs. */
  readonly plan: string;
  /** Of a form of IRAs, whose `plan` is the kind of IRA. */
  readonly ira?: IraForm;
  /** Code of the received form. */
  readonly code: string;
  readonly box: BoxName;
  readonly expected: BoxValue;
  readonly received: BoxValue;
  /** Received less expected, when both are amounts and known. */
  readonly difference?: Cents;
  readonly outcome: BoxOutcome;
  /** The forms, then the events that they should agree with. */
  readonly events: readonly EventId[];
}

export type BoxValue = Amount | { readonly state: "text"; readonly text: string };

/** `accepted` differs in a way that is known and no disagreement. */
export type BoxOutcome =
  | { readonly state: "agrees" }
  | { readonly state: "differs" }
  | { readonly state: "accepted"; readonly why: AcceptedDifference }
  | { readonly state: "not_compared"; readonly missing: readonly MissingFact[] };

export type AcceptedDifference =
  /** On a loss, basis printed only up to box 1. */
  | "basis_above_gross"
  /** The payer left the taxable amount to the recipient. */
  | "not_determined"
  /** A code that rests on a fact of which the payer may know. */
  | "payer_knows"
  /** One of the codes that payers use for an excess deferral paid back late. */
  | "late_excess_deferral"
  /** Withholding that only one side states: it is nothing to compute. */
  | "withholding_not_stated"
  /** A refund after a conversion: no guidance says how its earnings are reported. */
  | "paid_after_conversion";

export interface UnmatchedForm {
  readonly kind: "expected_only" | "received_only";
  readonly plan: string;
  readonly ira?: IraForm;
  readonly code: string | undefined;
  readonly box1: Amount;
  readonly box2a?: Amount;
  readonly box5?: Amount;
  readonly events: readonly EventId[];
}

export interface Reconciliation {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly rows: readonly ReconciledBox[];
  readonly splitEntries: readonly SplitEntry[];
  readonly unmatched: readonly UnmatchedForm[];
  /** Nothing differs, nothing is unmatched, nothing could not be compared. */
  readonly agrees: boolean;
}
