// A loan that was not repaid in time is income although nothing was paid (§72(p)). No event of the ledger
// stands for it: the form with code L is the record, and what it says is what is expected.

import { type Amount, complete, incomplete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { isValidDistributionCode } from "./distribution-codes.ts";
import { type FormPayer, receivedForms1099r } from "./received-form.ts";
import type { ReportedAmount } from "./reported-amount.ts";

/** @see IRC §72(p)(1); Instructions for Form 1099-R, "Loans treated as distributions" */
export function reportedDeemedDistributions(
  ledger: Ledger,
  options: { person: string; taxYear: TaxYear },
): ReportedAmount[] {
  return receivedForms1099r(ledger, options).flatMap(({ event, from, code }) => {
    const payer = payerOfDeemed(from, code);
    if (payer === undefined) return [];
    const { box1, box4 = ZERO, box5 = ZERO, box10, box11 } = event.data;
    return [
      {
        plan: payer,
        code: { state: "known", code },
        box1,
        box2a: taxableOf(event),
        box4,
        box5: complete(box5),
        ...(box10 !== undefined && { box10: complete(box10) }),
        ...(box11 !== undefined && { box11 }),
        events: [event],
        note: "A loan treated as a distribution is income as its form says; the ledger holds no loans.",
      },
    ];
  });
}

/** The plan, or the payer as the form names it; undefined for a form that is no deemed distribution. */
export function payerOfDeemed(from: FormPayer, code: string): string | undefined {
  if (!code.includes("L") || !isValidDistributionCode(code)) return undefined;
  if (from.kind === "plan") return from.plan;
  return from.kind === "payer" ? from.payer : undefined;
}

function taxableOf({ id, data }: LedgerEvent<"form_1099r">): Amount {
  return data.box2a === undefined
    ? incomplete(missingFact("form_1099r.{event}.box_2a", { event: id }))
    : complete(data.box2a);
}
