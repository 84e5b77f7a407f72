// `law add`: a year of figures of one's own.
import { anyText, argument } from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";

export const lawAddCommand = defineCommand({
  name: "law add",
  summary: "Add the figures of a tax year from a file with their sources",
  example: "law add 2027.json",
  arguments: { file: argument("file", "JSON in the form of src/law/years/*.json", anyText) },
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
