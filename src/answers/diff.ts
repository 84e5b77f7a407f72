// `diff`: which lines of which forms differ between two states of the ledger, why, and whether a filed
// return has to be amended.
import { withLedger } from "../app/ledger-access.ts";
import { anyText, option, requiredOption } from "./input.ts";
import { defineQuestion } from "./question.ts";
import { onlyTaxYearInput, personInput } from "./shared-inputs.ts";

export const diffQuestion = defineQuestion({
  name: "diff",
  summary:
    "Show which lines changed between two states of the ledger, and whether to amend a return",
  example: "diff --from 2026-04-15 --tax-year 2025",
  inputs: {
    from: requiredOption(
      "--from <when>",
      "the earlier state: a date, an event (e17), a batch (b12), or seal, the year's last",
      anyText,
    ),
    to: option("--to <when>", "the later state (default: now)", anyText),
    taxYear: onlyTaxYearInput,
    person: personInput,
  },
  ask: async (access, given) => {
    const { diffStates } = await import("../app/questions/diff-states.ts");
    const states = { ...given, to: given.to ?? "now" };
    return await withLedger(access, (store) => diffStates(store, states));
  },
  view: async (found) => (await import("../render/views/diff.ts")).diffView(found),
  endsWithOne: {
    when: "a return is to be amended",
    is: ({ returns }) =>
      returns.some(({ due }) => due === "yes" || due === "refund_can_be_claimed"),
  },
});
