// `distributions`: the Forms 1099-R that the ledger implies. Boxes 10 and 11 are there only on forms that
// have them; `of` only where two forms share a code.

import type { ExpectedForm1099R } from "../../distributions/expected-forms-1099r.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { type MissingFact, pathsOf } from "../../kernel/missing-fact.ts";
import { eachOnce, plainText } from "../../kernel/sentence.ts";
import {
  amountCell,
  type Cell,
  moneyCell,
  nameCell,
  names,
  planCell,
  texts,
  yearCell,
} from "./cell.ts";
import { listTable, type View } from "./view.ts";

const KEYS = [
  "plan",
  "of",
  "box_1",
  "box_2a",
  "box_4",
  "box_5",
  "box_6",
  "box_7",
  "box_10",
  "box_11",
];

export function distributionsView(forms: readonly ExpectedForm1099R[], taxYear: TaxYear): View {
  const trees = forms.map(formTree);
  const notes = eachOnce(forms.flatMap((form) => form.notes)).map(plainText);
  return {
    tree: { tax_year: yearCell(taxYear), forms: trees },
    sections: () => [
      {
        ...listTable(trees, {
          title: `Forms 1099-R to expect for ${taxYear}`,
          keys: KEYS,
          empty: "None.",
        }),
        ...(notes.length > 0 && { notes }),
      },
    ],
    table: () => listTable(trees, { keys: [...KEYS, "events"], keepEmpty: true }),
  };
}

function formTree(form: ExpectedForm1099R) {
  const { box7, box10, box11 } = form;
  return {
    plan: planCell(form.plan),
    ...(form.of !== undefined && { of: nameCell(form.of) }),
    box_1: moneyCell(form.box1),
    box_2a: amountCell(form.box2a),
    box_4: moneyCell(form.box4),
    box_5: amountCell(form.box5),
    ...(form.box6 !== undefined && { box_6: moneyCell(form.box6) }),
    box_7: box7.state === "known" ? nameCell(box7.code) : needs([box7.missing]),
    ...(box10 !== undefined && { box_10: amountCell(box10) }),
    ...(box11 !== undefined && {
      box_11: typeof box11 === "object" ? needs(box11.missing) : yearCell(box11),
    }),
    events: names(form.events),
    incomplete: names(pathsOf(form.incomplete)),
    notes: texts(form.notes.map(plainText)),
  };
}

function needs(missing: readonly MissingFact[]): Cell {
  return { kind: "incomplete", missing };
}
