// `check`: says nothing about a sound ledger; otherwise what is wrong, and exit code 1.

import { onlyTaxYearInput, readingInputs } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const checkCommand = defineCommand({
  name: "check",
  summary: "Check the limits and the record; prints nothing when all is well or accepted",
  example: "check --tax-year 2025",
  arguments: {},
  options: { taxYear: onlyTaxYearInput, ...readingInputs, ...resultOptions },
  run: async ({ options }, context) => {
    const { check } = await import("../../app/questions/check.ts");
    const found = await withLedger(context.access, (store) => check(store, options));
    if (!found.ok) return context.report(found.error);
    const problems = found.value.open;
    const { checkView } = await import("../../render/views/problems.ts");
    const { renderProblems } = await import("../../render/problems.ts");
    const screen = () => renderProblems(problems, { color: false, most: problems.length });
    const exit = await deliver(checkView(found.value), options, context, screen);
    return exit === EXIT.done && problems.length > 0 ? EXIT.problems : exit;
  },
});
