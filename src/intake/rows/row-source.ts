// The source of a row's money: which rule names it, and in which pool of the plan it lies.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import { contributionKey } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { SourceRule } from "../layouts/layout.ts";
import type { Cell } from "../text/text-rows.ts";
import type { PlanSource } from "./meaning.ts";
import type { RowCells } from "./row-cells.ts";
import type { Fitting, TableRules } from "./table-rules.ts";

export interface RowSource {
  /** The cell that names it, or the one that should. */
  readonly cell: Cell | undefined;
  readonly fits: Fitting<SourceRule> | undefined;
}

/** The money of a row that has some. */
export interface RowMoney {
  readonly date: CalendarDate;
  readonly own: Cents;
  readonly employer: Cents;
  readonly source: RowSource;
}

/** The plan's own word says more than a code, and a code more than whose money it is. */
export function sourceOf(cells: RowCells, rules: TableRules): RowSource {
  const named = (["source_word", "source_code", "source"] as const)
    .flatMap((field) => cells.of(field) ?? [])
    .find(({ text }) => rules.sourceOf(text) !== undefined);
  const word = cells.of("source_word");
  const cell = named ?? (word?.text ? word : cells.of("source"));
  return { cell, fits: cell && rules.sourceOf(cell.text) };
}

/** Where a contribution of this source lies in the plan. */
export function planSourceOf(rule: SourceRule): PlanSource | undefined {
  if (rule.plan_source !== undefined) return rule.plan_source;
  const key = contributionKey(rule.contribution ?? "");
  if (key === undefined) return undefined;
  return PLAN_SOURCE_OF[key];
}

/** The pool of the plan that a contribution goes into. */
export const PLAN_SOURCE_OF: Readonly<Record<ContributionKey, PlanSource>> = {
  pretaxDeferral: "pretax",
  pretaxCatchUp: "pretax",
  rothDeferral: "designated_roth",
  rothCatchUp: "designated_roth",
  rothMatch: "designated_roth",
  rothNonelective: "designated_roth",
  afterTax: "after_tax",
  match: "match",
  nonelective: "nonelective",
  forfeiture: "nonelective",
  safeHarbor: "safe_harbor",
  qnec: "qnec",
};
