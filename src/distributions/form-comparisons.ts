// The boxes that decide a return, expected against received, for each form that the ledger implies: the
// forms answer to each other as in a reconciliation.
import type { Amount } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { FormSum } from "./match-forms.ts";
import { matchedForms } from "./reconcile.ts";

export interface FormComparison {
  readonly plan: string;
  /** The expected code; `?` while a fact is missing to say it. */
  readonly code: string;
  readonly box: "1" | "2a" | "5";
  readonly expected: Amount;
  /** Absent while no such form was recorded. */
  readonly received?: Amount;
}

export function formComparisons(
  ledger: Ledger,
  scope: { readonly person: string; readonly taxYear: TaxYear },
): FormComparison[] {
  const { pairs, onlyExpected } = matchedForms(ledger, scope);
  const unanswered = onlyExpected.map((expected) => ({ expected, received: undefined }));
  return [...pairs, ...unanswered]
    .toSorted((a, b) => (keyOf(a.expected) < keyOf(b.expected) ? -1 : 1))
    .flatMap(({ expected, received }) => [
      compared(expected, "1", expected.box1, received?.box1),
      ...(expected.box2a === undefined
        ? []
        : [compared(expected, "2a", expected.box2a, received?.box2a)]),
      ...(expected.box5 === undefined
        ? []
        : [compared(expected, "5", expected.box5, received?.box5)]),
    ]);
}

function keyOf({ plan, code = "" }: FormSum): string {
  return `${plan}\n${code}`;
}

function compared(
  { plan, code = "?" }: FormSum,
  box: FormComparison["box"],
  expected: Amount,
  received: Amount | undefined,
): FormComparison {
  return { plan, code, box, expected, ...(received !== undefined && { received }) };
}
