// One Form 1099-R for a direct rollover of which a part went to Roth and a part to a pretax account. Tax
// programs ask where "the" rollover went and then tax all of it or nothing, so it is entered as two
// forms whose boxes sum to the original (Notice 2014-54; Instructions for Form 1099-R, box 2a).
import type { Movement, MovementPart } from "../basis/movement.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { type Amount, sum } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { add, type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ReceivedForm1099R } from "./received-form.ts";

export interface SplitEntry {
  readonly plan: string;
  /** The received form that it is a part of. */
  readonly form: EventId;
  /** `roth` is a Roth IRA or the plan's designated Roth account. */
  readonly to: "roth" | "pretax";
  readonly destinations: readonly MovementPart["to"][];
  readonly box1: Cents;
  readonly box2a: Cents;
  readonly box4: Cents;
  readonly box5: Cents;
  readonly box7: string;
}

/**
 * Two entries for a form that covers both kinds of destination; none when the plan issued several
 * forms, when the ledger has one kind only, or when the boxes leave nothing for one of them.
 * All of box 2a went to Roth; basis that the ledger has in pretax accounts stays with them. Where box 2a is
 * not what the records imply, the records are split, not the form.
 */
export function splitEntries(
  ledger: Ledger,
  options: { readonly person: string; readonly taxYear: TaxYear },
  form: { readonly received: ReceivedForm1099R; readonly plan: string },
): SplitEntry[] {
  const { event, code } = form.received;
  if (code !== "G") return [];
  const parts = planMovements(ledger, options.person)
    .filter((movement) => movement.plan === form.plan && movement.taxYear === options.taxYear)
    .flatMap(directParts);
  const roth = parts.filter(({ to }) => to === "roth_ira" || to === "designated_roth");
  const pretax = parts.filter((part) => !roth.includes(part));
  if (roth.length === 0 || pretax.length === 0) return [];
  const { box1, box2a = ZERO, box4 = ZERO, box5 = ZERO, box7 } = event.data;
  const recorded = asRecorded(parts, roth);
  // A box 2a that the records contradict would split the money wrongly: then they say how it went.
  if (recorded !== undefined && recorded.gross === box1 && recorded.taxable !== box2a) {
    const common = { plan: form.plan, form: event.id, box7, box4: ZERO };
    return [
      { ...common, to: "roth", destinations: destinationsOf(roth), ...recorded.roth, box4 },
      { ...common, to: "pretax", destinations: destinationsOf(pretax), ...recorded.pretax },
    ];
  }
  const basisInPretax = known(sum(pretax.map(({ basis }) => basis)));
  const box5OfPretax = min(basisInPretax, box5);
  const box5OfRoth = subtract(box5, box5OfPretax);
  const box1OfRoth = add(box2a, box5OfRoth);
  if (box1OfRoth <= 0 || box1OfRoth >= box1) return [];
  const common = { plan: form.plan, form: event.id, box7 };
  return [
    {
      ...common,
      to: "roth",
      destinations: destinationsOf(roth),
      box1: box1OfRoth,
      box2a,
      box4,
      box5: box5OfRoth,
    },
    {
      ...common,
      to: "pretax",
      destinations: destinationsOf(pretax),
      box1: subtract(box1, box1OfRoth),
      box2a: ZERO,
      box4: ZERO,
      box5: box5OfPretax,
    },
  ];
}

interface RecordedSplit {
  readonly gross: Cents;
  readonly taxable: Cents;
  readonly roth: Pick<SplitEntry, "box1" | "box2a" | "box5">;
  readonly pretax: Pick<SplitEntry, "box1" | "box2a" | "box5">;
}

/** Undefined while a part is not known. */
function asRecorded(
  parts: readonly MovementPart[],
  roth: readonly MovementPart[],
): RecordedSplit | undefined {
  const isKnown = parts.every(
    ({ basis, taxable }) => basis.state === "complete" && taxable.state === "complete",
  );
  if (!isKnown) return undefined;
  const boxes = (some: readonly MovementPart[]) => ({
    box1: total(some.map(({ amount }) => amount)),
    box2a: known(sum(some.map(({ taxable }) => taxable))),
    box5: known(sum(some.map(({ basis }) => basis))),
  });
  const own = boxes(roth);
  const other = boxes(parts.filter((part) => !roth.includes(part)));
  return {
    gross: add(own.box1, other.box1),
    taxable: add(own.box2a, other.box2a),
    roth: own,
    pretax: other,
  };
}

function directParts({ from, parts }: Movement): MovementPart[] {
  if (from === "designated_roth") return [];
  return parts.filter(({ method }) => method === "direct" || method === "in_plan");
}

function destinationsOf(parts: readonly MovementPart[]): MovementPart["to"][] {
  return [...new Set(parts.map(({ to }) => to))];
}

function known(amount: Amount): Cents {
  return amount.state === "complete" ? amount.cents : ZERO;
}
