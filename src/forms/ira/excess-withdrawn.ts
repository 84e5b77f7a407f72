// An excess contribution withdrawn after the due date is not taxable only if it was not deducted and the
// year's contributions were within the dollar limit (§408(d)(5)). Everything else is refused by name.

import { iraContributions } from "../../basis/ira-contributions.ts";
import { type Cents, total, ZERO } from "../../kernel/money.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Sentence, say, worded } from "../../kernel/sentence.ts";
import { lawOf } from "../../law/law.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { birthDateOf, type Ledger } from "../../ledger/ledger.ts";
import { iraContributionLimit } from "../../limits/ira-contribution-limit.ts";
import { form8606Instructions } from "../citations.ts";
import type { IraYear } from "./years.ts";

type Withdrawn = LedgerEvent<"ira_returned_contribution">;

/** Returns are due on or just after this day; nobody's is due before it. */
const DUE = "04-15";

/** @see IRC §408(d)(5); Instructions for Form 8606 (2023), "Return of Excess Traditional IRA Contributions" */
export function refuseExcessWithdrawn(ledger: Ledger, year: IraYear): Problem[] {
  return year.corrections.excessWithdrawn.flatMap((event) => {
    const { ira, date, taxYear, earnings = ZERO } = event.data;
    if (ira === "roth") {
      return [
        refused(
          event,
          say`excess Roth IRA contributions withdrawn after the due date come out like any distribution`,
          "record it as an ira_distribution: contributions come out first",
        ),
      ];
    }
    if (date <= `${taxYear + 1}-${DUE}`) {
      return [
        refused(
          event,
          say`on ${{ date }} the return for ${taxYear} was not due yet`,
          "leave out after_due_date, and give the earnings that came with it",
        ),
      ];
    }
    if (earnings !== 0) {
      return [
        refused(
          event,
          say`after the due date what an excess contribution earned is an ordinary distribution`,
          "record the earnings as an ira_distribution",
        ),
      ];
    }
    return overLimitOrDeducted(ledger, event);
  });
}

function overLimitOrDeducted(ledger: Ledger, event: Withdrawn): Problem[] {
  const { person, taxYear, contributedOn } = event.data;
  const ofYear = iraContributions(ledger, person).filter(
    (contribution) => contribution.ira === "traditional" && contribution.taxYear === taxYear,
  );
  const contributed = total(ofYear.map(({ amount }) => amount));
  const limit = contributionLimit(ledger, event);
  if (!limit.ok) return [limit.error];
  if (contributed > limit.value) {
    return [
      refused(
        event,
        say`${{ money: contributed }} was contributed for ${taxYear}, more than the ${{ money: limit.value }} up to which an excess withdrawn late is not taxable`,
        "record it as an ira_distribution",
      ),
    ];
  }
  const deducted = ofYear.some(({ date, deductible }) => date === contributedOn && deductible > 0);
  if (!deducted) return [];
  return [
    refused(
      event,
      say`the contribution of ${{ date: contributedOn }} is recorded as deductible, so its withdrawal is taxable`,
      "record it as an ira_distribution, or mend deductible",
    ),
  ];
}

/** The amount of the table in the instructions: the year's IRA limit, with the catch-up at 50. */
function contributionLimit(ledger: Ledger, { data }: Withdrawn): Outcome<Cents, Problem> {
  const law = lawOf(ledger).figuresOf(data.taxYear);
  if (!law.ok) return failure(law.error);
  // Without a birth date the lower amount: what is within it is within both.
  const birthDate = birthDateOf(ledger, data.person);
  return success(iraContributionLimit(law.value.figures, data.taxYear, birthDate).least);
}

function refused(event: Withdrawn, said: Sentence, hint: string): Problem {
  return {
    code: "unsupported.returned-contribution",
    severity: "error",
    ...worded(said),
    hint,
    citation: form8606Instructions("Return of Excess Traditional IRA Contributions"),
    events: [event.id],
  };
}
