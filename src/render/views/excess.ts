// `correct-excess`: what to ask back, from where, by when, and how it will be reported.
import type {
  AdditionsExcess,
  ExcessCorrection,
  ExcessReturn,
} from "../../forms/correct-excess.ts";
import {
  amountCell,
  dateCell,
  employerCell,
  flagCell,
  moneyCell,
  NONE,
  nameCell,
  names,
  numberCell,
  personCell,
  planCell,
  type TreeRecord,
  textCell,
  texts,
  yearCell,
} from "./cell.ts";
import { excessNotes } from "./excess-notes.ts";
import { listTable, notesTable, type View } from "./view.ts";

const KEYS = ["limit", "order", "plan", "source", "amount", "converted", "codes", "by"];

export function excessView(correction: ExcessCorrection): View {
  const rows = rowsOf(correction);
  const notes = excessNotes(correction);
  const { taxYear } = correction;
  const title = `What to ask back for ${taxYear}, before earnings`;
  return {
    tree: { ...excessTree(correction), notes: texts(notes) },
    sections: () =>
      rows.length > 0
        ? [{ ...listTable(rows, { keys: KEYS, title }), notes }]
        : [
            notesTable([`Nothing is above a limit in ${taxYear}.`]),
            ...(notes.length > 0 ? [notesTable(notes)] : []),
          ],
    table: () => listTable(rows, { keys: KEYS, keepEmpty: true }),
  };
}

function excessTree(correction: ExcessCorrection) {
  const { deferrals } = correction;
  return {
    tax_year: yearCell(correction.taxYear),
    person: personCell(correction.person),
    settled: flagCell(correction.isSettled),
    elective_deferrals:
      deferrals === undefined
        ? NONE
        : {
            excess: moneyCell(deferrals.excess),
            notify_by: dateCell(deferrals.notifyBy),
            return_by: dateCell(deferrals.returnBy),
            late: flagCell(deferrals.isLate),
            split_is_proposal: flagCell(deferrals.isProposal),
            ask: deferrals.returns.map(returnTree),
            choices: deferrals.choices.map(({ plan, atMost }) => ({
              plan: planCell(plan),
              at_most: moneyCell(atMost),
            })),
          },
    annual_additions: correction.annualAdditions.map(additionsTree),
    catch_up_not_roth: correction.catchUpNotRoth.map(({ employerGroup, amount }) => ({
      employer_group: employerCell(employerGroup),
      amount: moneyCell(amount),
    })),
    returned_late: moneyCell(correction.returnedLate),
    late_deposits: correction.lateDeposits.map((late) => ({
      event: nameCell(late.event),
      plan: planCell(late.plan),
      pay_date: dateCell(late.payDate),
      deposited_on: dateCell(late.depositedOn),
      amount: moneyCell(late.amount),
      counts_to: dateCell(late.countsTo),
    })),
    test_refunds: correction.testRefunds.map(returnTree),
  };
}

function additionsTree(row: AdditionsExcess) {
  return {
    employer_group: employerCell(row.employerGroup),
    limitation_year_end: dateCell(row.limitationYearEnd),
    limit: moneyCell(row.limit),
    total: moneyCell(row.total),
    excess: moneyCell(row.excess),
    order: row.returns.map(returnTree),
  };
}

function returnTree({ plan, source, amount, converted, codes }: ExcessReturn) {
  return {
    plan: planCell(plan),
    source: nameCell(source),
    amount: moneyCell(amount),
    ...(converted && { converted: amountCell(converted) }),
    codes: names(codes),
  };
}

/** One row for each amount to ask back. */
function rowsOf({ deferrals, annualAdditions, catchUpNotRoth }: ExcessCorrection): TreeRecord[] {
  const rows = (limit: string, returns: readonly ExcessReturn[]) =>
    returns.map((each, index) => ({
      limit: textCell(limit),
      order: numberCell(index + 1),
      ...returnTree(each),
    }));
  return [
    ...rows("elective deferrals", deferrals?.returns ?? []).map((row) => ({
      ...row,
      by: dateCell(deferrals?.isLate === true ? undefined : deferrals?.returnBy),
    })),
    ...annualAdditions.flatMap(({ employerGroup, returns }) =>
      rows(`annual additions ${employerGroup}`, returns),
    ),
    ...catchUpNotRoth.map(({ employerGroup, amount }) => ({
      limit: textCell(`catch-up ${employerGroup}`),
      order: numberCell(1),
      source: textCell("pretax catch-up that must be Roth"),
      amount: moneyCell(amount),
    })),
  ];
}
