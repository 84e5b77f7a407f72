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
    const { reconcileJson } = await import("../../render/json/reconcile.ts");
    const { reconcileTable, reconcileTables } = await import(
      "../../render/tables/reconcile-tables.ts"
    );
    const json = reconcileJson(report.value);
    const exit = await deliver(
      {
        json: () => json,
        table: () => reconcileTable(json),
        tables: () => reconcileTables(json, report.value.splitEntries),
      },
      options,
      context,
    );
    return exit === EXIT.done && !json.agrees ? EXIT.problems : exit;
  },
});
