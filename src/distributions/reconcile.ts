// What the payers reported against what the ledger implies, box by box: difference = received − expected.
// A difference is a finding; neither side is adjusted. A form that nothing answers to, and an
// expected form that nobody sent, are listed by themselves.

import { iraRollovers } from "../basis/ira-rollovers.ts";
import { type Amount, complete, incomplete, sum } from "../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { add, type Cents, subtract, total, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { chooseCodes } from "./choose-codes.ts";
import { expectedForms1099r } from "./expected-forms-1099r.ts";
import {
  codeOf,
  expectedSums,
  type FormSum,
  type MatchedForms,
  matchForms,
  receivedSums,
  withLossForms,
} from "./match-forms.ts";
import { type IraForm, type ReceivedForm1099R, receivedForms1099r } from "./received-form.ts";
import { payerOfDeemed } from "./reported-deemed-distributions.ts";
import { type SplitEntry, splitEntries } from "./split-entries.ts";

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

/** @see Instructions for Forms 1099-R and 5498 */
export function reconcile(
  ledger: Ledger,
  options: { readonly person: string; readonly taxYear: TaxYear },
): Reconciliation {
  const received = receivedForms1099r(ledger, options);
  const ofPlans = received.flatMap((form) => {
    const plan = planOrDeemed(form);
    return plan === undefined ? [] : [{ form, plan }];
  });
  const matched = matchedForms(ledger, options);
  const ira = reconcileIras(ledger, options, received);
  const rows = [
    ...matched.pairs.flatMap(({ expected, received: form }) => boxRows(expected, form)),
    ...ira.rows,
  ].toSorted((a, b) => (a.plan === b.plan ? 0 : a.plan < b.plan ? -1 : 1));
  const strangers = received.flatMap((form) => {
    if (form.from.kind !== "payer" || planOrDeemed(form) !== undefined) return [];
    const [sums] = receivedSums([{ form, plan: form.from.payer }]);
    return sums === undefined ? [] : [sums];
  });
  const unmatched = [
    ...matched.onlyExpected.map((form) => unmatchedForm("expected_only", form)),
    ...ira.unmatched,
    ...[...matched.onlyReceived, ...strangers, ...ira.receivedOnly].map((form) =>
      unmatchedForm("received_only", form),
    ),
  ];
  const alone = ofPlans.filter(
    ({ plan, form }) =>
      ofPlans.filter((other) => other.plan === plan && other.form.code === form.code).length === 1,
  );
  const fine = rows.every(
    ({ outcome }) => outcome.state === "agrees" || outcome.state === "accepted",
  );
  return {
    ...options,
    rows,
    splitEntries: alone.flatMap(({ form, plan }) =>
      splitEntries(ledger, options, { received: form, plan }),
    ),
    unmatched,
    agrees: fine && unmatched.length === 0,
  };
}

/** The forms of plans in pairs, by the code that each side has or may have. */
export function matchedForms(
  ledger: Ledger,
  options: { readonly person: string; readonly taxYear: TaxYear },
): MatchedForms {
  const forms = receivedForms1099r(ledger, options).flatMap((form) => {
    const plan = planOrDeemed(form);
    return plan === undefined ? [] : [{ form, plan }];
  });
  const expected = expectedForms1099r(ledger, options);
  const implied = expectedSums(expected.map((form) => ({ form, code: codeOf(form) })));
  const received = withLossForms(receivedSums(forms), implied);
  return matchForms(expectedSums(chooseCodes(expected, received)), received);
}

function planOrDeemed({ from, code }: ReceivedForm1099R): string | undefined {
  return from.kind === "plan" ? from.plan : payerOfDeemed(from, code);
}

const AMOUNT_BOXES = [
  ["box_1", "box1"],
  ["box_2a", "box2a"],
  ["box_4", "box4"],
  ["box_5", "box5"],
  ["box_6", "box6"],
] as const;

