// The boxes of one form of a plan, expected beside received, and what each pair comes to.
import { type Amount, combine } from "../kernel/amount-state.ts";
import { type Cents, subtract, ZERO } from "../kernel/money.ts";
import type { FormSum, ReceivedSum } from "./match-forms.ts";
import type { BoxOutcome, BoxValue, ReconciledBox } from "./reconciliation.ts";

const AMOUNT_BOXES = [
  ["box_1", "box1"],
  ["box_2a", "box2a"],
  ["box_4", "box4"],
  ["box_5", "box5"],
  ["box_6", "box6"],
] as const;

/** The boxes of what a plan should have reported beside those of what it did. */
export function boxRows(expected: FormSum, received: ReceivedSum): ReconciledBox[] {
  const events = [...received.events, ...expected.events];
  const common = { plan: received.plan, code: received.code, events };
  const rows: ReconciledBox[] = [];
  for (const [box, key] of AMOUNT_BOXES) {
    const [ours, theirs] = [expected[key], received[key]];
    if (box === "box_6" && isNothing(ours) && isNothing(theirs)) continue;
    const outcome = amountOutcome(box, { ours, theirs, expected, received });
    rows.push({
      ...common,
      box,
      expected: ours,
      received: theirs,
      ...differenceOf(ours, theirs),
      outcome,
    });
  }
  rows.push(...codeRow(expected, received, common));
  // The plan's own accounts settle box 10 where the ledger cannot, so then it is not compared.
  if (expected.box10?.state === "complete") {
    const theirs = received.box10;
    const outcome = outcomeOf(expected.box10, theirs);
    rows.push({
      ...common,
      box: "box_10",
      expected: expected.box10,
      received: theirs,
      ...differenceOf(expected.box10, theirs),
      outcome,
    });
  }
  if (expected.box11 !== undefined && received.box11 !== undefined) {
    rows.push({
      ...common,
      box: "box_11",
      expected: { state: "text", text: String(expected.box11) },
      received: { state: "text", text: String(received.box11) },
      outcome: { state: expected.box11 === received.box11 ? "agrees" : "differs" },
    });
  }
  return rows;
}

function isNothing(amount: Amount): boolean {
  return amount.state === "complete" && amount.cents === 0;
}

function amountOutcome(
  box: (typeof AMOUNT_BOXES)[number][0],
  compared: {
    readonly ours: Amount;
    readonly theirs: Amount;
    readonly expected: FormSum;
    readonly received: FormSum;
  },
): BoxOutcome {
  const { ours, theirs, expected, received } = compared;
  const outcome = outcomeOf(ours, theirs);
  if (outcome.state !== "differs" || ours.state !== "complete" || theirs.state !== "complete")
    return outcome;
  if (box === "box_5" && isBasisUpToMoney(expected, received))
    return { state: "accepted", why: "basis_above_gross" };
  if (box === "box_4" && (ours.cents === 0 || theirs.cents === 0))
    return { state: "accepted", why: "withholding_not_stated" };
  const { taxedBefore = ZERO } = expected;
  const more = subtract(theirs.cents, ours.cents);
  return (box === "box_2a" || box === "box_5") && more === taxedBefore
    ? { state: "accepted", why: "paid_after_conversion" }
    : outcome;
}

function codeRow(
  expected: FormSum,
  received: ReceivedSum,
  common: Pick<ReconciledBox, "plan" | "code" | "events">,
): ReconciledBox[] {
  const theirs: BoxValue = { state: "text", text: received.code };
  if (expected.insteadOf !== undefined && expected.code === received.code) {
    const { code, why } = expected.insteadOf;
    const ours: BoxValue = { state: "text", text: code };
    const outcome: BoxOutcome = { state: "accepted", why };
    return [{ ...common, box: "box_7", expected: ours, received: theirs, outcome }];
  }
  if (expected.code === received.code) return [];
  if (expected.code === undefined) {
    const missing = expected.codeMissing === undefined ? [] : [expected.codeMissing];
    const outcome: BoxOutcome = { state: "not_compared", missing };
    return [
      {
        ...common,
        box: "box_7",
        expected: { state: "incomplete", missing },
        received: theirs,
        outcome,
      },
    ];
  }
  const ours: BoxValue = { state: "text", text: expected.code };
  return [
    { ...common, box: "box_7", expected: ours, received: theirs, outcome: { state: "differs" } },
  ];
}

/** Box 1 without what is taxable of it. */
function untaxedOf({ box1, box2a }: FormSum): Amount {
  return box2a?.state === "complete" ? combine([box1, box2a], subtract) : box1;
}

/** Something was lost, so that more was basis than there was money for, and the payer printed only so much. */
function isBasisUpToMoney(expected: FormSum, received: FormSum): boolean {
  const [ours, theirs] = [untaxedOf(expected), untaxedOf(received)];
  return (
    ours.state === "complete" &&
    expected.box5?.state === "complete" &&
    expected.box5.cents > ours.cents &&
    theirs.state === "complete" &&
    received.box5?.state === "complete" &&
    received.box5.cents === theirs.cents
  );
}

export function outcomeOf(expected: Amount, received: Amount): BoxOutcome {
  if (expected.state === "incomplete") return { state: "not_compared", missing: expected.missing };
  if (received.state === "incomplete") return { state: "accepted", why: "not_determined" };
  return { state: expected.cents === received.cents ? "agrees" : "differs" };
}

export function differenceOf(expected: Amount, received: Amount): { difference?: Cents } {
  return expected.state === "complete" && received.state === "complete"
    ? { difference: subtract(received.cents, expected.cents) }
    : {};
}
