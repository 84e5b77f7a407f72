// One change to what a plan account holds of taxed money. The balance of a pool is the sum of its
// entries; nothing else remembers it.
import type { Amount } from "../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import type { NonEmpty } from "../kernel/grouped-by.ts";
import type { LedgerEvent } from "../ledger/event.ts";

/** The after-tax contributions of a plan, or its designated Roth account: separate contracts (§402A(d)(4)). */
export type PoolName = "after_tax" | "designated_roth";

export const POOL_NAMES: readonly PoolName[] = ["after_tax", "designated_roth"];

/** What adds to a pool stands before what takes from it. */
export type PoolChange =
  | "opening"
  | "contribution"
  | "rolled_in"
  /** Came from another plan without a distribution (§414(l)). */
  | "transferred_in"
  /** Went to another plan without a distribution. */
  | "transferred_out"
  /** Left for the designated Roth account or a Roth IRA. */
  | "converted"
  /** Left for cash, a traditional IRA or another plan. */
  | "distributed"
  /** Paid back as an excess. */
  | "corrected";

export interface PoolEntry {
  readonly plan: string;
  readonly pool: PoolName;
  readonly date: CalendarDate;
  /** The year whose roll-forward shows it. */
  readonly taxYear: TaxYear;
  readonly change: PoolChange;
  /** How much basis came or went: never negative, the change says which. */
  readonly basis: Amount;
  /** Untaxed money that stood there at the opening, or left together with the basis. */
  readonly earnings: Amount;
  /** Of money from another plan: it holds earnings, and how much is not recorded. */
  readonly earningsUnknown?: boolean;
  /**
   * The first opening of its day: what was there before is in it and is not counted again. Payroll of
   * 2024 with 8,000 and an opening of 31 December 2024 with 8,000 are 8,000.
   */
  readonly restates?: boolean;
  readonly events: NonEmpty<LedgerEvent>;
}

/** An entry of a history, with the basis that its pool holds after it. */
export interface PostedEntry extends PoolEntry {
  readonly balance: Amount;
}

export function addsToPool(change: PoolChange): boolean {
  return (
    change === "opening" ||
    change === "contribution" ||
    change === "rolled_in" ||
    change === "transferred_in"
  );
}
