// `complete SORT`: what a completion script asks while somebody types. Listed nowhere; whatever is wrong,
// it prints nothing and ends with 0, because a message would land in the middle of a line.
import { argument, oneOf } from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { ID_SORTS } from "../../app/questions/id-sorts.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { visible } from "../../kernel/shown-text.ts";
import { defineCommand } from "../command.ts";

export const completeCommand = defineCommand({
  name: "complete",
  summary: "List ids for a shell: one a line, a tab, what it is",
  example: "complete person",
  hidden: true,
  arguments: { sort: argument("sort", ID_SORTS.join(", "), oneOf(ID_SORTS)) },
  options: {},
  run: async ({ arguments: { sort } }, { access, io }) => {
    const { knownIds } = await import("../../app/questions/known-ids.ts");
    const found = await withLedger(access, (store) => knownIds(store, sort, access)).catch(
      () => undefined,
    );
    if (found?.ok === true)
      for (const { id, about } of found.value) io.stdout.write(`${visible(id)}\t${about}\n`);
    return EXIT.done;
  },
});
