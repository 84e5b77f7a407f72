// `letter`: what to write to a plan when a form is wrong, or money has to be paid back.
import { withLedger } from "../app/ledger-access.ts";
import { success } from "../kernel/outcome.ts";
import { anyText, oneOf, option, requiredOption } from "./input.ts";
import { defineQuestion } from "./question.ts";
import { personInput, taxYearInput, todayInput } from "./shared-inputs.ts";

const ABOUT = ["form-1099-r", "excess"] as const;

export const letterQuestion = defineQuestion({
  name: "letter",
  summary: "Draft a letter to a plan: a wrong Form 1099-R, or an excess to pay back",
  example: "letter --tax-year 2025 --plan acme-401k --format pdf --output letter.pdf",
  inputs: {
    taxYear: taxYearInput,
    plan: requiredOption("--plan <id>", "the plan to write to", anyText),
    about: option("--about <what>", `${ABOUT.join(" (default) or ")}`, oneOf(ABOUT)),
    today: todayInput,
    person: personInput,
  },
  ask: async (access, given) => {
    const { letterFacts } = await import("../app/questions/letter-facts.ts");
    const { today } = access;
    const facts = await withLedger(access, (store) => letterFacts(store, { ...given, today }));
    if (!facts.ok) return facts;
    const { excessLetter } = await import("../render/documents/letter/excess-letter.ts");
    const { formLetter } = await import("../render/documents/letter/form-letter.ts");
    const { forms, excess, movements, ...names } = facts.value;
    const people = { ...names, plan: given.plan, date: today };
    if (given.about === "excess") return success(excessLetter(excess, people));
    return success(forms && formLetter(forms, { ...people, taxYear: excess.taxYear }, movements));
  },
  nothing: (letter, { plan, about, taxYear }) => {
    const what = about === "excess" ? "nothing to pay back" : "no form that differs";
    return letter === undefined ? `${plan} has ${what} for ${taxYear}: no letter` : undefined;
  },
  documents: {
    text: {
      make: async (letter) => {
        const { letterText } = await import("../render/documents/letter/letter-text.ts");
        return letter === undefined ? "" : letterText(letter);
      },
    },
    pdf: {
      file: { what: "a PDF", name: ({ plan }) => `letter-${plan}.pdf` },
      make: async (letter, { access }) => {
        const { letterPdf } = await import("../render/pdf/letter-pdf.ts");
        return letter === undefined ? "" : await letterPdf(letter, await access.fonts());
      },
    },
  },
});
