// Forms 1099-R that nothing in the ledger answers to. The IRS has them too, so a line that they say is not
// empty is not left blank: it names what is missing, and the worksheet is not complete.

import { reconcile } from "../../distributions/reconcile.ts";
import type { UnmatchedForm } from "../../distributions/reconciliation.ts";
import { type TaxYear, taxYear as yearOf } from "../../kernel/calendar.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import { type Said, type Sentence, say } from "../../kernel/sentence.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { FactTerm } from "../fact-sheet.ts";

export interface UnansweredForms {
  readonly ira: readonly FactTerm[];
  readonly plan: readonly FactTerm[];
  readonly earned: readonly FactTerm[];
  readonly notes: readonly Said[];
}

export function unansweredForms(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): UnansweredForms {
  const ira: FactTerm[] = [];
  const plan: FactTerm[] = [];
  const earned: FactTerm[] = [];
  const notes: Said[] = [];
  const received = (year: TaxYear) =>
    reconcile(ledger, { person, taxYear: year }).unmatched.filter(
      ({ kind }) => kind === "received_only",
    );
  for (const form of received(taxYear)) {
    const { code = "", events } = form;
    const isIra = form.ira !== undefined;
    // An excess that code P taxes in the year before, and a contribution recharacterized for it, are on no line.
    if ((!isIra && code.includes("P")) || code === "R") continue;
    const terms = events.map((id) => term(id, code));
    if (isIra) ira.push(...terms);
    else if (code.includes("8")) earned.push(...terms);
    else plan.push(...terms);
    notes.push(note(form));
  }
  for (const form of received(yearOf(taxYear + 1))) {
    const { code = "", events } = form;
    if (!code.includes("P") || form.ira !== undefined) continue;
    earned.push(...events.map((id) => term(id, code)));
    notes.push(note(form));
  }
  return { ira, plan, earned, notes };

  function term(id: string, code: string): FactTerm {
    const label = `Form 1099-R, code ${code}, that nothing in the ledger answers to`;
    return {
      sign: "+",
      amount: {
        state: "incomplete",
        missing: [missingFact("form_1099r.{event}.movement", { event: id })],
      },
      label,
    };
  }
}

function note({ plan, ira, code = "", events }: UnmatchedForm): Sentence {
  const whose = ira === undefined ? { plan } : `${ira} ira`;
  return say`The Form 1099-R from ${whose} with code ${code}${{ events }} has no movement in the ledger: record what it reports, or undo the form if it is not yours. The IRS has it too.`;
}
