// `distributions`: the Forms 1099-R to expect for a year.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, taxYearInput } from "./shared-inputs.ts";

export const distributionsQuestion = defineQuestion({
  name: "distributions",
  summary: "Show the Forms 1099-R that the year's distributions and rollovers imply",
  example: "distributions --tax-year 2025",
  inputs: { taxYear: taxYearInput, ...readingInputs },
  ask: async (access, given) => {
    const { distributions } = await import("../app/questions/distributions.ts");
    return await withLedger(access, (store) => distributions(store, given));
  },
  view: async (forms, { taxYear }) =>
    (await import("../render/views/distributions.ts")).distributionsView(forms, taxYear),
  endsWithOne: {
    when: "a fact is missing that a box rests on",
    is: (forms) => forms.some(({ incomplete }) => incomplete.length > 0),
  },
});
