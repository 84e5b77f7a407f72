// The `correct-excess` output: what to ask back, from where, by when, and how it will be reported.

import type { ExcessCorrection, ExcessReturn } from "../../forms/correct-excess.ts";
import { formatCents } from "../../kernel/money.ts";
import { excessNotes } from "../views/excess-notes.ts";
import { amountJson } from "./amount.ts";

export function excessJson(correction: ExcessCorrection) {
  const { deferrals, annualAdditions } = correction;
  return {
    tax_year: correction.taxYear,
    person: correction.person,
    settled: correction.isSettled,
    elective_deferrals:
      deferrals === undefined
        ? null
        : {
            excess: formatCents(deferrals.excess),
            notify_by: deferrals.notifyBy,
            return_by: deferrals.returnBy,
            late: deferrals.isLate,
            ask: deferrals.returns.map(returnJson),
            choices: deferrals.choices.map(({ plan, atMost }) => ({
              plan,
              at_most: formatCents(atMost),
            })),
          },
    annual_additions: annualAdditions.map((row) => ({
      employer_group: row.employerGroup,
      limitation_year_end: row.limitationYearEnd,
      limit: formatCents(row.limit),
      total: formatCents(row.total),
      excess: formatCents(row.excess),
      order: row.returns.map(returnJson),
    })),
    catch_up_not_roth: correction.catchUpNotRoth.map(({ employerGroup, amount }) => ({
      employer_group: employerGroup,
      amount: formatCents(amount),
    })),
    returned_late: formatCents(correction.returnedLate),
    late_deposits: correction.lateDeposits.map((late) => ({
      event: late.event,
      plan: late.plan,
      pay_date: late.payDate,
      deposited_on: late.depositedOn,
      amount: formatCents(late.amount),
      counts_to: late.countsTo,
    })),
    test_refunds: correction.testRefunds.map(returnJson),
    notes: excessNotes(correction),
  };
}

function returnJson({ plan, source, amount, converted, codes }: ExcessReturn) {
  return {
    plan,
    source,
    amount: formatCents(amount),
    ...(converted && { converted: amountJson(converted) }),
    codes,
  };
}
