// Which destination got the untaxed money. All that is scheduled together is one distribution; its
// pretax money goes first to direct rollovers, then to 60-day rollovers, then to what is kept
// (Notice 2014-54 §III). Within a tier the recipient may choose; without a choice, pretax destinations
// fill before Roth IRAs, which is what recipients who split a rollover want.
import type { CalendarDate } from "../kernel/calendar.ts";
import { heldFor } from "../kernel/held-for.ts";
import { type Cents, max, min, subtract, total, ZERO } from "../kernel/money.ts";
import type { Destination } from "../ledger/kinds.ts";
import type { MovementPart } from "./movement.ts";

/** Where disbursed money goes, before its pretax share is known. */
export interface Disbursement {
  readonly to: MovementPart["to"];
  readonly method: MovementPart["method"];
  readonly amount: Cents;
  /** The day it was in the new account. */
  readonly arrivedOn?: CalendarDate;
  /** The recipient's choice. */
  readonly pretax?: Cents;
}

export interface PretaxAllocation {
  /** Each disbursement with its pretax money, in their order; these sum to the whole. */
  readonly parts: readonly { readonly disbursement: Disbursement; readonly pretax: Cents }[];
  /** False when the choices stated cannot all be met; the allocation then ignores them. */
  readonly choicesMet: boolean;
}

const TIERS = [["in_plan", "direct"], ["sixty_day"], ["paid"]] as const;
const DEFAULT_ORDER: readonly MovementPart["to"][] = [
  "traditional_ira",
  "eligible_plan",
  "designated_roth",
  "roth_ira",
  "cash",
];

/** Money paid to the person has no rollover method; a rollover is direct unless said otherwise. */
export function disbursementOf(destination: Destination): Disbursement {
  const { to, method, amount, pretax, arrivedOn } = destination;
  return {
    to,
    method: to === "cash" ? "paid" : (method ?? "direct"),
    amount,
    ...(pretax !== undefined && { pretax }),
    ...(arrivedOn !== undefined && { arrivedOn }),
  };
}

/** Spreads `pretax` (at most the sum of the disbursements) over the tiers, each filled before the next. */
export function allocatePretax(
  pretax: Cents,
  disbursements: readonly Disbursement[],
): PretaxAllocation {
  const filled = new Map<number, Cents>();
  let left = pretax;
  let choicesMet = true;
  for (const methods of TIERS) {
    const tier = disbursements.flatMap((disbursement, index) =>
      methods.some((method) => method === disbursement.method) ? [{ index, ...disbursement }] : [],
    );
    const share = min(left, total(tier.map(({ amount }) => amount)));
    const chosen = fill(share, tier);
    choicesMet &&= chosen.fits;
    const taken = chosen.fits ? chosen : fill(share, tier.map(withoutChoice));
    for (const { index, part } of taken.parts) filled.set(index, part);
    left = subtract(left, share);
  }
  const parts = disbursements.map((disbursement, index) => {
    return { disbursement, pretax: heldFor(filled, index) };
  });
  return { parts, choicesMet };
}

interface Slot extends Disbursement {
  readonly index: number;
}

function withoutChoice({ pretax: _, ...slot }: Slot): Slot {
  return slot;
}

/** Fills one tier; it does not fit when the choices leave too much or too little for the others. */
function fill(
  share: Cents,
  tier: readonly Slot[],
): { readonly parts: readonly { index: number; part: Cents }[]; readonly fits: boolean } {
  let left = subtract(share, total(tier.map((slot) => slot.pretax ?? ZERO)));
  const parts = tier.flatMap((slot) =>
    slot.pretax === undefined ? [] : [{ index: slot.index, part: slot.pretax }],
  );
  const open = tier
    .filter((slot) => slot.pretax === undefined)
    .toSorted((a, b) => DEFAULT_ORDER.indexOf(a.to) - DEFAULT_ORDER.indexOf(b.to));
  for (const slot of open) {
    const part = max(ZERO, min(left, slot.amount));
    parts.push({ index: slot.index, part });
    left = subtract(left, part);
  }
  return { parts, fits: left === 0 };
}
