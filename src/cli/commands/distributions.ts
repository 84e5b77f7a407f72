// `distributions`: the Forms 1099-R to expect for a year.

import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { readingOptions, taxYearOption } from "../options/shared-options.ts";

export const distributionsCommand = defineCommand({
  name: "distributions",
  summary: "Show the Forms 1099-R that the year's distributions and rollovers imply",
  example: "distributions --tax-year 2025",
  arguments: {},
  options: { taxYear: taxYearOption, ...readingOptions },
  run: async ({ options }, context) => {
    const { distributions } = await import("../../app/questions/distributions.ts");
    const forms = await withLedger(context.access, (store) => distributions(store, options));
    if (!forms.ok) return context.report(forms.error);
    const { distributionsView } = await import("../../render/views/distributions.ts");
    const view = distributionsView(forms.value, options.taxYear);
    const exit = await deliver(view, options, context);
    const incomplete = forms.value.some((form) => form.incomplete.length > 0);
    return exit === EXIT.done && incomplete ? EXIT.problems : exit;
  },
});
