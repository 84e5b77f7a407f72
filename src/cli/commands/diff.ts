// `diff`: which lines of which forms differ between two states of the ledger, why, and whether a filed
// return has to be amended.

import { anyText, option, requiredOption } from "../../answers/input.ts";
import { onlyTaxYearInput, personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const diffCommand = defineCommand({
  name: "diff",
  summary:
    "Show which lines changed between two states of the ledger, and whether to amend a return",
  example: "diff --from 2026-04-15 --tax-year 2025",
  arguments: {},
  options: {
    from: requiredOption(
      "--from <when>",
      "the earlier state: a date, an event (e17), a batch (b12), or seal, the year's last",
      anyText,
    ),
    to: option("--to <when>", "the later state (default: now)", anyText),
    taxYear: onlyTaxYearInput,
    person: personInput,
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { diffStates } = await import("../../app/questions/diff-states.ts");
    const found = await withLedger(context.access, (store) =>
      diffStates(store, { ...options, to: options.to ?? "now" }),
    );
    if (!found.ok) return context.report(found.error);
    const { diffView } = await import("../../render/views/diff.ts");
    const exit = await deliver(diffView(found.value), options, context);
    const due = found.value.returns.some((each) => each.due === "yes");
    return exit === EXIT.done && due ? EXIT.problems : exit;
  },
});
