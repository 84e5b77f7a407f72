// What a return needs and no form says: an excess deferral that is income, the tax on early distributions,
// and whether an exception applies. It stands in the list from the end of the year on.
import { type WorksheetContext, worksheetOf } from "../../../forms/worksheet-of.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import type { Cents } from "../../../kernel/money.ts";
import { say } from "../../../kernel/sentence.ts";
import { type OpenPoint, openFrom, todo } from "./open-point.ts";

export function returnEntries(
  context: WorksheetContext & { readonly today: CalendarDate },
): OpenPoint[] {
  const { taxYear, today } = context;
  const due = openFrom(taxYear, today);
  const income = lineOf(context, "form-1040", "1h");
  const early = lineOf(context, "form-5329", "1");
  const tax = lineOf(context, "form-5329", "4");
  return [
    ...(income === undefined
      ? []
      : [
          todo(
            "return.income-without-form",
            say`excess deferrals of ${{ money: income }} are income of ${taxYear}, and no form of ${taxYear} says so`,
            {
              action: "enter it on line 1h of Form 1040",
              amount: income,
              due,
              citation: { authority: "IRC §402(g)(1)" },
            },
          ),
        ]),
    ...(tax === undefined || early === undefined
      ? []
      : [
          todo(
            "return.early-distribution-tax",
            say`the additional tax on early distributions of ${{ money: early }} in income is ${{ money: tax }}`,
            {
              action: "enter line 4 of Form 5329 on line 8 of Schedule 2",
              amount: tax,
              due,
              citation: { authority: "IRC §72(t)(1)" },
            },
          ),
          todo(
            "return.exception-not-recorded",
            `whether an exception applies to the early distributions of ${taxYear} that are taxed is not known`,
            {
              action: "record exception with the distribution, or leave the tax as it is",
              due,
              citation: { authority: "IRC §72(t)(2)" },
            },
          ),
        ]),
  ];
}

/** Undefined when it is nothing, or not known. */
function lineOf(
  context: WorksheetContext,
  form: "form-1040" | "form-5329",
  line: string,
): Cents | undefined {
  const made = worksheetOf(form, context);
  if (!made.ok) return undefined;
  const value = made.value.lines.find((each) => each.line === line)?.value;
  return value?.kind === "amount" && value.cents > 0 ? value.cents : undefined;
}
