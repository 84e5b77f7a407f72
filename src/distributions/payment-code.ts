// The code of box 7 of what a plan paid out to the person: by age, and by why and when the person left the
// employer. What else a payer may know (an exception, a court order) the ledger does not, so other codes of the
// table are no disagreement.

import { isFiftyNineAndAHalf } from "../basis/age-fifty-nine-and-a-half.ts";
import { ageAttainedIn, type CalendarDate, taxYearOf } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import { isValidDistributionCode } from "./distribution-codes.ts";
import type { ReportedCode } from "./reported-amount.ts";

/** The age of §72(t)(2)(A)(v), attained in the year of the separation. */
const SEPARATION_AGE = 55;

interface Payment {
  readonly person: string;
  readonly plan: string;
  readonly date: CalendarDate;
  /** `B` for designated Roth money. */
  readonly roth: "B" | "";
}

/** @see IRC §72(t)(2)(A); Instructions for Form 1099-R, "Guide to Distribution Codes" */
export function paymentCode(ledger: Ledger, payment: Payment): ReportedCode {
  const { person, date, roth } = payment;
  const birthDate = birthDateOf(ledger, person);
  const left = separationBefore(ledger, payment);
  if (left?.data.reason === "death") return known(roth, "4", []);
  if (birthDate === undefined) {
    return {
      state: "unknown",
      missing: missingFact("person.{person}.birth_date", { person }),
      asIf: `paid ${roth}`,
    };
  }
  if (isFiftyNineAndAHalf(birthDate, date)) return known(roth, "7", ["3", "4"]);
  // Code 3 does not stand with B.
  if (left?.data.reason === "disability" && roth === "") return known(roth, "3", ["1", "2", "4"]);
  const isAfterSeparation =
    left !== undefined && ageAttainedIn(taxYearOf(left.data.date), birthDate) >= SEPARATION_AGE;
  if (isAfterSeparation) return known(roth, "2", ["1", "3", "4", "7"]);
  if (isFreeOfEarlyTax(ledger, payment)) return known(roth, "2", ["3", "4", "7"]);
  const isOther457b = ledger.plans.get(payment.plan)?.type === "457b";
  return isOther457b
    ? known(roth, "2", ["1", "3", "4", "7"])
    : known(roth, "1", ["2", "3", "4", "7"]);
}

/**
 * A governmental 457(b) that holds its own money only: the tax on early distributions does not reach it. What
 * was rolled into it from elsewhere stays within reach. @see IRC §72(t)(1), (9)
 */
export function isFreeOfEarlyTax(
  ledger: Ledger,
  { person, plan }: Pick<Payment, "person" | "plan">,
): boolean {
  const isOf = ({ data }: { readonly data: { readonly person: string } }) => data.person === person;
  return (
    ledger.plans.get(plan)?.type === "457b" &&
    !ledger.of("ira_rollover").some((event) => isOf(event) && event.data.plan === plan) &&
    !ledger
      .of("plan_transfer")
      .some(
        (event) =>
          isOf(event) &&
          event.data.toPlan === plan &&
          ledger.plans.get(event.data.plan)?.type !== "457b",
      )
  );
}

/** The last separation from the employer of the plan, on or before the payment. */
function separationBefore(
  ledger: Ledger,
  { person, plan, date }: Payment,
): LedgerEvent<"separation"> | undefined {
  const employer = ledger.plans.get(plan)?.employer;
  return ledger
    .of("separation")
    .findLast(
      ({ data }) => data.person === person && data.employer === employer && data.date <= date,
    );
}

function known(roth: string, code: string, others: readonly string[]): ReportedCode {
  return {
    state: "known",
    code: `${roth}${code}`,
    or: {
      codes: others.map((other) => `${roth}${other}`).filter(isValidDistributionCode),
      why: "payer_knows",
    },
  };
}
