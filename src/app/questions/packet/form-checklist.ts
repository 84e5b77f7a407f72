// One row for each Form 1099-R that the records imply or that came, custodians of IRAs included, with what
// the comparison says in one word; and for each kind of IRA what its Form 5498 should hold.

import { isFiftyNineAndAHalf } from "../../../basis/age-fifty-nine-and-a-half.ts";
import {
  type ReceivedForm1099R,
  receivedForms1099r,
} from "../../../distributions/received-form.ts";
import type { BoxName, BoxValue } from "../../../distributions/reconciliation.ts";
import type { ReconciledRow, ReconciliationReport } from "../../../forms/reconciliation-effects.ts";
import { type Amount, complete } from "../../../kernel/amount-state.ts";
import { forms1099rDueDay } from "../../../kernel/due-days.ts";
import type { EventId } from "../../../kernel/ids.ts";
import { type Cents, total, ZERO } from "../../../kernel/money.ts";
import { birthDateOf, type Ledger } from "../../../ledger/ledger.ts";
import type { Asked } from "./checklist-5498.ts";
import type { IraRow } from "./ira-exhibit.ts";

export type FormResult =
  | "agrees"
  | "differs"
  | "missing"
  | "not yet due"
  | "not in the records"
  | "not compared";

export type FormBoxes = Partial<Readonly<Record<BoxName, BoxValue>>>;

export interface ChecklistForm {
  readonly person: string;
  /** The plan; absent for an IRA or a payer that is neither. */
  readonly plan?: string;
  readonly ira?: "traditional" | "roth" | "recharacterized";
  readonly payer: string | undefined;
  readonly account: string | undefined;
  readonly code: string;
  readonly expected: FormBoxes | undefined;
  readonly received: FormBoxes | undefined;
  readonly result: FormResult;
  readonly differing: readonly ReconciledRow[];
  /** To enter it as two forms. */
  readonly isSplit: boolean;
  readonly isConversion: boolean;
  readonly events: readonly EventId[];
  /** The event that is this form itself, where one came. */
  readonly own?: EventId | undefined;
}

export function formChecklist(
  ledger: Ledger,
  asked: Asked,
  {
    report,
    iraRows,
  }: { readonly report: ReconciliationReport; readonly iraRows: readonly IraRow[] },
): ChecklistForm[] {
  const { person, taxYear, today } = asked;
  const received = receivedForms1099r(ledger, { person, taxYear });
  const awaited: FormResult = today < forms1099rDueDay(taxYear) ? "not yet due" : "missing";
  const ofPlan = (plan: string) =>
    received.find(({ from }) => from.kind === "plan" && from.plan === plan)?.event;
  const forms: ChecklistForm[] = [];
  const pairs = Map.groupBy(
    report.rows.filter(({ plan }) => iraOf(plan) === undefined),
    ({ plan, code }) => `${plan}\n${code}`,
  );
  for (const rows of pairs.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const { plan, code } = first;
    const came = ofPlan(plan);
    const data = came?.data;
    const differing = rows.filter(({ outcome }) => outcome.state === "differs");
    const open = rows.some(({ outcome }) => outcome.state === "not_compared");
    const codes = boxesOf(rows, code);
    forms.push({
      person,
      plan,
      payer: data?.payer,
      account: data?.accountNumber?.slice(-4),
      code,
      expected: codes.expected,
      received: codes.received,
      result: differing.length > 0 ? "differs" : open ? "not compared" : "agrees",
      differing,
      isSplit: report.splitEntries.some((entry) => entry.plan === plan),
      isConversion: false,
      events: first.events,
      own: came?.id,
    });
  }
  for (const form of report.unmatched) {
    if (iraOf(form.plan) !== undefined) continue;
    const boxes: FormBoxes = {
      box_1: form.box1,
      ...(form.box2a && { box_2a: form.box2a }),
      ...(form.box5 && { box_5: form.box5 }),
      ...(form.code !== undefined && { box_7: { state: "text", text: form.code } }),
    };
    const isAwaited = form.kind === "expected_only";
    const isPlan = ledger.plans.has(form.plan);
    forms.push({
      person,
      ...(isPlan && { plan: form.plan }),
      payer: isPlan ? undefined : form.plan,
      account: undefined,
      code: form.code ?? "",
      expected: isAwaited ? boxes : undefined,
      received: isAwaited ? undefined : boxes,
      result: isAwaited ? awaited : "not in the records",
      differing: [],
      isSplit: false,
      isConversion: false,
      events: form.events,
    });
  }
  return [...forms, ...iraForms(ledger, asked, { report, received, iraRows, awaited })];
}

