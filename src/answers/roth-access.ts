// `roth-access`: what could come out of Roth money today without tax or penalty.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, todayInput } from "./shared-inputs.ts";

export const rothAccessQuestion = defineQuestion({
  name: "roth-access",
  summary: "Show what could come out of Roth money without tax or penalty, layer by layer",
  example: "roth-access",
  inputs: { today: todayInput, ...readingInputs },
  ask: async (access, given) => {
    const { rothAccess } = await import("../app/questions/roth-access.ts");
    const asked = { ...given, asOf: access.today };
    return await withLedger(access, (store) => rothAccess(store, asked));
  },
  view: async (found) => (await import("../render/views/roth-access.ts")).rothAccessView(found),
  endsWithOne: {
    when: "a fact is missing that the amount rests on",
    is: ({ withoutTaxOrPenalty }) => withoutTaxOrPenalty.state !== "complete",
  },
});
