// Lines 5a to 5c of Form 1040: pensions received, the taxable part, and whether any was rolled over.
// Returned annual additions (code E) stand there (Pub. 525, "Excess Annual Additions"), excess deferrals paid
// back after 15 April and loans treated as distributions too. What is paid back in time is earned income.

import { assumptionOf } from "../basis/assumed-deposits.ts";
import type { Movement, MovementPart } from "../basis/movement.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { type Amount, combine, complete, sum } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { invariant } from "../kernel/invariant.ts";
import { min, negate, subtract, ZERO } from "../kernel/money.ts";
import { eachOnce, type Said, say } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ReportedAmount } from "./reported-amount.ts";
import { isLateExcessDeferral, reportedCorrections } from "./reported-corrections.ts";
import { reportedDeemedDistributions } from "./reported-deemed-distributions.ts";
import { reportedMovements } from "./reported-movements.ts";
import { reportedRothEmployerMoney } from "./reported-roth-employer-money.ts";

/** One addend of a line, with the event that it comes from. */
export interface PensionTerm {
  readonly sign: "+" | "-";
  readonly label: Said;
  readonly origin?: "excess_deferral";
  readonly amount: Amount;
  readonly event: LedgerEvent;
  /** What the amount rests on that nobody recorded. */
  readonly assumes?: string;
}

export interface PensionFacts {
  /** Line 5a: all that came out, rollovers too. */
  readonly gross: Amount;
  readonly grossTerms: readonly PensionTerm[];
  /** Line 5b: without what was rolled over to keep its character, and without basis. */
  readonly taxable: Amount;
  readonly taxableTerms: readonly PensionTerm[];
  /** Line 5c, first box. */
  readonly rollover: boolean;
  /** Something is reported with the code of a rollover, the employer's Roth contributions too: line 5a is filled. */
  readonly reportedAsRollover: boolean;
  /** What the lines rest on that readers should know. */
  readonly notes: readonly Said[];
}

/** @see Instructions for Form 1040, lines 5a to 5c; Pub. 525 */
export function pensionFacts(ledger: Ledger, person: string, taxYear: TaxYear): PensionFacts {
  const options = { person, taxYear };
  const movements = planMovements(ledger, person).filter(
    (movement) => movement.taxYear === taxYear,
  );
  const corrections = reportedCorrections(ledger, options);
  const rothEmployerMoney = reportedRothEmployerMoney(ledger, options);
  const deemed = reportedDeemedDistributions(ledger, options);
  const late = corrections.filter(({ events: [event] }) => isLate(event));
  const securities = reportedMovements(ledger, options).filter(({ box6 }) => box6 !== undefined);
  const annualAdditions = corrections.filter(isAnnualAddition);
  const others = [
    ...rothEmployerMoney.map((amount) => labelled(amount, "employer's Roth contribution")),
    ...annualAdditions.map((amount) => labelled(amount, "annual additions paid back")),
    ...late.map((amount) => ofExcess(labelled(amount, "excess deferral paid back after 15 April"))),
    ...deemed.map((amount) => labelled(amount, "loan treated as a distribution, as the form says")),
  ];
  const grossTerms = [
    ...movements.flatMap(({ events, plan, date }) =>
      events.map((event): PensionTerm => {
        const amount = complete(event.data.amount);
        return { sign: "+", label: say`from ${{ plan }}${{ on: date }}`, amount, event };
      }),
    ),
    ...others.flatMap(({ gross }) => gross),
  ];
  const taxableTerms = [
    ...movements.flatMap((movement) =>
      movement.parts.flatMap((part) => taxableTermsOf(movement, part)),
    ),
    ...others.flatMap(({ taxable }) => taxable),
  ];
  const rollover = movements.some(({ parts }) => parts.some(({ to }) => to !== "cash"));
  return {
    gross: sum(grossTerms.map(({ amount }) => amount)),
    grossTerms,
    taxable: sum(
      taxableTerms.map(({ sign, amount }) =>
        sign === "+" ? amount : combine([amount], (known) => negate(known)),
      ),
    ),
    taxableTerms,
    rollover,
    reportedAsRollover: rollover || rothEmployerMoney.length > 0,
    notes: [
      ...eachOnce(
        [...late, ...deemed, ...corrections, ...securities].flatMap(({ note }) =>
          note === undefined ? [] : [note],
        ),
      ),
      ...(late.length > 0 ? [TAX_ON_LATE_EXCESS] : []),
      ...(annualAdditions.length > 0 ? [CODE_E] : []),
    ],
  };
}

/** No firm figure on either side: @see IRC §72(t)(1), §402(g)(6) */
export const TAX_ON_LATE_EXCESS =
  "Whether the 10% additional tax reaches an excess deferral that is paid back late is disputed, so it is not in Form 5329, line 1, here; ask a tax adviser.";
const CODE_E =
  "Annual additions paid back (code E) are kept with pensions and annuities. The instructions for wages speak of excess contributions, and some programs enter them there; the income is the same.";

/** The formula of what is taxable: what came out, less what was taxed before. */
function taxableTermsOf(movement: Movement, part: MovementPart): PensionTerm[] {
  const { plan, events, assumedDeposits } = movement;
  const [event] = events;
  const assumption = assumptionOf(assumedDeposits);
  const { taxable, basis, amount, to, appreciation = ZERO } = part;
  if (taxable.state === "incomplete")
    return [
      {
        sign: "+",
        label: say`untaxed money from ${{ plan }} to ${{ to }}`,
        amount: taxable,
        event,
        ...assumption,
      },
    ];
  if (basis.state === "complete") {
    const untaxed = min(basis.cents, amount);
    if (taxable.cents === subtract(subtract(amount, untaxed), appreciation)) {
      return [
        { sign: "+", label: say`from ${{ plan }} to ${{ to }}`, amount: complete(amount), event },
        {
          sign: "-",
          label: "of it taxed before",
          amount: complete(untaxed),
          event,
          ...assumption,
        },
        {
          sign: "-",
          label: "appreciation of employer securities (box 6)",
          amount: complete(appreciation),
          event,
        },
      ];
    }
  }
  // What was rolled over and keeps its character.
  invariant(taxable.cents === ZERO, "a taxable amount is what came out less basis, or nothing");
  return [];
}

function labelled({ events, box1, box2a }: ReportedAmount, label: string) {
  const gross = events.map(
    (event): PensionTerm => ({ sign: "+", label, amount: complete(box1), event }),
  );
  const taxed = box2a.state === "complete" ? subtract(box1, box2a.cents) : ZERO;
  const taxable = events.flatMap((event): PensionTerm[] =>
    taxed === 0
      ? [{ sign: "+", label, amount: box2a, event }]
      : [
          { sign: "+", label, amount: complete(box1), event },
          { sign: "-", label: "of it taxed before", amount: complete(taxed), event },
        ],
  );
  return { gross, taxable };
}

function ofExcess({ gross, taxable }: ReturnType<typeof labelled>) {
  const marked = (term: PensionTerm): PensionTerm =>
    term.sign === "+" ? { ...term, origin: "excess_deferral" } : term;
  return { gross: gross.map(marked), taxable: taxable.map(marked) };
}

function isLate(event: LedgerEvent): boolean {
  return event.kind === "corrective_distribution" && isLateExcessDeferral(event);
}

function isAnnualAddition({ code }: ReportedAmount): boolean {
  return code.state === "known" && code.code === "E";
}
