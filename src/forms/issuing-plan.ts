// The plan of a person's own business, a solo 401(k): its trustee is the payer and has to issue the Form
// 1099-R that others only receive. Whose business an employer is, and who is trustee, are facts.
import { dueDay } from "../kernel/business-days.ts";
import { calendarDate, type TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import type { Ledger } from "../ledger/ledger.ts";

export const DUE_DATES: Citation = {
  authority: "IRC §6047(d), §6071(b), §7503",
  source: "General Instructions for Certain Information Returns (2025)",
  locator: "Guide to Information Returns: Form 1099-R",
};

export interface IssuingPlan {
  readonly plan: string;
  /** The payer's name on the form. */
  readonly trustee: string | undefined;
}

/** Undefined for a plan that somebody else runs. */
export function issuingPlan(
  ledger: Ledger,
  { plan, person }: { readonly plan: string; readonly person: string },
): IssuingPlan | undefined {
  const known = ledger.plans.get(plan);
  const owner = known && ledger.employers.get(known.employer)?.owner;
  return owner === person ? { plan, trustee: known?.trustee } : undefined;
}

/** What the payer has to do with the form, and by when. */
export function issuingNote({ plan, trustee }: IssuingPlan, taxYear: TaxYear): string {
  const next = taxYear + 1;
  const due = (monthDay: string) => dueDay(calendarDate(`${next}-${monthDay}`));
  return `${plan} is the plan of your own business: its trustee, ${trustee ?? "not recorded"}, issues this form as payer, under the plan's own identification number. The recipient's copies are due by ${due("01-31")}; Copy A goes to the IRS by ${due("02-28")} on paper, with Form 1096, or by ${due("03-31")} electronically.`;
}
