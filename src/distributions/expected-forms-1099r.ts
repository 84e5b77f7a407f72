// The Forms 1099-R that the ledger implies for a year: one per plan and distribution code, whatever the
// number of movements. What a plan really issued is compared with these, box by box.

import { type Amount, combine, sum } from "../kernel/amount-state.ts";
import { byText } from "../kernel/by-text.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import { groupedBy, type NonEmpty } from "../kernel/grouped-by.ts";
import type { EventId } from "../kernel/ids.ts";
import { invariant } from "../kernel/invariant.ts";
import { factsInOrder, type MissingFact } from "../kernel/missing-fact.ts";
import { type Cents, total, ZERO } from "../kernel/money.ts";
import { eachOnce, type Said } from "../kernel/sentence.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceAPerson } from "../ledger/once-a-person.ts";
import { isValidDistributionCode } from "./distribution-codes.ts";
import type { ReportedAmount, ReportedCode, ReportedOf } from "./reported-amount.ts";
import { reportedAmounts } from "./reported-amounts.ts";

export interface ExpectedForm1099R {
  readonly plan: string;
  readonly taxYear: TaxYear;
  /** Tells forms of one code apart: excess after-tax money and excess deferrals, both code E. */
  readonly of?: ReportedOf;
  readonly box1: Cents;
  readonly box2a: Amount;
  readonly box4: Cents;
  readonly box5: Amount;
  readonly box6?: Cents;
  readonly box7: ReportedCode;
  readonly box10?: Amount;
  readonly box11?: TaxYear | { readonly missing: readonly MissingFact[] };
  readonly taxedBefore?: Cents;
  readonly events: readonly EventId[];
  /** Every fact that a box waits for. */
  readonly incomplete: readonly MissingFact[];
  readonly notes: readonly Said[];
}

/** By plan, then code. @see Instructions for Forms 1099-R and 5498 */
export function expectedForms1099r(
  ledger: Ledger,
  { person, taxYear }: { person: string; taxYear: TaxYear },
): readonly ExpectedForm1099R[] {
  return entryFor(formsByYear(ledger, person), taxYear, () =>
    formsOfYear(ledger, { person, taxYear }),
  );
}

const formsByYear = onceAPerson(() => new Map<TaxYear, readonly ExpectedForm1099R[]>());

function formsOfYear(
  ledger: Ledger,
  options: { person: string; taxYear: TaxYear },
): readonly ExpectedForm1099R[] {
  const amounts = reportedAmounts(ledger, options);
  const forms = [...groupedBy(amounts, formKey)]
    .toSorted(([a], [b]) => byText(a, b))
    .map(([, ofForm]) => expectedForm(ofForm, options.taxYear));
  const reported = total(amounts.map(({ box1 }) => box1));
  invariant(
    total(forms.map(({ box1 }) => box1)) === reported,
    "the boxes 1 do not sum to what was distributed",
  );
  return forms;
}

function formKey({ plan, code, of }: ReportedAmount): string {
  return [plan, code.state === "known" ? code.code : code.asIf, of].join("\n");
}

function expectedForm(amounts: NonEmpty<ReportedAmount>, taxYear: TaxYear): ExpectedForm1099R {
  const [first] = amounts;
  const { plan, of, code } = first;
  invariant(
    code.state === "unknown" || isValidDistributionCode(code.code),
    `${code.state === "known" && code.code} is not a code of box 7`,
  );
  const box1 = total(amounts.map((amount) => amount.box1));
  const box2a = sum(amounts.map((amount) => amount.box2a));
  const box5 = sum(amounts.map((amount) => amount.box5));
  combine([box2a], (taxable) => {
    invariant(taxable >= 0 && taxable <= box1, "box 2a lies outside box 1");
    return taxable;
  });
  const sixes = amounts.flatMap(({ box6 }) => box6 ?? []);
  const tens = amounts.flatMap(({ box10 }) => box10 ?? []);
  const box10 = tens.length === 0 ? undefined : sum(tens);
  const box11 = amounts.find((amount) => amount.box11 !== undefined)?.box11;
  const waiting = [
    ...[box2a, box5, ...(box10 === undefined ? [] : [box10])].flatMap((box) =>
      box.state === "incomplete" ? box.missing : [],
    ),
    ...(code.state === "unknown" ? [code.missing] : []),
    ...(typeof box11 === "object" ? box11.missing : []),
  ];
  return {
    plan,
    taxYear,
    ...(of !== undefined && { of }),
    box1,
    box2a,
    box4: total(amounts.map((amount) => amount.box4)),
    box5,
    ...(sixes.length > 0 && { box6: total(sixes) }),
    box7: code,
    ...(box10 !== undefined && { box10 }),
    ...(box11 !== undefined && { box11 }),
    taxedBefore: total(amounts.map(({ taxedBefore = ZERO }) => taxedBefore)),
    events: [...new Set(amounts.flatMap(({ events }) => events.map(({ id }) => id)))],
    incomplete: factsInOrder(waiting),
    notes: eachOnce(amounts.flatMap(({ note }) => (note === undefined ? [] : [note]))),
  };
}
