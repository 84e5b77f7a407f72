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
    const { basisJson } = await import("../../render/json/basis.ts");
    const { basisTable, basisTables } = await import("../../render/tables/basis-tables.ts");
    const json = basisJson(answer.value);
    const shape = json as unknown as Parameters<typeof basisTables>[0];
    const delivered = await deliver(
      {
        json: () => ({ tax_year: options.taxYear, person: answer.value.person, ...json }),
        table: () => basisTable(shape),
        tables: () => basisTables(shape),
      },
      options,
      context,
    );
    const exit = context.report(answer.value.problems);
    if (exit !== EXIT.done) return exit;
    const incomplete = JSON.stringify(json).includes('"incomplete"');
    return delivered === EXIT.done && incomplete ? EXIT.problems : delivered;
  },
});
