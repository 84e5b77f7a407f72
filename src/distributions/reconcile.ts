// What the payers reported against what the ledger implies, box by box: difference = received − expected.
// A difference is a finding; neither side is adjusted. A form that nothing answers to, and an
// expected form that nobody sent, are listed by themselves.
import { byText } from "../kernel/by-text.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceAPerson } from "../ledger/once-a-person.ts";
import { chooseCodes } from "./choose-codes.ts";
import { boxRows } from "./compare-boxes.ts";
import { expectedForms1099r } from "./expected-forms-1099r.ts";
import {
  codeOf,
  expectedSums,
  type FormSum,
  type MatchedForms,
  matchForms,
  receivedSums,
  withLossForms,
} from "./match-forms.ts";
import { type ReceivedForm1099R, receivedForms1099r } from "./received-form.ts";
import { reconcileIras } from "./reconcile-iras.ts";
import type { Reconciliation, UnmatchedForm } from "./reconciliation.ts";
import { payerOfDeemed } from "./reported-deemed-distributions.ts";
import { splitEntries } from "./split-entries.ts";

/** @see Instructions for Forms 1099-R and 5498 */
export function reconcile(ledger: Ledger, { person, taxYear }: YearOfPerson): Reconciliation {
  return entryFor(compared(ledger, person), taxYear, () => compare(ledger, { person, taxYear }));
}

interface YearOfPerson {
  readonly person: string;
  readonly taxYear: TaxYear;
}

const compared = onceAPerson(() => new Map<TaxYear, Reconciliation>());

function compare(ledger: Ledger, options: YearOfPerson): Reconciliation {
  const received = receivedForms1099r(ledger, options);
  const ofPlans = received.flatMap((form) => {
    const plan = planOrDeemed(form);
    return plan === undefined ? [] : [{ form, plan }];
  });
  const forms = matchedForms(ledger, options);
  const ira = reconcileIras(ledger, options, received);
  const rows = [
    ...forms.pairs.flatMap(({ expected, received: form }) => boxRows(expected, form)),
    ...ira.rows,
  ].toSorted((a, b) => byText(a.plan, b.plan));
  const strangers = received.flatMap((form) => {
    if (form.from.kind !== "payer" || planOrDeemed(form) !== undefined) return [];
    const [sums] = receivedSums([{ form, plan: form.from.payer }]);
    return sums === undefined ? [] : [sums];
  });
  const unmatched = [
    ...forms.onlyExpected.map((form) => unmatchedForm("expected_only", form)),
    ...ira.unmatched,
    ...[...forms.onlyReceived, ...strangers, ...ira.receivedOnly].map((form) =>
      unmatchedForm("received_only", form),
    ),
  ];
  const alone = ofPlans.filter(
    ({ plan, form }) =>
      ofPlans.filter((other) => other.plan === plan && other.form.code === form.code).length === 1,
  );
  const fine = rows.every(
    ({ outcome }) => outcome.state === "agrees" || outcome.state === "accepted",
  );
  return {
    ...options,
    rows,
    splitEntries: alone.flatMap(({ form, plan }) =>
      splitEntries(ledger, options, { received: form, plan }),
    ),
    unmatched,
    agrees: fine && unmatched.length === 0,
  };
}

/** The forms of plans in pairs, by the code that each side has or may have. */
export function matchedForms(ledger: Ledger, { person, taxYear }: YearOfPerson): MatchedForms {
  return entryFor(matched(ledger, person), taxYear, () => match(ledger, { person, taxYear }));
}

const matched = onceAPerson(() => new Map<TaxYear, MatchedForms>());

function match(ledger: Ledger, options: YearOfPerson): MatchedForms {
  const forms = receivedForms1099r(ledger, options).flatMap((form) => {
    const plan = planOrDeemed(form);
    return plan === undefined ? [] : [{ form, plan }];
  });
  const expected = expectedForms1099r(ledger, options);
  const implied = expectedSums(expected.map((form) => ({ form, code: codeOf(form) })));
  const received = withLossForms(receivedSums(forms), implied);
  return matchForms(expectedSums(chooseCodes(expected, received)), received);
}

function planOrDeemed({ from, code }: ReceivedForm1099R): string | undefined {
  return from.kind === "plan" ? from.plan : payerOfDeemed(from, code);
}

function unmatchedForm(kind: UnmatchedForm["kind"], form: FormSum): UnmatchedForm {
  const { plan, ira, code, box1, box2a, box5, events } = form;
  return {
    kind,
    plan,
    ...(ira !== undefined && { ira }),
    code,
    box1,
    ...(box2a && { box2a }),
    ...(box5 && { box5 }),
    events,
  };
}