function boxesOf(
  rows: readonly ReconciledRow[],
  code: string,
): { readonly expected: FormBoxes; readonly received: FormBoxes } {
  const expected: Partial<Record<BoxName, BoxValue>> = { box_7: { state: "text", text: code } };
  const received: Partial<Record<BoxName, BoxValue>> = { box_7: { state: "text", text: code } };
  for (const row of rows) {
    expected[row.box] = row.expected;
    received[row.box] = row.received;
  }
  return { expected, received };
}

const IRA_PLANS = {
  traditional_ira: "traditional",
  roth_ira: "roth",
  recharacterized_ira: "recharacterized",
} as const;

function iraOf(plan: string): ChecklistForm["ira"] {
  return Object.entries(IRA_PLANS).find(([name]) => name === plan)?.[1];
}

/** Custodians' forms as the reconciliation has them: all forms of one kind of IRA against all its payments. */
function iraForms(
  ledger: Ledger,
  { person }: Asked,
  found: {
    readonly report: ReconciliationReport;
    readonly received: readonly ReceivedForm1099R[];
    readonly iraRows: readonly IraRow[];
    readonly awaited: FormResult;
  },
): ChecklistForm[] {
  const { report, iraRows, awaited } = found;
  const birthDate = birthDateOf(ledger, person);
  const paymentsOf = (events: readonly EventId[]): Payment[] =>
    iraRows
      .filter(({ event }) => events.includes(event))
      .map((row) => ({
        amount: row.amount,
        isConversion: row.kind === "conversion",
        code: iraCode(row, birthDate === undefined || !isFiftyNineAndAHalf(birthDate, row.date)),
      }));
  const common = { person, isSplit: false };
  const rows = report.rows.flatMap((row): ChecklistForm[] => {
    const ira = iraOf(row.plan);
    if (ira === undefined) return [];
    const forms = found.received.filter(({ event }) => row.events.includes(event.id));
    const payments = paymentsOf(row.events);
    const codes = [...new Set(payments.map(({ code }) => code))];
    // Where they agree together, each form is shown with what it says; a difference belongs to all of them.
    const agrees = row.outcome.state === "agrees" || row.outcome.state === "accepted";
    const asTheyAre = forms.map((form) => ({
      ...common,
      ira,
      payer: form.event.data.payer,
      account: form.event.data.accountNumber?.slice(-4),
      code: form.code,
      expected: expectedBoxes(ira, form.event.data.box1, form.code),
      received: receivedBoxes(form),
      result: "agrees" as const,
      differing: [],
      isConversion: payments.some(
        ({ amount, isConversion }) => isConversion && amount === form.event.data.box1,
      ),
      events: row.events,
      own: form.event.id,
    }));
    if (agrees) return asTheyAre;
    const without = paymentsWithoutForm(forms, payments);
    if (without !== undefined)
      return [
        ...asTheyAre,
        ...missingByCode({ ...common, ira, events: row.events, result: awaited }, without),
      ];
    const [first] = forms;
    return [
      {
        ...common,
        ira,
        payer: first?.event.data.payer,
        account: forms.length === 1 ? first?.event.data.accountNumber?.slice(-4) : undefined,
        code: row.code,
        expected: { box_1: row.expected, box_7: { state: "text", text: codes.join(" ") } },
        received:
          forms.length === 1 && first !== undefined
            ? receivedBoxes(first)
            : { box_1: row.received, box_7: { state: "text", text: row.code } },
        result: row.outcome.state === "differs" ? "differs" : "not compared",
        differing: row.outcome.state === "differs" ? [row] : [],
        isConversion: payments.length > 0 && payments.every(({ isConversion }) => isConversion),
        events: row.events,
        own: first?.event.id,
      },
    ];
  });
  const unmatched = report.unmatched.flatMap((form): ChecklistForm[] => {
    const ira = iraOf(form.plan);
    if (ira === undefined) return [];
    const isAwaited = form.kind === "expected_only";
    const payments = paymentsOf(form.events);
    if (isAwaited && form.code === undefined && payments.length > 0)
      return missingByCode({ ...common, ira, events: form.events, result: awaited }, payments);
    const came = found.received.find(({ event }) => form.events.includes(event.id));
    const codes = form.code ?? [...new Set(payments.map(({ code }) => code))].join(" ");
    const boxes: FormBoxes = { box_1: form.box1, box_7: { state: "text", text: codes } };
    return [
      {
        ...common,
        ira,
        payer: came?.event.data.payer,
        account: came?.event.data.accountNumber?.slice(-4),
        code: codes,
        expected: isAwaited
          ? form.box1.state === "complete"
            ? expectedBoxes(ira, form.box1.cents, codes)
            : boxes
          : undefined,
        received: isAwaited ? undefined : came === undefined ? boxes : receivedBoxes(came),
        result: isAwaited ? awaited : "not in the records",
        differing: [],
        isConversion: payments.length > 0 && payments.every(({ isConversion }) => isConversion),
        events: form.events,
      },
    ];
  });
  return [...rows, ...unmatched];
}