function boxRows(expected: FormSum, received: FormSum): ReconciledBox[] {
  const events = [...received.events, ...expected.events];
  const common = { plan: received.plan, code: received.code ?? "", events };
  const rows: ReconciledBox[] = [];
  for (const [box, key] of AMOUNT_BOXES) {
    const [ours, theirs] = [expected[key], received[key]];
    if (ours === undefined || theirs === undefined) continue;
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
    const theirs = received.box10 ?? complete(ZERO);
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
  const outcome = outcomeOf(ours, theirs, box === "box_5" ? received.box1 : undefined);
  if (outcome.state !== "differs" || ours.state !== "complete" || theirs.state !== "complete")
    return outcome;
  if (box === "box_4" && (ours.cents === 0 || theirs.cents === 0))
    return { state: "accepted", why: "withholding_not_stated" };
  const { taxedBefore = ZERO } = expected;
  const more = subtract(theirs.cents, ours.cents);
  return (box === "box_2a" || box === "box_5") && taxedBefore > 0 && more === taxedBefore
    ? { state: "accepted", why: "paid_after_conversion" }
    : outcome;
}

function codeRow(
  expected: FormSum,
  received: FormSum,
  common: Pick<ReconciledBox, "plan" | "code" | "events">,
): ReconciledBox[] {
  const theirs: BoxValue = { state: "text", text: received.code ?? "" };
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

function outcomeOf(expected: Amount, received: Amount, gross?: Amount): BoxOutcome {
  if (expected.state === "incomplete") return { state: "not_compared", missing: expected.missing };
  if (received.state === "incomplete") return { state: "accepted", why: "not_determined" };
  if (expected.cents === received.cents) return { state: "agrees" };
  const upToGross =
    gross?.state === "complete" && received.cents === gross.cents && expected.cents > gross.cents;
  return upToGross ? { state: "accepted", why: "basis_above_gross" } : { state: "differs" };
}

function differenceOf(expected: Amount, received: Amount): { difference?: Cents } {
  return expected.state === "complete" && received.state === "complete"
    ? { difference: subtract(received.cents, expected.cents) }
    : {};
}

function unmatchedForm(kind: UnmatchedForm["kind"], form: FormSum): UnmatchedForm {
  const { plan, ira, code, box1, box2a, box5, events } = form;
  return {
    kind,
    plan,
    ...(ira !== undefined && { ira }),
    code,
    box1,
    ...(box2a && { box2a }),
    ...(box5 && { box5 }),
    events,
  };
}

type IraPayment = LedgerEvent<
  | "ira_rollover"
  | "ira_distribution"
  | "ira_conversion"
  | "ira_returned_contribution"
  | "ira_recharacterization"
>;

/** Over all custodians of a kind of IRA: they do not know the basis, and the ledger not the custodian. */
function reconcileIras(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
  received: readonly ReceivedForm1099R[],
): {
  readonly rows: ReconciledBox[];
  readonly unmatched: UnmatchedForm[];
  readonly receivedOnly: readonly FormSum[];
} {
  const inYear = (data: { person: string; date: Parameters<typeof taxYearOf>[0] }) =>
    data.person === person && taxYearOf(data.date) === taxYear;
  const paid = ledger.of("ira_distribution").filter(({ data }) => inYear(data));
  const converted = ledger.of("ira_conversion").filter(({ data }) => inYear(data));
  // What came back with a contribution is reported in the year it was paid, whatever return it is on.
  const returned = ledger.of("ira_returned_contribution").filter(({ data }) => inYear(data));
  const moved = ledger.of("ira_recharacterization").filter(({ data }) => inYear(data));
  const rolled = iraRollovers(ledger, person).filter(({ data }) => inYear(data));
  // A direct rollover into a plan has a form of its own, code G; its taxable amount is 0.
  const direct = rolled.filter(({ data }) => data.method !== "sixty_day");
  const sixtyDays = rolled.filter(({ data }) => data.method === "sixty_day");
  const rows: ReconciledBox[] = [];
  const unmatched: UnmatchedForm[] = [];
  const receivedOnly: FormSum[] = [];
  for (const payer of IRA_FORMS) {
    const { ira } = payer;
    const forms = received.filter(
      ({ from, code }) =>
        from.kind === `${ira}_ira` &&
        (ira !== "traditional" || code.includes("G") === payer.isDirect),
    );
    const events: IraPayment[] = payer.isDirect
      ? direct
      : [
          ...paid.filter(({ data }) => data.ira === ira),
          ...returned.filter(({ data }) => data.ira === ira),
          ...(ira === "traditional" ? converted : []),
          ...sixtyDays.filter(({ data }) => data.from === ira),
          ...(ira === "recharacterized" ? moved : []),
        ];
    const expected = sum(events.map(grossOf));
    const plan = `${ira}_ira`;
    if (forms.length === 0) {
      if (events.length === 0) continue;
      const code = payer.isDirect ? "G" : undefined;
      const ids = events.map(({ id }) => id);
      unmatched.push({ kind: "expected_only", plan, ira, code, box1: expected, events: ids });
      continue;
    }
    if (events.length === 0) {
      receivedOnly.push(...receivedSums(forms.map((form) => ({ form, plan }))));
      continue;
    }
    const theirs = complete(total(forms.map(({ event }) => event.data.box1)));
    const common = {
      plan,
      ira,
      code: [...new Set(forms.map(({ code }) => code))].join(" "),
      events: [...forms.map(({ event }) => event.id), ...events.map(({ id }) => id)],
    };
    rows.push({
      ...common,
      box: "box_1",
      expected,
      received: theirs,
      ...differenceOf(expected, theirs),
      outcome: outcomeOf(expected, theirs),
    });
    rows.push(...iraTaxableRow(common, { payer, forms, events, expected }));
    rows.push(...iraWithheldRow(common, forms, events));
  }
  return { rows, unmatched, receivedOnly };
}

type IraRowCommon = Pick<ReconciledBox, "plan" | "code" | "events">;

/**
 * A custodian of a traditional IRA takes all of it for taxable, or ticks that it does not know (box 2b); of a
 * direct rollover into a plan nothing is. Of Roth IRAs, and of contributions that came back, it is not compared.
 * @see Instructions for Form 1099-R, box 2a
 */
function iraTaxableRow(
  common: IraRowCommon,
  found: {
    readonly payer: (typeof IRA_FORMS)[number];
    readonly forms: readonly ReceivedForm1099R[];
    readonly events: readonly IraPayment[];
    readonly expected: Amount;
  },
): ReconciledBox[] {
  const { payer, forms, events, expected } = found;
  const data = forms.map(({ event }) => event.data);
  const isOpen = data.some(
    ({ box2a, box2bNotDetermined }) => box2a === undefined || box2bNotDetermined === true,
  );
  if (payer.ira !== "traditional" || events.some(isReturned)) return [];
  if (isOpen && !(payer.isDirect && data.some(({ box2a = ZERO }) => box2a > 0))) return [];
  const ours = payer.isDirect ? complete(ZERO) : expected;
  const theirs = complete(total(data.map(({ box2a = ZERO }) => box2a)));
  const outcome = outcomeOf(ours, theirs);
  if (outcome.state === "agrees") return [];
  const row = { ...common, box: "box_2a", expected: ours, received: theirs } as const;
  return [{ ...row, ...differenceOf(ours, theirs), outcome }];
}

function isReturned({ kind }: IraPayment): boolean {
  return kind === "ira_returned_contribution" || kind === "ira_recharacterization";
}

/** Compared where both sides state it. */
function iraWithheldRow(
  common: IraRowCommon,
  forms: readonly ReceivedForm1099R[],
  events: readonly IraPayment[],
): ReconciledBox[] {
  const ours = total(
    events.map((event) =>
      event.kind === "ira_distribution" ? (event.data.federalWithholding ?? ZERO) : ZERO,
    ),
  );
  const theirs = total(forms.map(({ event }) => event.data.box4 ?? ZERO));
  if (ours === 0 || theirs === 0 || ours === theirs) return [];
  const [expected, received] = [complete(ours), complete(theirs)];
  const row = { ...common, box: "box_4", expected, received } as const;
  return [{ ...row, ...differenceOf(expected, received), outcome: { state: "differs" } }];
}

const IRA_FORMS = [
  { ira: "traditional", isDirect: true },
  { ira: "traditional", isDirect: false },
  { ira: "roth", isDirect: false },
  { ira: "recharacterized", isDirect: false },
] as const;

/** What was paid or moved, with what a contribution had earned. */
function grossOf(event: IraPayment): Amount {
  const { id, data } = event;
  if (event.kind !== "ira_returned_contribution" && event.kind !== "ira_recharacterization") {
    return complete(data.amount);
  }
  const { earnings, amount } = event.data;
  if (earnings !== undefined) return complete(add(amount, earnings));
  return event.kind === "ira_returned_contribution" && event.data.afterDueDate === true
    ? complete(amount)
    : incomplete(missingFact("{kind}.{event}.earnings", { kind: event.kind, event: id }));
}
