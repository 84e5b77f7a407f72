// What the report page shows, as one value: figures with their explanations, points for the charts, and
// the events with their source lines. Everything is computed before; a page only arranges it.

import type { AfterTaxPoint } from "../../basis/after-tax-points.ts";
import type { FormComparison } from "../../distributions/form-comparisons.ts";
import type { ExplainedFigure } from "../../forms/explained-figure.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import type { EventId } from "../../kernel/ids.ts";
import type { Cents } from "../../kernel/money.ts";
import type { EventSource } from "../../ledger/event.ts";
import type { ContributionPoint } from "../../limits/contributions-by-source.ts";
import type { NextDay } from "./open-points/next-days.ts";
import type { OpenPoint } from "./open-points/open-point.ts";

export interface YearReport {
  readonly taxYear: TaxYear;
  readonly person: string;
  readonly personName?: string;
  readonly asOf: CalendarDate;
  readonly figures: readonly ReportFigure[];
  /** Contributions of the year, in order of date. */
  readonly contributions: readonly ContributionPoint[];
  /** The limits that the contributions are held against, one per employer group. */
  readonly limits: readonly LimitLine[];
  /** After-tax money of all plans, in order of date. */
  readonly afterTax: readonly AfterTaxPoint[];
  readonly tranches: readonly ReportTranche[];
  readonly forms: readonly ReportForm[];
  /** What is still to be done, soonest first. */
  readonly next: readonly NextDay[];
  /** What is open on the day it was made; status, check and packet say the same. */
  readonly open: readonly OpenPoint[];
  readonly explanations: readonly ExplainedFigure[];
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
  readonly total: Cents;
  readonly room: Cents;
  readonly explanation: string;
}

export interface ReportTranche {
  readonly taxYear: TaxYear;
  readonly taxable: Amount;
  readonly nontaxable: Amount;
  readonly periodEnds: CalendarDate;
}

/** Boxes of a form, with the name of its payer. */
export interface ReportForm extends FormComparison {
  readonly payer: string;
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
