// `correct-excess`: what is above a limit, and what to ask back.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, taxYearInput, todayInput } from "./shared-inputs.ts";

export const correctExcessQuestion = defineQuestion({
  name: "correct-excess",
  summary: "Show what is above a limit, what to ask back from which plan, and by when",
  example: "correct-excess --tax-year 2025",
  inputs: { taxYear: taxYearInput, today: todayInput, ...readingInputs },
  ask: async (access, given) => {
    const { correctExcess } = await import("../app/questions/correct-excess.ts");
    const { today } = access;
    return await withLedger(access, (store) => correctExcess(store, { ...given, today }));
  },
  view: async (found) => (await import("../render/views/excess.ts")).excessView(found),
  endsWithOne: { when: "an excess is not settled", is: ({ isSettled }) => !isSettled },
});
