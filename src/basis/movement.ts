// What came out of a pool of plan money, as tax law sees it: how much, how much of it was taxed
// already, and where each part went.

import type { Amount } from "../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import type { NonEmpty } from "../kernel/grouped-by.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import type { Cents } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { EventData, EventKind } from "../ledger/kinds.ts";

export type PlanSource = EventData<"distribution">["from"];

/** An in-plan Roth rollover, or a distribution; distributions scheduled together are one (Notice 2014-54 §III). */
export interface Movement {
  readonly kind: "in_plan_roth_rollover" | "distribution";
  readonly events: NonEmpty<LedgerEvent<MovementKind>>;
  readonly person: string;
  readonly plan: string;
  /** The earliest date, when several disbursements are one distribution. */
  readonly date: CalendarDate;
  readonly taxYear: TaxYear;
  /** `whole_account` when distributions scheduled together came from several sources. */
  readonly from: PlanSource;
  /** The gross distribution. */
  readonly gross: Cents;
  /** Of the gross: what was taxed already (investment in the contract recovered). On a loss it may exceed the gross. */
  readonly basis: Amount;
  /** Of the gross: what was not taxed yet, `gross − basis`, at least zero. */
  readonly pretax: Amount;
  readonly parts: readonly MovementPart[];
  readonly federalWithholding: Cents;
  /** How much of a distribution of the whole account was designated Roth money, where that must be known. */
  readonly rothShareMissing?: MissingFact;
  /** Basis of the contract just before, as the event states it or the record has it. */
  readonly basisBefore: Amount;
  readonly pre1987Before: Cents;
  /** Vested balance just before, as far as it is stated. */
  readonly balanceBefore?: Cents;
  /** Contributions in it that state no `deposited_on`: they are taken to be there from their pay date. */
  readonly assumedDeposits: readonly LedgerEvent<"paycheck">[];
  /** Whether a designated Roth distribution is qualified (§402A(d)(2)); absent for every other source. */
  readonly qualified?: Qualification;
}

export type MovementKind = Extract<EventKind, "in_plan_roth_rollover" | "distribution">;

export type Qualification =
  | { readonly state: "qualified" }
  | { readonly state: "not_qualified" }
  | { readonly state: "unknown"; readonly missing: readonly MissingFact[] };

/** Where one part of a movement went, with its share of basis and pretax money. */
export interface MovementPart {
  readonly to: "designated_roth" | "roth_ira" | "traditional_ira" | "eligible_plan" | "cash";
  readonly method: "in_plan" | "direct" | "sixty_day" | "paid";
  readonly amount: Cents;
  readonly basis: Amount;
  readonly pretax: Amount;
  /** Net unrealized appreciation of employer securities that were paid out: not taxed yet. @see IRC §402(e)(4) */
  readonly appreciation?: Cents;
  /** The day it was in the new account, where it was not the day it left. */
  readonly arrivedOn?: CalendarDate;
  /** What the return taxes of it: nothing that was rolled over to keep its character, all pretax money otherwise. */
  readonly taxable: Amount;
}
