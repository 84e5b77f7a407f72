// `limits`: what went in, against the limits of the law.

import { withLedger } from "../../app/ledger-access.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { exitOf } from "../exit-of.ts";
import { readingOptions, taxYearOption } from "../options/shared-options.ts";

export const limitsCommand = defineCommand({
  name: "limits",
  summary: "Show contributions against the §402(g), §414(v) and §415(c) limits",
  example: "limits --tax-year 2025",
  arguments: {},
  options: { taxYear: taxYearOption, ...readingOptions },
  run: async ({ options }, context) => {
    const { limits } = await import("../../app/questions/limits.ts");
    const report = await withLedger(context.access, (store) => limits(store, options));
    if (!report.ok) return context.report(report.error);
    const { limitsJson } = await import("../../render/json/limits.ts");
    const { limitsTable, limitsTables } = await import("../../render/tables/limits-tables.ts");
    const json = limitsJson(report.value);
    const shape = json as unknown as Parameters<typeof limitsTables>[0];
    const shapes = {
      json: () => json,
      table: () => limitsTable(shape),
      tables: () => limitsTables(shape),
    };
    return exitOf(await deliver(shapes, options, context), report.value.incomplete);
  },
});
