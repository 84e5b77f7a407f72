// Forms 1099-R that the ledger implies and nobody has recorded: until the payer's day they are awaited,
// after it they are late.

import { reconcile } from "../../../distributions/reconcile.ts";
import { byCommand } from "../../../kernel/advice.ts";
import type { CalendarDate, TaxYear } from "../../../kernel/calendar.ts";
import { forms1099rDueDay } from "../../../kernel/due-days.ts";
import { say } from "../../../kernel/sentence.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { type OpenPoint, todo } from "./open-point.ts";

export function formsAwaited(
  ledger: Ledger,
  scope: { readonly person: string; readonly taxYear: TaxYear; readonly today: CalendarDate },
): OpenPoint[] {
  const { taxYear, today } = scope;
  const due = forms1099rDueDay(taxYear);
  const state = today <= due ? "is awaited" : say`is late: the payer's day was ${{ date: due }}`;
  return reconcile(ledger, scope)
    .unmatched.filter(({ kind }) => kind === "expected_only")
    .map(({ plan, ira, code, box1, events }) => {
      const payer =
        ira === undefined
          ? (ledger.plans.get(plan)?.name ?? plan)
          : `the custodian of the ${NAMES[ira]} IRA`;
      const coded = code === undefined ? "" : `, code ${code}`;
      const gross = box1.state === "complete" ? box1.cents : undefined;
      const of = gross === undefined ? "" : say` (box 1: ${{ money: gross }})`;
      return todo(
        "form-1099r.awaited",
        say`Form 1099-R for ${taxYear} from ${payer}${coded}${of} ${state}`,
        {
          action: byCommand(
            `if it does not come, ask ${payer}; record it when it comes`,
            "record form_1099r",
          ),
          due,
          events,
          ...(gross !== undefined && { amount: gross }),
          citation: { authority: "IRC §6047(d), §7503" },
        },
      );
    });
}

const NAMES = {
  traditional: "traditional",
  roth: "Roth",
  recharacterized: "recharacterized",
} as const;
