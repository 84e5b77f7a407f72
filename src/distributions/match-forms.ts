// Which received Form 1099-R answers to which expected one: per plan, code and year, whatever the number
// of forms on either side. What is left over on both sides of a plan is the same form with another code
// when box 1 agrees, or when there is only one of each.

import { type Amount, complete, incomplete, sum } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import type { EventId } from "../kernel/ids.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { type Cents, total, ZERO } from "../kernel/money.ts";
import { sortedCodes } from "./distribution-codes.ts";
import type { ExpectedForm1099R } from "./expected-forms-1099r.ts";
import { type IraForm, iraOf, type ReceivedForm1099R } from "./received-form.ts";
import type { OtherCodes } from "./reported-amount.ts";

/** The boxes of all forms of one payer, code and year. An absent box 10 or 11 is not compared. */
export interface FormSum {
  readonly plan: string;
  readonly ira?: IraForm;
  /** Sorted codes; for an expected form whose code is not known yet, none. */
  readonly code: string | undefined;
  /** What must be known to say the code. */
  readonly codeMissing?: MissingFact;
  /** The code that the ledger implies, where the payer used another that it may use, and why it may. */
  readonly insteadOf?: { readonly code: string; readonly why: OtherCodes["why"] };
  readonly box1: Amount;
  readonly box2a: Amount;
  readonly box4: Amount;
  readonly box5: Amount;
  /** Zero where no form has it. */
  readonly box6: Amount;
  readonly box10?: Amount;
  readonly box11?: TaxYear;
  /** Earnings of a refund that a conversion taxed: box 2a or 5 may have them all the same. */
  readonly taxedBefore?: Cents;
  readonly events: readonly EventId[];
}

/** A form that came says its code, and zero in a box that it leaves empty. */
export interface ReceivedSum extends FormSum {
  readonly code: string;
  readonly box10: Amount;
}

export interface MatchedForms {
  readonly pairs: readonly { readonly expected: FormSum; readonly received: ReceivedSum }[];
  readonly onlyExpected: readonly FormSum[];
  readonly onlyReceived: readonly ReceivedSum[];
}

export function matchForms(
  expected: readonly FormSum[],
  received: readonly ReceivedSum[],
): MatchedForms {
  const pairs: { expected: FormSum; received: ReceivedSum }[] = [];
  const left = { expected: [...expected], received: [...received] };
  const pairUp = (fits: (expected: FormSum, received: FormSum) => boolean) => {
    for (const form of [...left.expected]) {
      const found = left.received.find((each) => each.plan === form.plan && fits(form, each));
      if (found === undefined) continue;
      pairs.push({ expected: form, received: found });
      left.expected.splice(left.expected.indexOf(form), 1);
      left.received.splice(left.received.indexOf(found), 1);
    }
  };
  const alone = (forms: readonly FormSum[], plan: string) =>
    forms.filter((form) => form.plan === plan).length === 1;
  pairUp((form, each) => form.code === each.code);
  pairUp((form, each) => isSame(form.box1, each.box1));
  pairUp((form) => alone(left.expected, form.plan) && alone(left.received, form.plan));
  return { pairs, onlyExpected: left.expected, onlyReceived: left.received };
}

function isSame(one: Amount, other: Amount): boolean {
  return one.state === "complete" && other.state === "complete" && one.cents === other.cents;
}

/** An expected form with the code that it is compared under. */
export interface CodedForm {
  readonly form: ExpectedForm1099R;
  /** Sorted; undefined while it is not known. */
  readonly code: string | undefined;
  readonly insteadOf?: FormSum["insteadOf"];
}

