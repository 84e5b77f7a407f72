// `limits`: what went in, against the limits of the law.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, taxYearInput } from "./shared-inputs.ts";

export const limitsQuestion = defineQuestion({
  name: "limits",
  summary: "Show contributions against the §402(g), §414(v) and §415(c) limits",
  example: "limits --tax-year 2025",
  inputs: { taxYear: taxYearInput, ...readingInputs },
  ask: async (access, given) => {
    const { limits } = await import("../app/questions/limits.ts");
    return await withLedger(access, (store) => limits(store, given));
  },
  view: async (report) => (await import("../render/views/limits.ts")).limitsView(report),
  endsWithOne: {
    when: "a fact is missing that a limit rests on",
    is: ({ incomplete }) => incomplete.length > 0,
  },
});
