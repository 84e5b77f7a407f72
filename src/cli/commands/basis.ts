// `basis`: what has been taxed already, by plan and IRA.

import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { readingOptions, taxYearOption } from "../options/shared-options.ts";

export const basisCommand = defineCommand({
  name: "basis",
  summary: "Show what has been taxed already, by plan and IRA, and the Roth five-year periods",
  example: "basis --tax-year 2025",
  arguments: {},
  options: { taxYear: taxYearOption, ...readingOptions },
  run: async ({ options }, context) => {
    const { basis } = await import("../../app/questions/basis.ts");
    const answer = await withLedger(context.access, (store) => basis(store, options));
    if (!answer.ok) return context.report(answer.error);
    const { basisView } = await import("../../render/views/basis.ts");
    const { lacksFacts } = await import("../../render/views/cell.ts");
    const view = basisView(answer.value, options.taxYear);
    const delivered = await deliver(view, options, context);
    const exit = context.report(answer.value.problems);
    if (exit !== EXIT.done) return exit;
    return delivered === EXIT.done && lacksFacts(view.tree) ? EXIT.problems : delivered;
  },
});
