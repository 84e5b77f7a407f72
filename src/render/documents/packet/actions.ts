// What there is to do before the return is filed, dollars first: what adds income, what adds tax, what would
// be wrong if it were typed as printed, and which paper is missing. An amount appears once.

import type { OpenPoint } from "../../../app/questions/open-points/open-point.ts";
import type { ChecklistForm } from "../../../app/questions/packet/form-checklist.ts";
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { WorksheetLine } from "../../../forms/worksheet.ts";
import { lineWith, placeText } from "../../../kernel/line-name.ts";
import { type Cents, formatDollars, total } from "../../../kernel/money.ts";
import { payerName } from "../../../kernel/payer-name.ts";
import { capital, listed, shortDate } from "./document.ts";
import { asSentence } from "./packet-voice.ts";
import { lineOfReturn, numberOn, type PacketReading } from "./reading.ts";

export interface Action {
  readonly amount: Cents | undefined;
  readonly title: string;
  readonly text: string;
  /** The place where it is worked out. */
  readonly goTo: string;
}

/** One row for each open point that asks for an act: the same list as that of `status` and `check`. */
export function actionsOf(reading: PacketReading): Action[] {
  const points = reading.made.people[0]?.toDo ?? [];
  const told = new Set<ChecklistForm>();
  return points
    .map((point) => ({ rank: rankOf(point), action: actionOf(reading, point, told) }))
    .toSorted((a, b) => a.rank - b.rank || (b.action.amount ?? 0) - (a.action.amount ?? 0))
    .map(({ action }) => action);
}

/** What adds income, what adds tax, what would be wrong as printed, missing paper, and the rest. */
const RANKS: readonly (readonly OpenPoint["code"][])[] = [
  ["return.income-without-form", "limits.elective-deferrals-exceeded"],
  ["return.early-distribution-tax"],
  ["form-1099r.differs", "form-1099r.unanswered"],
  ["form-1099r.awaited", "form-5498.awaited"],
];
const WRONG_FORM = 2;

function rankOf({ code }: OpenPoint): number {
  const at = RANKS.findIndex((codes) => codes.includes(code));
  if (at !== -1) return at;
  return code.startsWith("form-1099r.") ? WRONG_FORM : RANKS.length;
}

function actionOf(reading: PacketReading, point: OpenPoint, told: Set<ChecklistForm>): Action {
  const person = reading.made.people.find((each) => each.person === point.person);
  const special = person === undefined ? undefined : specialAction(reading, person, point, told);
  return special ?? plainAction(reading, point);
}

function specialAction(
  reading: PacketReading,
  person: PersonOfReturn,
  point: OpenPoint,
  /** Forms of which another row says already what is wrong with them. */
  told: Set<ChecklistForm>,
): Action | undefined {
  const form = (...results: readonly ChecklistForm["result"][]) => {
    const found = person.checklist.find(
      (each) =>
        results.includes(each.result) &&
        each.events.some((event) => point.events.includes(event)) &&
        !told.has(each),
    );
    if (found !== undefined) told.add(found);
    return found;
  };
  switch (point.code) {
    case "return.income-without-form":
    case "limits.elective-deferrals-exceeded":
      return income(reading, person);
    case "return.early-distribution-tax":
      return tax(reading, person);
    case "form-1099r.awaited": {
      const missing = form("missing");
      return missing && missingForm(reading, person, missing, told);
    }
    default: {
      // Whatever is said of a form: what counts is what it does to the return.
      if (!point.code.startsWith("form-1099r.")) return undefined;
      const wrong = form("differs", "not in the records");
      if (wrong !== undefined) return wrongForm(reading, person, wrong);
      // The forms that came are right, so what is wrong is that another did not come.
      const missing = form("missing");
      return missing && missingForm(reading, person, missing, told);
    }
  }
}

function excessIncome({ form1040 }: PersonOfReturn): WorksheetLine | undefined {
  return lineWith(form1040, "form_1040.other_earned_income");
}

