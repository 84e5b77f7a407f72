// `check`: nothing about a sound ledger; otherwise what is wrong.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { onlyTaxYearInput, readingInputs } from "./shared-inputs.ts";

export const checkQuestion = defineQuestion({
  name: "check",
  summary: "Check the limits and the record; prints nothing when all is well or accepted",
  example: "check --tax-year 2025",
  inputs: { taxYear: onlyTaxYearInput, ...readingInputs },
  ask: async (access, given) => {
    const { check } = await import("../app/questions/check.ts");
    const { today } = access;
    return await withLedger(access, (store) => check(store, { ...given, today }));
  },
  view: async (found) => (await import("../render/views/problems.ts")).checkView(found),
  screen: async ({ open }) => {
    const { renderProblems } = await import("../render/problems.ts");
    return () => renderProblems(open, { color: false, most: open.length });
  },
  remarks: ({ untested }) =>
    untested.map(
      (year) =>
        `the limits of ${year} are not tested: its figures are not known yet; rothbook law template ${year} -o ${year}.json, fill it in, rothbook law add ${year}.json`,
    ),
  endsWithOne: {
    when: "an error or a warning is found that is not accepted",
    is: ({ open }) => open.length > 0,
  },
});
