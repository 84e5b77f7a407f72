// A form on which more was taxed before than was moved in the year, without a recorded loss: box 5 above box 1
// (Instructions for Form 1099-R, box 5). Usually a conversion is missing, and later ones carry its basis.
import type { Movement } from "../basis/movement.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { isExplainedLoss, isFarBelowBasis, isPaidOut } from "../basis/recorded-loss.ts";
import {
  type ExpectedForm1099R,
  expectedForms1099r,
} from "../distributions/expected-forms-1099r.ts";
import { receivedForms1099r } from "../distributions/received-form.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PersonCheck } from "./check.ts";

export const box5AboveBox1: PersonCheck = {
  name: "box-5-above-box-1",
  per: "person",
  find(ledger, person) {
    const movements = planMovements(ledger, person);
    const years = new Set(movements.map(({ taxYear }) => taxYear));
    return [...years].flatMap((taxYear) =>
      expectedForms1099r(ledger, { person, taxYear }).flatMap((form) =>
        find(ledger, person, { form, movements }),
      ),
    );
  },
};

function find(
  ledger: Ledger,
  person: string,
  {
    form,
    movements,
  }: { readonly form: ExpectedForm1099R; readonly movements: readonly Movement[] },
): Finding[] {
  const { box1, box5, plan, taxYear } = form;
  if (box5.state === "incomplete" || box5.cents <= box1) return [];
  const ofForm = new Set(form.events);
  const losses = movements.filter(
    ({ events: [first], gross, basis }) =>
      basis.state === "complete" && basis.cents > gross && ofForm.has(first.id),
  );
  const open = losses.filter(
    (movement) =>
      !isExplainedLoss(ledger, movement) &&
      !isPaidOut(ledger, movement) &&
      !isFarBelowBasis(ledger, movement),
  );
  // A form that shows it was asked about by itself.
  const shown = receivedForms1099r(ledger, { person, taxYear }).some(
    ({ from, event: { data } }) =>
      from.kind === "plan" &&
      from.plan === plan &&
      data.box5 !== undefined &&
      data.box5 > data.box1,
  );
  if (open.length === 0 || shown) return [];
  const events = open.flatMap((movement) => movement.events.map(({ id }) => id));
  return [
    {
      code: "basis.above-gross",
      severity: "warning",
      ...worded(
        say`${{ money: box1 }} moved out of ${{ plan }} in ${taxYear}, and ${{ money: box5.cents }} had been paid in: box 5 above box 1, and no recorded balance shows the loss`,
      ),
      hint: "record the conversion that is missing, mend the amounts, or record the balance that shows the loss",
      citation: { authority: "Instructions for Form 1099-R", locator: "box 5" },
      events,
    },
  ];
}
