// A Form 1099-R that does not say what the ledger says, or that nothing in the ledger answers to. It is a
// warning: when the ledger is right and the payer does not correct the form, it is accepted with the reason.

import { checkReceivedForms1099r } from "../distributions/received-1099r.ts";
import { reconcile } from "../distributions/reconcile.ts";
import type { BoxName, BoxValue, ReconciledBox } from "../distributions/reconciliation.ts";
import { type ReconciledRow, withEffects } from "../forms/reconciliation-effects.ts";
import { type Advice, byCommand } from "../kernel/advice.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { type Cents, max, negate, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { joined, type Part, say, worded } from "../kernel/sentence.ts";
import type { Ledger } from "../ledger/ledger.ts";

const CITATION = { authority: "Instructions for Forms 1099-R and 5498" };

/** Of every year that a form was recorded for. A form that is wrong by itself is one problem, not two. */
export function checkFormsAgree(ledger: Ledger, person: string): Finding[] {
  const faulty = new Set(
    checkReceivedForms1099r(ledger, person).flatMap(({ severity, events = [] }) =>
      severity === "error" ? events : [],
    ),
  );
  const years = new Set(
    ledger.of("form_1099r").flatMap(({ data }) => (data.person === person ? [data.taxYear] : [])),
  );
  // Events that have no day but a year stand by it.
  return [...years]
    .flatMap((taxYear) => problemsOfYear(ledger, person, taxYear))
    .filter(({ events = [] }) => !events.some((event) => faulty.has(event)));
}

function problemsOfYear(ledger: Ledger, person: string, taxYear: TaxYear): Finding[] {
  const { rows, unmatched } = withEffects(reconcile(ledger, { person, taxYear }));
  const differing = rows.filter(({ outcome }) => outcome.state === "differs");
  const forms = Map.groupBy(differing, ({ plan, code }) => `${plan} ${code}`);
  return [
    ...[...forms.values()].map((boxes) => differs(ledger, taxYear, boxes)),
    ...unmatched
      .filter(({ kind }) => kind === "received_only")
      .map((form): Finding => {
        const whose = formName({ ledger, taxYear, plan: form.plan, code: form.code });
        const gross = form.box1.state === "complete" ? form.box1.cents : undefined;
        const of = gross === undefined ? "" : say` (box 1: ${{ money: gross }})`;
        return {
          code: "form-1099r.unanswered",
          severity: "warning",
          ...worded(say`${whose}: nothing in the ledger answers to it${of}`),
          hint: "record the movement that it reports, or correct the plan or the code of the form; if it is not yours, remove it",
          citation: CITATION,
          events: form.events,
          ...(gross !== undefined && { amount: gross }),
        };
      }),
  ];
}

function differs(ledger: Ledger, taxYear: TaxYear, boxes: readonly ReconciledRow[]): Finding {
  const [{ plan = "", code = "" } = {}] = boxes;
  const said = boxes.map(
    ({ box, expected, received, effect }) =>
      say`${BOX[box]} says ${valuePart(received)} where the ledger has ${valuePart(expected)} (${effect})`,
  );
  return {
    code: "form-1099r.differs",
    severity: "warning",
    ...worded(say`${formName({ ledger, taxYear, plan, code })}: ${joined(said, "; ")}`),
    hint:
      replacedBy(ledger, boxes) ??
      byCommand(
        "correct what was recorded, or ask the payer for a corrected form",
        `reconcile --tax-year ${taxYear}`,
      ),
    citation: CITATION,
    events: [...new Set(boxes.flatMap(({ events }) => events))],
    ...amountOf(boxes),
  };
}

/**
 * A corrected form that carries no account number stands beside the one it corrects, and the boxes of both are
 * added up: 12,000.00 where 6,000.00 was paid. Either form alone then fits box 1, or says the same there.
 */
function replacedBy(ledger: Ledger, boxes: readonly ReconciledBox[]): Advice | undefined {
  const gross = boxes.find(({ box }) => box === "box_1");
  if (gross === undefined) return undefined;
  const { events, expected } = gross;
  const forms = ledger.of("form_1099r").filter(({ id }) => events.includes(id));
  const [first, second, ...more] = forms.toSorted((a, b) => a.seq - b.seq);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const accounts = [first, second].map(({ data }) => data.accountNumber);
  if (!accounts.includes(undefined)) return undefined;
  const paid = expected.state === "complete" ? expected.cents : undefined;
  const [before, after] = [first.data.box1, second.data.box1];
  if (before !== after && before !== paid && after !== paid) return undefined;
  return byCommand(
    `two forms are added up, ${first.id} and ${second.id}; if the later one corrects the earlier, take that one back`,
    `correct ${first.id} --remove --reason custodian_corrected`,
  );
}

const BOX: Readonly<Record<BoxName, string>> = {
  box_1: "box 1",
  box_2a: "box 2a",
  box_4: "box 4",
  box_5: "box 5",
  box_6: "box 6",
  box_7: "box 7",
  box_10: "box 10",
  box_11: "box 11",
};

function formName(form: {
  readonly ledger: Ledger;
  readonly taxYear: TaxYear;
  readonly plan: string;
  readonly code: string | undefined;
}): string {
  const { ledger, taxYear, plan, code } = form;
  const payer = ledger.plans.get(plan)?.name ?? plan.replaceAll("_", " ");
  const coded = code ? `, code ${code}` : "";
  return `Form 1099-R for ${taxYear} from ${payer}${coded}`;
}

function valuePart(value: BoxValue): Part {
  if (value.state === "complete") return { money: value.cents };
  return value.state === "text" ? value.text : "what is not known";
}

/** What would be taxed wrongly where box 2a differs, else the largest difference. */
function amountOf(boxes: readonly ReconciledBox[]): { amount?: Cents } {
  const taxed = boxes.filter(({ box }) => box === "box_2a");
  const differences = (taxed.length > 0 ? taxed : boxes).flatMap(({ difference }) =>
    difference === undefined ? [] : [max(difference, negate(difference))],
  );
  return differences.length === 0 ? {} : { amount: max(ZERO, ...differences) };
}