/** Expected forms of one plan and code together: a payer may put them on one form or on several. */
export function expectedSums(forms: readonly CodedForm[]): FormSum[] {
  const byForm = groupedBy(forms, ({ form: { plan, box7 }, code }) =>
    JSON.stringify([plan, box7.state === "unknown" ? box7.asIf : code]),
  );
  return [...byForm.values()].map((coded) => {
    const [first] = coded;
    const same = coded.map(({ form }) => form);
    const { box7 } = first.form;
    const tens = same.flatMap(({ box10 }) => box10 ?? []);
    const { box11 } = same.find((form) => typeof form.box11 === "number") ?? {};
    const insteadOf = coded.find((each) => each.insteadOf !== undefined)?.insteadOf;
    return {
      plan: first.form.plan,
      code: first.code,
      ...(box7.state === "unknown" && { codeMissing: box7.missing }),
      ...(insteadOf !== undefined && { insteadOf }),
      box1: complete(totalOf(same, ({ box1 }) => box1)),
      box2a: sum(same.map(({ box2a }) => box2a)),
      box4: complete(totalOf(same, ({ box4 }) => box4)),
      box5: sum(same.map(({ box5 }) => box5)),
      box6: complete(totalOf(same, ({ box6 = ZERO }) => box6)),
      ...(tens.length > 0 && { box10: sum(tens) }),
      ...(typeof box11 === "number" && { box11 }),
      taxedBefore: totalOf(same, ({ taxedBefore = ZERO }) => taxedBefore),
      events: [...new Set(same.flatMap(({ events }) => events))],
    };
  });
}

/** A blank box is zero, but box 2a is unknown when the payer ticked "taxable amount not determined". */
export function receivedSums(
  forms: readonly { readonly form: ReceivedForm1099R; readonly plan: string }[],
): ReceivedSum[] {
  // What an IRA paid is never added to what a plan paid, whatever the name of the payer.
  const byForm = groupedBy(forms, ({ plan, form }) =>
    JSON.stringify([plan, form.code, form.event.data.iraSepSimple === true]),
  );
  return [...byForm.values()].map((same) => {
    const [first] = same;
    const data = same.map(({ form }) => form.event.data);
    const ira = iraOf(first.form.from);
    const box11 = data.find((form) => form.box11 !== undefined)?.box11;
    return {
      plan: first.plan,
      ...(ira !== undefined && { ira }),
      code: first.form.code,
      box1: complete(totalOf(data, ({ box1 }) => box1)),
      box2a: sum(same.map(({ form }) => receivedTaxable(form))),
      box4: complete(totalOf(data, ({ box4 = ZERO }) => box4)),
      box5: complete(totalOf(data, ({ box5 = ZERO }) => box5)),
      box6: complete(totalOf(data, ({ box6 = ZERO }) => box6)),
      box10: complete(totalOf(data, ({ box10 = ZERO }) => box10)),
      ...(box11 !== undefined && { box11 }),
      events: same.map(({ form }) => form.event.id),
    };
  });
}

function receivedTaxable({ event: { id, data } }: ReceivedForm1099R): Amount {
  if (data.box2a !== undefined) return complete(data.box2a);
  return data.box2bNotDetermined === true
    ? incomplete(missingFact("form_1099r.{event}.box_2a", { event: id }))
    : complete(ZERO);
}

/**
 * A payer may put the basis that a loss left over on a form of its own, B with 1, 2 or 7 and nothing in box
 * 1, beside the H of what was rolled over: together they are the account.
 * @see Instructions for Form 1099-R, box 5
 */
export function withLossForms(
  received: readonly ReceivedSum[],
  expected: readonly FormSum[],
): ReceivedSum[] {
  const lost = (plan: string) =>
    expected.find(
      ({ plan: of, code, box1, box5 }) =>
        of === plan &&
        code === "H" &&
        box1.state === "complete" &&
        box5.state === "complete" &&
        box5.cents > box1.cents,
    );
  const isRest = ({ plan, code, box1 }: ReceivedSum) =>
    /^[127]B$/.test(code) &&
    box1.state === "complete" &&
    box1.cents === 0 &&
    lost(plan) !== undefined;
  const rests = received.filter(isRest);
  return received
    .filter((form) => !rests.includes(form))
    .map((form) => {
      const more = form.code === "H" ? rests.filter(({ plan }) => plan === form.plan) : [];
      return {
        ...form,
        box5: sum([form, ...more].map(({ box5 }) => box5)),
        events: [...form.events, ...more.flatMap(({ events }) => events)],
      };
    });
}

function totalOf<T>(items: readonly T[], amount: (item: T) => Cents): Cents {
  return total(items.map(amount));
}

/** Sorted codes of an expected form; undefined while they are not known. */
export function codeOf({ box7 }: ExpectedForm1099R): string | undefined {
  return box7.state === "known" ? sortedCodes(box7.code) : undefined;
}