function positive(line: WorksheetLine | undefined): Cents | undefined {
  const value = line?.value;
  return value?.kind === "amount" && value.cents > 0 ? value.cents : undefined;
}

function income(reading: PacketReading, person: PersonOfReturn): Action | undefined {
  const line = excessIncome(person);
  const amount = positive(line);
  const { first } = reading.nameOf(person.person);
  const limits = person.limits?.electiveDeferrals;
  const deferred = person.deferrals.rows.reduce((sum, { amount: each }) => sum + each, 0) as Cents;
  const paid = person.deferrals.paid[0];
  const why =
    limits === undefined
      ? ""
      : `${first} deferred $${formatDollars(deferred)} at ${employers(person.deferrals.rows.length)}; the limit is $${formatDollars(limits.limit.amount)}.`;
  if (line !== undefined && amount !== undefined)
    return {
      amount,
      title: `Add to income: Form 1040, ${placeText(line.place)}.`,
      text: `${why}${paid === undefined ? "" : ` The excess was paid back on ${shortDate(paid.date)}${paid.isLate ? `, too late: all that was paid is income of ${paid.date.slice(0, 4)} as well` : `, so no ${person.taxYear} form shows it`}.`}`,
      goTo: "deferrals",
    };
  const excess = limits?.excess ?? (0 as Cents);
  if (excess === 0) return undefined;
  return {
    amount: excess,
    title: "Excess elective deferral.",
    text: isWaiting(person)
      ? `${why} It has not been paid back. Whether a catch-up is allowed, and with it how much of it is income of ${person.taxYear}, is not known yet.`
      : `${why} It is income of ${person.taxYear} and has not been paid back.`,
    goTo: "deferrals",
  };
}

function isWaiting(person: PersonOfReturn): boolean {
  return excessIncome(person)?.value.kind === "incomplete";
}

function employers(count: number): string {
  const word = ["no", "one", "two", "three", "four", "five"][count] ?? String(count);
  return `${word} employer${count === 1 ? "" : "s"}`;
}

function tax(reading: PacketReading, person: PersonOfReturn): Action | undefined {
  const line = (name: string) => {
    const value = person.form5329?.lines.find((each) => each.line === name)?.value;
    return value?.kind === "amount" ? value.cents : undefined;
  };
  const [base, amount] = [line("1"), line("4")];
  if (amount === undefined || amount === 0 || base === undefined) return undefined;
  const { first } = reading.nameOf(person.person);
  return {
    amount,
    title: `Additional tax: Form 5329, line 4, to ${lineOfReturn(reading, "form_1040.additional_tax")}.`,
    text: `10% of ${first}’s early distributions of $${formatDollars(base)}, unless an exception applies.`,
    goTo: `form-5329-${person.person}`,
  };
}

function wrongForm(reading: PacketReading, person: PersonOfReturn, form: ChecklistForm): Action {
  const { first } = reading.nameOf(person.person);
  const who = payerOf(reading, form);
  const row = form.differing.find(({ box }) => box === "box_2a") ?? form.differing[0];
  if (form.result === "not in the records" || row === undefined) {
    const box1 = form.received?.box_1;
    return {
      amount: box1?.state === "complete" ? box1.cents : undefined,
      title: "Find out what this form is for.",
      text: `${first} received a Form 1099-R from ${who}${form.code === "" ? "" : ` with code ${form.code}`}. Nothing recorded answers to it.`,
      goTo: "checklist",
    };
  }
  const said = form.differing
    .map(
      ({ box, expected, received }) =>
        `${boxName(box)} says ${shown(received)}; it should say ${shown(expected)}`,
    )
    .join("; ");
  const amount = row.difference === undefined ? undefined : (Math.abs(row.difference) as Cents);
  const verb =
    row.box !== "box_2a"
      ? "Do not enter as printed."
      : (row.difference ?? 0) > 0
        ? `Leave out of line ${numberOn(reading, "form_1040.taxable_pensions")}.`
        : `Add to line ${numberOn(reading, "form_1040.taxable_pensions")}.`;
  return {
    amount,
    title: verb,
    text: `${first}’s Form 1099-R from ${who}: ${said}.${form.isSplit ? " Enter it as two forms." : ""}`,
    goTo: "checklist",
  };
}

