// `undo`: takes back everything that one command recorded.

import { anyText, argument, option, readWords, switchOption } from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";

export const undoCommand = defineCommand({
  name: "undo",
  summary: "Reverse everything that one import or other command recorded",
  example: "undo b12",
  endsWith: { 4: "it was taken back before, something later rests on it, or its year is sealed" },
  arguments: {
    batch: argument("batch", "its id, as import printed it and audit log lists it", anyText),
  },
  options: {
    text: option("--text <text>", "why, in words", readWords),
    carry: switchOption("--carry", "take along what rests on a name that the batch recorded"),
  },
  run: async ({ options, arguments: { batch } }, context) => {
    const { undoBatch } = await import("../../app/change/undo-batch.ts");
    const undone = await withLedger(context.access, (store) =>
      undoBatch(store, { batch, text: options.text, carry: options.carry }),
    );
    if (!undone.ok) return context.report(undone.error);
    const { reversed, undoneBy, carried } = undone.value;
    const along = carried === 0 ? "" : `, ${carried} more taken along,`;
    const events = `${reversed} ${reversed === 1 ? "event" : "events"}`;
    context.io.stdout.write(`${batch}: ${events}${along} reversed in ${undoneBy}\n`);
    return EXIT.done;
  },
});
