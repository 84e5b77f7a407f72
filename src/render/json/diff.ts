// What changed between two states, as the contract's kind of JSON: lines before and after, the events
// that made the difference, and what it means for a return that was filed.

import type { LedgerPoint } from "../../app/known-at.ts";
import type { ReturnOfYear, StateDiff } from "../../app/questions/diff-states.ts";
import type { LineValue } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { eventIdOf } from "../../kernel/ids.ts";
import { formatCents } from "../../kernel/money.ts";
import { lineJson } from "./worksheet.ts";

export function diffJson(diff: StateDiff) {
  return {
    ...(diff.taxYear !== undefined && { tax_year: diff.taxYear }),
    person: diff.person,
    from: pointJson(diff.from),
    to: pointJson(diff.to),
    lines: diff.lines.map(({ taxYear, form, line, label, part, before, after, because }) => ({
      tax_year: taxYear,
      form,
      line,
      label,
      ...(part !== undefined && { part }),
      before: valueJson(before),
      after: valueJson(after),
      events: because,
    })),
    events: diff.events.map(({ event, when, change }) => ({
      id: event.id,
      ledger_event: eventIdOf(event.seq),
      kind: event.kind,
      when: when ?? null,
      change,
    })),
    returns: diff.returns.map(returnJson),
    problems: diff.problems.map(({ message }) => message),
  };
}

function pointJson({ asked, seq, recordedOn }: LedgerPoint) {
  return { asked, event: eventIdOf(seq), recorded_on: recordedOn };
}

function returnJson({
  taxYear,
  due,
  seal,
  forms,
  taxableChange,
  refundClaimBy,
  citations,
}: ReturnOfYear) {
  return {
    tax_year: taxYear,
    amended_return_due: due,
    filed_as: seal ?? null,
    forms,
    taxable_change: taxableChange === undefined ? null : formatCents(taxableChange),
    refund_claim_by: due === "no" ? null : refundClaimBy,
    citations: due === "no" ? [] : citations.map(citationText),
  };
}

/** Null for a line that is blank; what is missing for one that lacks a fact. */
function valueJson(value: LineValue | undefined) {
  if (value === undefined) return null;
  return value.kind === "incomplete" ? { incomplete: value.missing } : (lineJson(value) ?? null);
}
