// `distributions`: the Forms 1099-R to expect for a year.

import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { readingOptions, taxYearOption } from "../options/shared-options.ts";

const BOXES = ["box_1", "box_2a", "box_4", "box_5", "box_7", "box_10", "box_11"];
const KEYS = ["plan", "of", ...BOXES];
const AMOUNTS = BOXES.filter((box) => box !== "box_7" && box !== "box_11");

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
    const { distributionsJson } = await import("../../render/json/distributions.ts");
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const json = distributionsJson(forms.value);
    const rows = (json["forms"] as Record<string, unknown>[]).map((form) => ({
      ...form,
      events: (form["events"] as string[]).join(" "),
    }));
    const notes = [...new Set(forms.value.flatMap((form) => form.notes))];
    const table = (keepEmpty: boolean) =>
      listTable(rows, {
        keys: keepEmpty ? [...KEYS, "events"] : KEYS,
        amounts: AMOUNTS,
        keepEmpty,
        title: `Forms 1099-R to expect for ${options.taxYear}`,
        empty: "None.",
      });
    const exit = await deliver(
      {
        json: () => ({ tax_year: options.taxYear, ...json }),
        table: () => table(true),
        tables: () => [{ ...table(false), ...(notes.length > 0 && { notes }) }],
      },
      options,
      context,
    );
    const incomplete = forms.value.some((form) => form.incomplete.length > 0);
    return exit === EXIT.done && incomplete ? EXIT.problems : exit;
  },
});
