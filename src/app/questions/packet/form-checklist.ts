// One row for each Form 1099-R that the records imply or that came, custodians of IRAs included, with what
// the comparison says in one word; and for each kind of IRA what its Form 5498 should hold.
import { isFiftyNineAndAHalf } from "../../../basis/age-fifty-nine-and-a-half.ts";
import {
  type ReceivedForm1099R,
  receivedForms1099r,
} from "../../../distributions/received-form.ts";
import type { BoxName, BoxValue } from "../../../distributions/reconcile.ts";
import type { ReconciledRow, ReconciliationReport } from "../../../forms/reconciliation-effects.ts";
import { type Amount, complete } from "../../../kernel/amount-state.ts";
import { dueDay } from "../../../kernel/business-days.ts";
import { type CalendarDate, calendarDate, type TaxYear } from "../../../kernel/calendar.ts";
import type { EventId } from "../../../kernel/ids.ts";
import { type Cents, total, ZERO } from "../../../kernel/money.ts";
import { birthDateOf, type Ledger } from "../../../ledger/ledger.ts";
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
}

/** Forms 1099-R are furnished by 31 January. @see 26 CFR 301.7503-1 */
export function formsDue(taxYear: TaxYear): CalendarDate {
  return dueDay(calendarDate(`${taxYear + 1}-01-31`));
}

interface Asked {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
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
  const awaited: FormResult = today <= formsDue(taxYear) ? "not yet due" : "missing";
  const ofPlan = (plan: string) =>
    received.find(({ from }) => from.kind === "plan" && from.plan === plan)?.event.data;
  const isIra = (plan: string) => plan.endsWith("_ira");
  const forms: ChecklistForm[] = [];
  const pairs = Map.groupBy(
    report.rows.filter(({ plan }) => !isIra(plan)),
    ({ plan, code }) => `${plan}\n${code}`,
  );
  for (const rows of pairs.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const { plan, code } = first;
    const data = ofPlan(plan);
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
    });
  }
  for (const form of report.unmatched) {
    if (isIra(form.plan)) continue;
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
  return [...forms, ...iraForms(ledger, asked, { received, iraRows, awaited })];
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

/** A form of a custodian is known by its kind of IRA and its amount. */
function iraForms(
  ledger: Ledger,
  { person }: Asked,
  found: {
    readonly received: readonly ReceivedForm1099R[];
    readonly iraRows: readonly IraRow[];
    readonly awaited: FormResult;
  },
): ChecklistForm[] {
  const { iraRows, awaited } = found;
  const birthDate = birthDateOf(ledger, person);
  const early = (row: IraRow) =>
    birthDate === undefined || !isFiftyNineAndAHalf(birthDate, row.date);
  const paid = iraRows
    .filter(({ kind }) => kind === "distribution" || kind === "conversion")
    .map((row) => ({
      row,
      ira: row.ira,
      isConversion: row.kind === "conversion",
      code: iraCode(row, early(row)),
    }));
  const groups = [
    ...Map.groupBy(
      paid,
      ({ ira, isConversion, code }) => `${ira} ${isConversion} ${code}`,
    ).values(),
  ];
  const left = found.received.filter(({ from }) => from.kind.endsWith("_ira"));
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const box1 = total(group.map(({ row }) => row.amount));
    const at = left.findIndex(
      (form) => form.from.kind === `${first.ira}_ira` && form.event.data.box1 === box1,
    );
    const other = left.findIndex((form) => form.from.kind === `${first.ira}_ira`);
    const form = left[at === -1 ? other : at];
    if (form !== undefined) left.splice(left.indexOf(form), 1);
    const expected: FormBoxes = {
      box_1: complete(box1),
      ...(first.ira === "traditional" && { box_2a: complete(box1) }),
      box_7: { state: "text", text: first.code },
    };
    const differing: ReconciledRow[] =
      form === undefined || form.event.data.box1 === box1
        ? []
        : [iraDifference(first.ira, form, box1)];
    return [
      {
        person,
        ira: first.ira,
        payer: form?.event.data.payer,
        account: form?.event.data.accountNumber?.slice(-4),
        code: form?.code ?? first.code,
        expected,
        received: form && receivedBoxes(form),
        result: form === undefined ? awaited : differing.length > 0 ? "differs" : "agrees",
        differing,
        isSplit: false,
        isConversion: first.isConversion,
        events: group.map(({ row }) => row.event),
      },
    ];
  });
}

function iraDifference(
  ira: "traditional" | "roth",
  form: ReceivedForm1099R,
  expected: Cents,
): ReconciledRow {
  const { box1 } = form.event.data;
  return {
    plan: `${ira}_ira`,
    code: form.code,
    box: "box_1",
    expected: complete(expected),
    received: complete(box1),
    difference: (box1 - expected) as Cents,
    outcome: { state: "differs" },
    events: [form.event.id],
    effect: "",
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

/** What the Forms 5498 of one person's IRAs of one kind should say together. */
export interface Checklist5498 {
  readonly person: string;
  readonly ira: "traditional" | "roth";
  readonly contributions: Cents;
  readonly rollovers: Cents;
  readonly conversions: Cents;
  /** Box 5 of the forms that came, or the value of all traditional IRAs as it was recorded. */
  readonly value: Cents | undefined;
  readonly result: "agrees" | "differs" | "not yet due" | "missing";
}

export function checklist5498(
  ledger: Ledger,
  { person, taxYear, today }: Asked,
  rows: readonly IraRow[],
): Checklist5498[] {
  const forms = ledger
    .of("form_5498")
    .filter(({ data }) => data.person === person && data.taxYear === taxYear);
  const due = dueDay(calendarDate(`${taxYear + 1}-05-31`));
  return (["traditional", "roth"] as const).flatMap((ira) => {
    const of = (kind: IraRow["kind"], from = ira) =>
      total(
        rows.filter((row) => row.kind === kind && row.ira === from).map(({ amount }) => amount),
      );
    const contributions = of("contribution");
    const rollovers = of("rollover");
    const conversions = ira === "roth" ? of("conversion", "traditional") : ZERO;
    if (contributions + rollovers + conversions === 0) return [];
    const box = ira === "roth" ? "box10" : "box1";
    const came = forms.filter(
      ({ data }) => (data[box] ?? ZERO) > 0 || (data.box3 ?? ZERO) > 0 === (ira === "roth"),
    );
    const stated = total(came.map(({ data }) => data[box] ?? ZERO));
    const value = rows.find(({ kind }) => kind === "value")?.amount;
    return [
      {
        person,
        ira,
        contributions,
        rollovers,
        conversions,
        value: ira === "traditional" ? value : undefined,
        result:
          came.length === 0
            ? today <= due
              ? "not yet due"
              : "missing"
            : stated === contributions
              ? "agrees"
              : "differs",
      },
    ];
  });
}
