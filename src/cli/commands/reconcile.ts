// `reconcile`: the Forms 1099-R that came against those that the ledger implies.

import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { readingOptions, taxYearOption } from "../options/shared-options.ts";

export const reconcileCommand = defineCommand({
  name: "reconcile",
  summary: "Compare the Forms 1099-R received with those that the ledger implies",
  example: "reconcile --tax-year 2025",
  arguments: {},
  options: { taxYear: taxYearOption, ...readingOptions },
  run: async ({ options }, context) => {
    const { reconcile } = await import("../../app/questions/reconcile.ts");
    const report = await withLedger(context.access, (store) => reconcile(store, options));
    if (!report.ok) return context.report(report.error);
    const { reconcileView } = await import("../../render/views/reconcile.ts");
    const exit = await deliver(reconcileView(report.value), options, context);
    return exit === EXIT.done && !report.value.agrees ? EXIT.problems : exit;
  },
});
