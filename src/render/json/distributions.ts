// The `distributions` output of the contract: the Forms 1099-R that the ledger implies. Box 10 and 11
// are there only on forms that have them; `of` only where two forms share a code.
import type { ExpectedForm1099R } from "../../distributions/expected-forms-1099r.ts";
import { formatCents } from "../../kernel/money.ts";
import { amountJson } from "./amount.ts";

export function distributionsJson(
  forms: readonly ExpectedForm1099R[],
): Readonly<Record<string, unknown>> {
  return { forms: forms.map(formJson) };
}

function formJson(form: ExpectedForm1099R) {
  const { box7, box10, box11 } = form;
  return {
    plan: form.plan,
    ...(form.of !== undefined && { of: form.of }),
    box_1: formatCents(form.box1),
    box_2a: amountJson(form.box2a),
    box_4: formatCents(form.box4),
    box_5: amountJson(form.box5),
    box_7: box7.state === "known" ? box7.code : { incomplete: [box7.missing] },
    ...(box10 !== undefined && { box_10: amountJson(box10) }),
    ...(box11 !== undefined && {
      box_11: typeof box11 === "object" ? { incomplete: box11.missing } : box11,
    }),
    events: form.events,
    incomplete: form.incomplete,
    notes: form.notes,
  };
}
