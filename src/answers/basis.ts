// `basis`: what has been taxed already, by plan and IRA.
import { withLedger } from "../app/ledger-access.ts";
import { lacksFacts } from "../render/views/cell.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, taxYearInput } from "./shared-inputs.ts";

export const basisQuestion = defineQuestion({
  name: "basis",
  summary: "Show what has been taxed already, by plan and IRA, and the Roth five-year periods",
  example: "basis --tax-year 2025",
  inputs: { taxYear: taxYearInput, ...readingInputs },
  ask: async (access, given) => {
    const { basis } = await import("../app/questions/basis.ts");
    return await withLedger(access, (store) => basis(store, given));
  },
  view: async (answer, { taxYear }) =>
    (await import("../render/views/basis.ts")).basisView(answer, taxYear),
  problems: ({ problems }) => problems,
  endsWithOne: {
    when: "a fact is missing that basis rests on",
    is: (_, shown) => shown !== undefined && lacksFacts(shown.tree),
  },
});
