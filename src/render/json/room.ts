// The `room` and `schedule` outputs: what still fits, why, and what to set on each check.
import { citationText } from "../../kernel/citation.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";
import { formatPercent } from "../../kernel/percent.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";
import type { AmountJson } from "./amount.ts";

/** What rests on a fact that is missing is no number. */
function knownJson({ incomplete }: YearOutlook, amount: Cents): AmountJson {
  return incomplete.length > 0 ? { incomplete } : formatCents(amount);
}

export function roomJson(outlook: YearOutlook): Readonly<Record<string, unknown>> {
  const { room, amounts } = outlook;
  const known = (amount: Cents) => knownJson(outlook, amount);
  return {
    tax_year: outlook.taxYear,
    person: outlook.person,
    plan: outlook.plan,
    employer_group: outlook.employerGroup,
    limitation_year: outlook.limitationYear,
    after_tax_room: known(room.atYearEnd),
    after_tax_room_now: known(room.now),
    remaining_paychecks: outlook.projected.checks.length,
    per_paycheck: known(amounts.perPaycheck),
    last_paycheck: known(amounts.lastPaycheck),
    unused: known(amounts.unused),
    spillover: formatCents(room.spillover),
    excess: formatCents(room.excess),
    // The terms sum to a room; while it is not known there is no sum to explain.
    terms: (outlook.incomplete.length > 0 ? [] : room.terms).map(({ label, amount, citation }) => ({
      label,
      amount: formatCents(amount),
      ...(citation && { citation: citationText(citation) }),
    })),
    incomplete: outlook.incomplete,
    reasons: outlook.reasons,
  };
}

export function scheduleJson(outlook: YearOutlook): Readonly<Record<string, unknown>> {
  const { amounts, percents, overshoot, projected } = outlook;
  return {
    ...roomJson(outlook),
    checks: projected.checks.map((check, index) => ({
      date: check.date,
      kind: check.kind,
      gross_pay: formatCents(check.grossPay),
      deferral: formatCents(check.deferral),
      catch_up: formatCents(check.catchUp),
      match: formatCents(check.match),
      spillover: formatCents(check.spillover),
      after_tax: knownJson(outlook, amounts.checks[index]?.afterTax ?? amounts.unused),
      room_left: knownJson(outlook, amounts.checks[index]?.left ?? amounts.unused),
    })),
    ...(percents &&
      outlook.incomplete.length === 0 && {
        percent: {
          now: formatPercent(percents.percent),
          ...(percents.raise && {
            raise_to: formatPercent(percents.raise.percent),
            raise_from: percents.raise.from,
          }),
          unused: formatCents(percents.unused),
        },
      }),
    ...(overshoot &&
      outlook.incomplete.length === 0 && {
        overshoot: {
          date: overshoot.date,
          on_that_check: formatCents(overshoot.onThatCheck),
          by_year_end: formatCents(overshoot.byYearEnd),
        },
      }),
  };
}
