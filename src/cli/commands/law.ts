// `law`: the figures that the rules use, each with its citation; `law add`: a year of one's own. Looking
// needs no ledger; when there is one, the years added to it count.

import { anyText, argument } from "../../answers/input.ts";
import { onlyTaxYearInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { sourceFileOf } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const lawCommand = defineCommand({
  name: "law",
  summary: "Show the figures of the law by tax year, with their sources",
  example: "law --tax-year 2026",
  arguments: {},
  options: { taxYear: onlyTaxYearInput, ...resultOptions },
  run: async ({ options }, context) => {
    const { lawYears } = await import("../../app/questions/law-years.ts");
    const { lawOfLedger } = await import("../../app/person-ledger.ts");
    const hasLedger = context.access.expected();
    const law = hasLedger ? await withLedger(context.access, lawOfLedger) : undefined;
    if (law?.ok === false) return context.report(law.error);
    const years = lawYears(law?.value, options.taxYear);
    if (!years.ok) return context.report(years.error);
    const { lawView } = await import("../../render/views/law.ts");
    const view = lawView(years.value, { onlyOne: options.taxYear !== undefined });
    return await deliver(view, options, context);
  },
});

export const lawAddCommand = defineCommand({
  name: "law add",
  summary: "Add the figures of a tax year from a file with their sources",
  example: "law add 2027.json",
  arguments: { file: argument("file", "JSON in the form of src/law/years/*.json", anyText) },
  options: {},
  run: async ({ arguments: { file } }, context) => {
    const { addLaw } = await import("../../app/change/add-law.ts");
    const source = await sourceFileOf(file);
    const added = await withLedger(context.access, (store) => addLaw(store, source));
    if (!added.ok) return context.report(added.error);
    const { taxYear, event, added: isNew } = added.value;
    context.io.stdout.write(
      isNew
        ? `figures for ${taxYear} are added as ${event}\n`
        : `${event} has these figures already\n`,
    );
    return EXIT.done;
  },
});
