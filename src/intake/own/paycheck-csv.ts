// Our own layout of paychecks: a row per paycheck and plan, a column per kind of contribution. An
// empty cell says nothing; it is not 0.00.
import { contributionFields, type EventData, KINDS } from "../../ledger/kinds.ts";
import { type CsvLayout, columnsOf } from "./csv-layout.ts";

const { contributions: _, ...fields } = KINDS.paycheck.fields;
const contributionColumns = columnsOf(contributionFields, { group: "contributions" });

export const paycheckLayout: CsvLayout = {
  name: "rothbook/paycheck",
  columns: new Map([
    ...columnsOf(fields, { headers: { date: "pay_date" } }),
    ...contributionColumns,
  ]),
  lacks: (headers) =>
    contributionColumns.some(([header]) => headers.includes(header))
      ? undefined
      : "there is no column of contributions",
  plain: { kind: "paycheck", fields: KINDS.paycheck.fields, group: "contributions" },
  event({ values }) {
    values["contributions"] ??= {};
    // The columns follow from the table of kinds, so the values are those of its fields.
    return { kind: "paycheck", data: values as unknown as EventData<"paycheck"> };
  },
};
