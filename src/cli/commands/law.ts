// `law add`: a year of figures of one's own.
import { anyText, argument } from "../../answers/input.ts";
import { readTaxYear } from "../../answers/read-values.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliverData } from "../deliver.ts";
import { forceOption, outputOption } from "../options/shared-options.ts";

export const lawTemplateCommand = defineCommand({
  name: "law template",
  summary: "Write a year's figures file to fill in: every figure, amounts and sources empty",
  example: "law template 2027 --output 2027.json",
  withoutLedger: true,
  arguments: { year: argument("year", "the tax year", readTaxYear) },
  options: { output: outputOption, force: forceOption },
  run: async ({ arguments: { year }, options }, context) => {
    const { lawTemplate } = await import("../../app/questions/law-years.ts");
    const template = lawTemplate(year);
    if (!template.ok) return context.report(template.error);
    return await deliverData(`${JSON.stringify(template.value, null, 2)}\n`, options, context);
  },
});

export const lawAddCommand = defineCommand({
  name: "law add",
  summary: "Add the figures of a tax year from a file with their sources",
  example: "law add 2027.json",
  endsWith: {
    1: "the file does not fit, or the figures are not plausible",
    4: "figures of that year exist already",
  },
  arguments: { file: argument("file", "JSON as law template writes it, filled in", anyText) },
  options: {},
  run: async ({ arguments: { file } }, context) => {
    const { addLaw } = await import("../../app/change/add-law.ts");
    const source = await context.access.source(file);
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