/** The payer will not mend it, somebody said, and why: that stands with what was looked at. */
export function isAccepted({ accepted }: PersonOfReturn, form: ChecklistForm): boolean {
  return accepted.some(
    ({ problem }) =>
      problem.code.startsWith("form-1099r.") &&
      problem.events?.some((event) => form.events.includes(event)) === true,
  );
}

/** A custodian prints a form for each code, and one open point is about all that are missing. */
function missingForm(
  reading: PacketReading,
  person: PersonOfReturn,
  form: ChecklistForm,
  told: Set<ChecklistForm>,
): Action {
  const { first } = reading.nameOf(person.person);
  const others = person.checklist.filter(
    (each) => each.result === "missing" && each.ira === form.ira && !told.has(each),
  );
  const forms = form.ira === undefined ? [form] : [form, ...others];
  for (const each of forms) told.add(each);
  const [one] = forms.length === 1 ? forms : [];
  const boxes = forms.map(({ expected }) => expected?.box_1);
  const known = boxes.flatMap((box) => (box?.state === "complete" ? box.cents : []));
  const due = shortDate(reading.made.formsDue);
  const what =
    one === undefined
      ? `${forms.length} Forms 1099-R for ${first} (${listed(forms.map(codeAndAmount))}) were due ${due} and are not here.`
      : `the Form 1099-R for ${first}${one.code === "" ? "" : ` (code ${one.code})`} was due ${due} and is not here.`;
  return {
    amount: known.length === forms.length ? total(known) : undefined,
    title: `Get the missing form${one === undefined ? "s" : ""}.`,
    text: `${capital(payerOf(reading, form))}: ${what} The lines use the records.`,
    goTo: "checklist",
  };
}

function codeAndAmount({ code, expected }: ChecklistForm): string {
  const box = expected?.box_1;
  return `code ${code}${box?.state === "complete" ? `: $${formatDollars(box.cents)}` : ""}`;
}

function plainAction(reading: PacketReading, point: OpenPoint): Action {
  const isPaper = point.code === "form-5498.awaited";
  return {
    amount: point.amount,
    title: isPaper
      ? "Get the missing form."
      : point.severity === "error"
        ? "Clear up."
        : point.severity === "warning"
          ? "Look at."
          : "To do.",
    text: asSentence(reading, point),
    goTo: placeOf(point.code),
  };
}

function placeOf(code: string): string {
  if (code.startsWith("limits.")) return "limits";
  return code.startsWith("form-") ? "checklist" : "form-1040";
}

export function payerOf(reading: PacketReading, form: ChecklistForm): string {
  const exhibit = reading.exhibits.find(({ plan }) => plan?.plan === form.plan)?.plan;
  if (form.plan !== undefined)
    return (form.payer && payerName(form.payer)) ?? exhibit?.trustee ?? reading.planName(form.plan);
  if (form.payer !== undefined && form.payer !== "") return payerName(form.payer);
  return form.ira === undefined ? "an unknown payer" : `the custodian of the ${IRAS[form.ira]}`;
}

export const IRAS = {
  traditional: "traditional IRA",
  roth: "Roth IRA",
  recharacterized: "recharacterized IRA",
} as const;

export function boxName(box: string): string {
  return box.replace("_", " ");
}

function shown(value: ChecklistForm["differing"][number]["expected"]): string {
  if (value.state === "text") return value.text === "" ? "nothing" : value.text;
  return value.state === "complete" ? `$${formatDollars(value.cents)}` : "an amount not known yet";
}
