// One thing that is open for a person and tax year. The same list stands in status, check, packet, report
// and calendar, so that none of them can say "nothing is open" beside another that names something.

import type { Advice } from "../../../kernel/advice.ts";
import { type CalendarDate, type TaxYear, yearEnd } from "../../../kernel/calendar.ts";
import type { Citation } from "../../../kernel/citation.ts";
import type { EventId } from "../../../kernel/ids.ts";
import type { MissingFact } from "../../../kernel/missing-fact.ts";
import type { Cents } from "../../../kernel/money.ts";
import type { Problem } from "../../../kernel/problem.ts";
import type { ProblemCode } from "../../../kernel/problem-codes.ts";
import { plainText, type Said, type Sentence } from "../../../kernel/sentence.ts";

/** What no check complains about and is to be done all the same. */
export type TodoCode =
  | "form-1099r.awaited"
  | "form-5498.awaited"
  | "return.income-without-form"
  | "return.early-distribution-tax"
  | "return.exception-not-recorded"
  | "line.incomplete"
  | "opening-basis.from-memory"
  | "election.to-make"
  | "paychecks.not-recorded"
  | "conversion.overdue"
  | "date.ahead"
  | "law.figures-awaited"
  | "backup.missing"
  | "backup.old";

export interface OpenPoint {
  readonly code: ProblemCode | TodoCode;
  readonly severity: "error" | "warning" | "todo";
  /** What is so, as a terminal and JSON have it. */
  readonly message: string;
  /** The same as parts, where it names people, plans, days or amounts of the ledger. */
  readonly said?: Sentence;
  /** What to do about it. */
  readonly action?: Advice;
  readonly events: readonly EventId[];
  /** The day by which, moved as section 7503 does. */
  readonly due?: CalendarDate;
  /** The same where it is a day that the user can still keep: nobody has to keep one on which the law lets a payer send a form. */
  readonly keepBy?: CalendarDate;
  /** What it comes to, where that is known. */
  readonly amount?: Cents;
  readonly citation?: Citation;
  /** The facts that an answer would give. */
  readonly facts?: readonly MissingFact[];
  /** Whose it is, where it is one person's. */
  readonly person?: string;
}

/** It is answered by a fact or a paper, not by an act. */
const QUESTIONS: readonly OpenPoint["code"][] = [
  "line.incomplete",
  "opening-basis.from-memory",
  "return.exception-not-recorded",
  "limits.birth-date-unknown",
  "limits.wages-unknown",
  "limits.compensation-unknown",
];

export function isQuestion({ code }: OpenPoint): boolean {
  return QUESTIONS.includes(code);
}

export function todo(
  code: TodoCode,
  said: Said,
  more: Omit<OpenPoint, "code" | "severity" | "message" | "said" | "events"> & {
    readonly events?: readonly EventId[];
  } = {},
): OpenPoint {
  return {
    code,
    severity: "todo",
    message: plainText(said),
    ...(typeof said !== "string" && { said }),
    events: [],
    ...more,
  };
}

export function pointOfProblem(problem: Problem): OpenPoint {
  const { code, severity, message, said, hint, events = [] } = problem;
  const { citation, amount, due, facts } = problem;
  return {
    code,
    severity,
    message,
    ...(said !== undefined && { said }),
    events,
    ...(hint !== undefined && { action: hint }),
    ...(due !== undefined && { due }),
    ...(amount !== undefined && { amount }),
    ...(citation !== undefined && { citation }),
    ...(facts !== undefined && { facts }),
  };
}

/** Errors and warnings are open at once; what is to be done is open from the day on which it is due. */
export function isOpen({ severity, due }: OpenPoint, today: CalendarDate): boolean {
  return severity !== "todo" || (due !== undefined && due <= today);
}

/** What is open from a day on is not late after it: only what somebody owes by a day can be. */
const OPEN_FROM = /^(return|line|opening-basis|conversion)\./;

/** Whether the day by which it was owed has passed. */
export function isLate({ code, due }: OpenPoint, today: CalendarDate): boolean {
  return due !== undefined && due < today && !OPEN_FROM.test(code);
}

/** With the day that is still to be kept, where there is one. */
export function withDayToKeep(point: OpenPoint, today: CalendarDate): OpenPoint {
  const { code, due } = point;
  return due === undefined || due < today || OPEN_FROM.test(code) || /\.awaited$/.test(code)
    ? point
    : { ...point, keepBy: due };
}

/** Of what a return needs: while the year runs a missing fact is open today, after it from its end on. */
export function openFrom(taxYear: TaxYear, today: CalendarDate): CalendarDate {
  const end = yearEnd(taxYear);
  return today < end ? today : end;
}

export function nothingIsOpen(points: readonly OpenPoint[], today: CalendarDate): boolean {
  return !points.some((point) => isOpen(point, today));
}

/** What a packet is not sent out with: it ends with 1. */
export function keepsPacketOpen({ severity, code }: OpenPoint): boolean {
  return severity !== "todo" || code === "line.incomplete";
}

const GRAVITY = { error: 0, warning: 1, todo: 2 } as const;

/** The gravest first, then what is due first; what has no day comes last. */
export function inOrder(points: readonly OpenPoint[]): OpenPoint[] {
  const day = ({ due }: OpenPoint) => due ?? "9999";
  return points.toSorted(
    (a, b) =>
      GRAVITY[a.severity] - GRAVITY[b.severity] || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0),
  );
}
