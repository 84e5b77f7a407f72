// What a return needs and no form says: an excess deferral that is income, the tax on early distributions,
// and whether an exception applies. It stands in the list from the end of the year on.

import { reportedCorrections } from "../../../distributions/reported-corrections.ts";
import type { FactName } from "../../../forms/fact-registry.ts";
import { placesOf } from "../../../forms/places-of.ts";
import { type WorksheetContext, worksheetOf } from "../../../forms/worksheet-of.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import { type LinePlace, lineWith, placeText } from "../../../kernel/line-name.ts";
import { atLeastZero, type Cents, subtract, total, ZERO } from "../../../kernel/money.ts";
import { say } from "../../../kernel/sentence.ts";
import { type OpenPoint, openFrom, todo } from "./open-point.ts";

export function returnEntries(
  context: WorksheetContext & { readonly today: CalendarDate },
): OpenPoint[] {
  const { taxYear, today } = context;
  const due = openFrom(taxYear, today);
  const earned = positiveLine(context, "form-1040", "form_1040.other_earned_income");
  const income = earned && atLeastZero(subtract(earned.cents, onFormsOf(context)));
  const early = positiveLine(context, "form-5329", "form_5329.early_distributions");
  const tax = positiveLine(context, "form-5329", "form_5329.additional_tax");
  const [taxPlace] = placesOf("form-1040", taxYear, new Set(["form_1040.additional_tax"]));
  return [
    ...(earned === undefined || income === undefined || income === ZERO
      ? []
      : [
          todo(
            "return.income-without-form",
            say`excess deferrals of ${{ money: income }} are income of ${taxYear}, and no form of ${taxYear} says so`,
            {
              action: `enter it on ${placeText(earned.place)} of Form 1040`,
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
            say`the additional tax on early distributions of ${{ money: early.cents }} in income is ${{ money: tax.cents }}`,
            {
              action: `enter line 4 of Form 5329 on ${taxPlace === undefined ? "the return" : placeText(taxPlace)}`,
              amount: tax.cents,
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

/** What came back in the year of the deferral, and what an excess had earned, stands on a form of that year with code 8. */
function onFormsOf({ ledger, person, taxYear }: WorksheetContext): Cents {
  return total(
    reportedCorrections(ledger, { person, taxYear }).flatMap(({ code, box2a }) =>
      code.state === "known" && code.code.includes("8") && box2a.state === "complete"
        ? [box2a.cents]
        : [],
    ),
  );
}

/** Undefined when it is nothing, or not known. */
function positiveLine(
  context: WorksheetContext,
  form: "form-1040" | "form-5329",
  fact: FactName,
): { readonly cents: Cents; readonly place: LinePlace } | undefined {
  const made = worksheetOf(form, context);
  const line = made.ok ? lineWith(made.value, fact) : undefined;
  return line?.value.kind === "amount" && line.value.cents > 0
    ? { cents: line.value.cents, place: line.place }
    : undefined;
}
