// The `room` and `schedule` outputs: what still fits, why, and what to set on each check.
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";
import { formatPercent } from "../../kernel/percent.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";

export function roomJson(outlook: YearOutlook): Readonly<Record<string, unknown>> {
  const { room, amounts } = outlook;
  return {
    tax_year: outlook.taxYear,
    person: outlook.person,
    plan: outlook.plan,
    employer_group: outlook.employerGroup,
    limitation_year: outlook.limitationYear,
    after_tax_room: formatCents(room.atYearEnd),
    after_tax_room_now: formatCents(room.now),
    remaining_paychecks: outlook.projected.checks.length,
    per_paycheck: formatCents(amounts.perPaycheck),
    last_paycheck: formatCents(amounts.lastPaycheck),
    unused: formatCents(amounts.unused),
    spillover: formatCents(room.spillover),
    excess: formatCents(room.excess),
    terms: room.terms.map(({ label, amount, citation }) => ({
      label,
      amount: formatCents(amount),
      ...(citation && { citation: citationText(citation) }),
    })),
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
      after_tax: formatCents(amounts.checks[index]?.afterTax ?? amounts.unused),
      room_left: formatCents(amounts.checks[index]?.left ?? amounts.unused),
    })),
    ...(percents && {
      percent: {
        now: formatPercent(percents.percent),
        ...(percents.raise && {
          raise_to: formatPercent(percents.raise.percent),
          raise_from: percents.raise.from,
        }),
        unused: formatCents(percents.unused),
      },
    }),
    ...(overshoot && {
      overshoot: {
        date: overshoot.date,
        on_that_check: formatCents(overshoot.onThatCheck),
        by_year_end: formatCents(overshoot.byYearEnd),
      },
    }),
  };
}
