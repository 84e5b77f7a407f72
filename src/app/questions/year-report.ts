// What the report page shows, as one value: figures with their explanations, points for the charts, and
// the events with their source lines. Everything is computed before; a page only arranges it.

import type { AfterTaxPoint } from "../../basis/after-tax-points.ts";
import type { ExplainedFigure } from "../../forms/explained-figure.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import type { CalendarDate, LimitationYear, TaxYear } from "../../kernel/calendar.ts";
import type { EventId } from "../../kernel/ids.ts";
import type { Cents } from "../../kernel/money.ts";
import type { EventSource } from "../../ledger/event.ts";
import type { ContributionPoint } from "../../limits/contributions-by-source.ts";
import type { NextDay } from "./open-points/next-days.ts";
import type { OpenPoint } from "./open-points/open-point.ts";
import type { ChecklistForm } from "./packet/form-checklist.ts";
import type { AfterTaxFlow } from "./year/after-tax-flow.ts";
import type { RothClock } from "./year/roth-clocks.ts";
import type { ExplainedLine, TaxResult } from "./year/tax-result.ts";

export interface YearReport {
  readonly taxYear: TaxYear;
  readonly person: string;
  readonly personName?: string;
  readonly asOf: CalendarDate;
  /** The day it was made on. */
  readonly today: CalendarDate;
  /** What stands on the return. */
  readonly result: TaxResult;
  readonly figures: readonly ReportFigure[];
  /** Contributions of the year, in order of date. */
  readonly contributions: readonly ContributionPoint[];
  /** The limits that the contributions are held against, one per employer group. */
  readonly limits: readonly LimitLine[];
  /** After-tax money of all plans, in order of date. */
  readonly afterTax: readonly AfterTaxPoint[];
  /** What waited before the first of them. */
  readonly waitedBefore: Amount;
  /** Absent where it cannot be told. */
  readonly flow: AfterTaxFlow | undefined;
  readonly clocks: readonly RothClock[];
  /** Forms 1099-R that the records imply or that came. */
  readonly forms: readonly ReportForm[];
  /** What is still to be done, soonest first. */
  readonly next: readonly NextDay[];
  /** What is open on the day it was made; status, check and packet say the same. */
  readonly open: readonly OpenPoint[];
  readonly explanations: readonly ExplainedFigure[];
  /** Every line of the worksheets, down to events. */
  readonly lines: readonly ExplainedLine[];
  readonly events: readonly ReportEvent[];
}

/** One number of the year at a glance. */
export interface ReportFigure {
  readonly label: string;
  readonly value: Amount;
  /** What it is measured against: drawn as a bar. */
  readonly of?: Cents;
  readonly detail: string;
  /** The id of its explanation. */
  readonly explanation: string;
}

export interface LimitLine {
  readonly label: string;
  readonly group: string;
  readonly limit: Cents;
  readonly limitationYear: LimitationYear;
  /** Without catch-up, which is outside the limit. */
  readonly deferrals: Cents;
  readonly catchUp: Cents;
  readonly employer: Cents;
  readonly afterTax: Cents;
  /** Deferrals, employer's money and after-tax. */
  readonly total: Cents;
  readonly excess: Cents;
  readonly unused: Cents;
  readonly room: Cents;
  readonly explanation: string;
}

/** A form as the checklist has it, with the name of its payer. */
export interface ReportForm extends ChecklistForm {
  readonly payerName: string;
}

export interface ReportEvent {
  readonly id: EventId;
  readonly date: CalendarDate;
  readonly kind: string;
  readonly plan: string;
  readonly summary: string;
  readonly amount?: Cents;
  readonly source?: EventSource;
}
