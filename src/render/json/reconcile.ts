// The `reconcile` output of the contract: expected against received, box by box.
import type { BoxValue } from "../../distributions/reconcile.ts";
import type { SplitEntry } from "../../distributions/split-entries.ts";
import type { ReconciliationReport } from "../../forms/reconciliation-effects.ts";
import { formatCents } from "../../kernel/money.ts";
import { enterSplit } from "../documents/split-entry-steps.ts";
import { type AmountJson, amountJson } from "./amount.ts";

export interface ReconcileRowJson {
  readonly plan: string;
  readonly code: string;
  readonly box: string;
  readonly expected: AmountJson;
  readonly received: AmountJson;
  readonly difference: string | null;
  readonly effect: string;
  readonly outcome: string;
  readonly events: readonly string[];
}

export function reconcileJson(report: ReconciliationReport) {
  const { person, taxYear, rows, splitEntries, unmatched, agrees } = report;
  return {
    tax_year: taxYear,
    person,
    agrees,
    rows: rows.map(
      (row): ReconcileRowJson => ({
        plan: row.plan,
        code: row.code,
        box: row.box,
        expected: valueJson(row.expected),
        received: valueJson(row.received),
        difference: row.difference === undefined ? null : formatCents(row.difference),
        effect: row.effect,
        outcome: row.outcome.state,
        events: row.events,
      }),
    ),
    split_entries: splitEntries.map(splitJson),
    ...(splitEntries.length > 0 && { how_to_enter: enterSplit(splitEntries) }),
    unmatched: unmatched.map((form) => ({
      kind: form.kind,
      plan: form.plan,
      box_7: form.code ?? null,
      box_1: amountJson(form.box1),
      ...(form.box2a && { box_2a: amountJson(form.box2a) }),
      ...(form.box5 && { box_5: amountJson(form.box5) }),
      effect: form.effect,
      events: form.events,
    })),
  };
}

function splitJson(entry: SplitEntry) {
  return {
    plan: entry.plan,
    form: entry.form,
    to: entry.to,
    destinations: entry.destinations,
    box_1: formatCents(entry.box1),
    box_2a: formatCents(entry.box2a),
    box_4: formatCents(entry.box4),
    box_5: formatCents(entry.box5),
    box_7: entry.box7,
  };
}

function valueJson(value: BoxValue): AmountJson {
  return value.state === "text" ? value.text : amountJson(value);
}