/** A custodian prints a form for each code. */
function missingByCode(
  common: Pick<ChecklistForm, "person" | "ira" | "events" | "result" | "isSplit">,
  payments: readonly Payment[],
): ChecklistForm[] {
  return [...Map.groupBy(payments, ({ code }) => code)].map(([code, list]) => ({
    ...common,
    payer: undefined,
    account: undefined,
    code,
    expected: expectedBoxes(common.ira, total(list.map(({ amount }) => amount)), code),
    received: undefined,
    differing: [],
    isConversion: list.every(({ isConversion }) => isConversion),
  }));
}

interface Payment {
  readonly amount: Cents;
  readonly isConversion: boolean;
  readonly code: string;
}

/**
 * Where every form that came is one payment to the cent, what differs is no form but one that did not come: a
 * custodian prints a form for each code. Undefined where some form is none of the payments.
 */
function paymentsWithoutForm(
  forms: readonly ReceivedForm1099R[],
  payments: readonly Payment[],
): readonly Payment[] | undefined {
  let left = payments;
  for (const { event, code } of forms) {
    const same = left.filter((each) => each.code === code);
    const one = left.find(({ amount }) => amount === event.data.box1);
    if (same.length > 0 && total(same.map(({ amount }) => amount)) === event.data.box1)
      left = left.filter((each) => !same.includes(each));
    else if (one !== undefined) left = left.filter((each) => each !== one);
    else return undefined;
  }
  return left.length === 0 ? undefined : left;
}

/** A custodian of a traditional IRA prints the gross as taxable; a direct rollover is not taxed. */
function expectedBoxes(ira: ChecklistForm["ira"], box1: Cents, code: string): FormBoxes {
  return {
    box_1: complete(box1),
    ...(ira === "traditional" && { box_2a: complete(code.includes("G") ? ZERO : box1) }),
    box_7: { state: "text", text: code },
  };
}

function receivedBoxes({ event, code }: ReceivedForm1099R): FormBoxes {
  const { box1, box2a, box4, box5 } = event.data;
  const amount = (cents: Cents | undefined): Amount | undefined =>
    cents === undefined ? undefined : complete(cents);
  const boxes = {
    box_1: amount(box1),
    box_2a: amount(box2a),
    box_4: amount(box4),
    box_5: amount(box5),
  };
  return {
    ...Object.fromEntries(Object.entries(boxes).filter(([, value]) => value !== undefined)),
    box_7: { state: "text", text: code },
  };
}

/** What custodians print when they know of no exception. @see Instructions for Form 1099-R, box 7 */
function iraCode({ ira, kind, qualified }: IraRow, isEarly: boolean): string {
  if (ira === "roth") return qualified === true ? "Q" : isEarly ? "J" : "T";
  if (kind === "conversion") return isEarly ? "2" : "7";
  return isEarly ? "1" : "7";
}
