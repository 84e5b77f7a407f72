// What a person should know before asking a plan to pay an excess back: the options, what waiting costs,
// and what the plan decides (IRC §402(g)(2), §414(v)(7); Rev. Proc. 2021-30 §6.06; Notice 2023-43).

import type { DeferralExcess, ExcessCorrection } from "../../forms/correct-excess.ts";
import { formatDollars } from "../../kernel/money.ts";

export function excessNotes(correction: ExcessCorrection): string[] {
  const { deferrals, annualAdditions, catchUpNotRoth, testRefunds } = correction;
  const { returnedLate, lateDeposits, taxYear } = correction;
  return [
    ...(deferrals === undefined ? [] : deferralNotes(deferrals, correction.taxYear)),
    ...(annualAdditions.length === 0 ? [] : ADDITIONS),
    ...(annualAdditions.some(({ returns }) => returns.some(hasMoved)) ? CONVERTED : []),
    ...(catchUpNotRoth.length === 0 ? [] : CATCH_UP),
    ...(returnedLate === 0
      ? []
      : [
          `${formatDollars(returnedLate)} of excess deferrals was paid back after 15 April ${taxYear + 1}: settled with the plan, but taxed in ${taxYear} and again in the year of the payment, without basis (IRC §402(g)(6)). Include it in the wages of ${taxYear} if Form W-2 does not.`,
        ]),
    ...lateDeposits.map(
      ({ amount, plan, payDate, depositedOn, countsTo }) =>
        `${formatDollars(amount)} of after-tax money from the paycheck of ${payDate} reached ${plan} on ${depositedOn}, more than 30 days after its limitation year: it counts in the one to ${countsTo} (26 CFR 1.415(c)-1(b)(6)). The tax year of deferrals on the same paycheck stays that of the pay. Ask the plan which limitation year it used.`,
    ),
    ...(testRefunds.length === 0 ? [] : TEST_REFUNDS),
  ];
}

function deferralNotes(
  { excess, notifyBy, returnBy, isLate, isProposal }: DeferralExcess,
  year: number,
): string[] {
  const amount = formatDollars(excess);
  const choice = isProposal
    ? `It is one amount, ${amount} in all; the split above is a proposal, from the plans that took deferrals last. Which plan, and whether pretax or Roth money, is your choice; tell the plan ${isLate ? "" : `by ${notifyBy}, or by the plan's own date before ${returnBy} `}(IRC §402(g)(2)(A)(i)).`
    : "The plan took more than the limit by itself, so it has to pay it back.";
  if (isLate) {
    return [
      `${returnBy} has passed. The ${amount} is taxed in ${year} and taxed again when it is paid out: it gives no basis (IRC §402(g)(6)). Ask the plan all the same; a plan that is above the limit by itself must correct it.`,
      choice,
    ];
  }
  return [
    `Paid back by ${returnBy}, the ${amount} is income of ${year} only, its earnings are income of the year in which they are paid, and there is no 10% tax (IRC §402(g)(2)(C)). An extension of the return does not move the date.`,
    `Option: leave it. Then it is taxed in ${year} and again when it is paid out, without basis (IRC §402(g)(6)).`,
    choice,
  ];
}

function hasMoved({
  converted,
}: {
  readonly converted?: { readonly state: string; readonly cents?: number };
}): boolean {
  return converted !== undefined && (converted.state === "incomplete" || converted.cents !== 0);
}

const ADDITIONS = [
  "The plan corrects annual additions, not you: unmatched after-tax money with its earnings first, then unmatched deferrals, then matched money with its match, then the employer's money, which it forfeits (Rev. Proc. 2021-30 §6.06(2)).",
  "What is paid back is not eligible for rollover and bears no 10% tax. Returned after-tax money is reported with code E: all of it in box 1, its earnings in box 2a, the contributions in box 5.",
  "There is no yearly 6% tax on it: that is for IRAs (IRC §4973).",
];

const CONVERTED = [
  "A part was converted already. Out of the designated Roth account the plan can return it; out of a Roth IRA you withdraw it with its earnings as an excess contribution, by the due date of the return with extensions (IRC §408(d)(4)), because it could not be rolled over.",
];

const CATCH_UP = [
  "Catch-up that had to be Roth was pretax: the plan can report it as Roth on Form W-2 before that is issued, or roll it over in the plan to designated Roth and report that on Form 1099-R (26 CFR 1.414(v)-2).",
];

const TEST_REFUNDS = [
  "Refunds after a failed test (ACP, ADP) stay annual additions. Of returned after-tax money only the earnings are taxable, in the year paid (code 8).",
];
