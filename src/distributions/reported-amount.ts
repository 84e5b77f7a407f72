// One addend of an expected Form 1099-R: a part of a movement, an excess paid back, or an employer's
// Roth contribution, in the boxes where the plan reports it.

import type { Amount } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import type { NonEmpty } from "../kernel/grouped-by.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import type { Cents } from "../kernel/money.ts";
import type { Said } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";

/** Codes that a payer may use instead without being wrong, and why. */
export interface OtherCodes {
  readonly codes: readonly string[];
  /** It knows a fact that the ledger lacks, or the law leaves the code open. */
  readonly why: "payer_knows" | "late_excess_deferral";
}

/** The distribution code, or what must be known to choose it. `asIf` keeps its form apart meanwhile. */
export type ReportedCode =
  | { readonly state: "known"; readonly code: string; readonly or?: OtherCodes }
  | { readonly state: "unknown"; readonly missing: MissingFact; readonly asIf: string };

/** Kinds of excess that stand on forms of their own, though they share a code with others. */
export type ReportedOf =
  | "after_tax"
  | "elective_deferral"
  | "designated_roth"
  | "employer"
  | "late_excess_deferral";

export interface ReportedAmount {
  readonly plan: string;
  readonly code: ReportedCode;
  readonly of?: ReportedOf;
  readonly box1: Cents;
  readonly box2a: Amount;
  readonly box4: Cents;
  readonly box5: Amount;
  /** Appreciation of employer securities: neither in box 2a nor in box 5. */
  readonly box6?: Cents;
  readonly box10?: Amount;
  readonly box11?: TaxYear | { readonly missing: readonly MissingFact[] };
  /** Earnings of a refund that a conversion taxed before. */
  readonly taxedBefore?: Cents;
  readonly events: NonEmpty<LedgerEvent>;
  readonly note?: Said;
  /** What boxes 2a and 5 rest on that nobody recorded. */
  readonly assumes?: string;
}
