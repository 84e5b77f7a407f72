// Whether a Roth IRA distribution is qualified and so stays off Form 8606: made after the person's
// five-tax-year period and at 59½ or later (§408A(d)(2)). What the record states wins; death and
// disability are only known that way. First-time homebuyer money stands on the form and comes off
// again on line 20, if the five years are over.

import { type Amount, complete, incomplete } from "../kernel/amount-state.ts";
import { taxYearOf } from "../kernel/calendar.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import { isFiftyNineAndAHalf } from "./age-fifty-nine-and-a-half.ts";
import { isAfterFiveYearPeriod, rothIraPeriod } from "./roth-five-year-periods.ts";

export type RothQualification =
  | { readonly state: "qualified" | "not_qualified" }
  | { readonly state: "unknown"; readonly missing: readonly MissingFact[] };

function rothIraQualification(
  ledger: Ledger,
  event: LedgerEvent<"ira_distribution">,
): RothQualification {
  const { qualified, person, date } = event.data;
  if (qualified !== undefined) return { state: qualified ? "qualified" : "not_qualified" };
  const birthDate = birthDateOf(ledger, person);
  if (birthDate !== undefined && !isFiftyNineAndAHalf(birthDate, date)) {
    return { state: "not_qualified" };
  }
  const period = fiveYearsOver(ledger, event);
  if (period.state === "not_qualified") return period;
  const missing: MissingFact[] = [
    ...(birthDate === undefined ? [missingFact("person.{person}.birth_date", { person })] : []),
    ...(period.state === "unknown" ? period.missing : []),
  ];
  return missing.length === 0 ? { state: "qualified" } : { state: "unknown", missing };
}

/**
 * What of a distribution is on Form 8606 line 19 and so comes out of the layers: nothing of a qualified
 * one, unless first-time homebuyer money is stated with it, which line 20 takes off again.
 */
export function onForm8606(
  ledger: Ledger,
  event: LedgerEvent<"ira_distribution">,
): Amount | undefined {
  const { homebuyer = ZERO, qualified, amount } = event.data;
  const state = rothIraQualification(ledger, event);
  const onForm = homebuyer > 0 && qualified !== undefined;
  if (state.state === "qualified" && !onForm) return undefined;
  return state.state === "unknown" ? incomplete(...state.missing) : complete(amount);
}

/** Whether the five-tax-year period of the person's Roth IRAs ended before the distribution's year. */
export function fiveYearsOver(
  ledger: Ledger,
  event: LedgerEvent<"ira_distribution">,
): RothQualification {
  const period = rothIraPeriod(ledger, event.data.person);
  if (period.state === "not_started") return { state: "not_qualified" };
  if (isAfterFiveYearPeriod(period.firstYear, taxYearOf(event.data.date))) {
    return { state: "qualified" };
  }
  if (period.state === "known") return { state: "not_qualified" };
  return {
    state: "unknown",
    missing: period.openings.map((id) =>
      missingFact("opening_basis.{event}.tax_year", { event: id }),
    ),
  };
}
