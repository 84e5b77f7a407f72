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
    const { limitsView } = await import("../../render/views/limits.ts");
    const exit = await deliver(limitsView(report.value), options, context);
    return exitOf(exit, report.value.incomplete);
  },
});
