// `roth-access`: what could come out of Roth money today without tax or penalty.

import { readingInputs, todayInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const rothAccessCommand = defineCommand({
  name: "roth-access",
  summary: "Show what could come out of Roth money without tax or penalty, layer by layer",
  example: "roth-access",
  arguments: {},
  options: { today: todayInput, ...readingInputs, ...resultOptions },
  run: async ({ options }, context) => {
    const { rothAccess } = await import("../../app/questions/roth-access.ts");
    const asOf = context.access.today;
    const access = await withLedger(context.access, (store) =>
      rothAccess(store, { ...options, asOf }),
    );
    if (!access.ok) return context.report(access.error);
    const { rothAccessView } = await import("../../render/views/roth-access.ts");
    const exit = await deliver(rothAccessView(access.value), options, context);
    const known = access.value.withoutTaxOrPenalty.state === "complete";
    return exit === EXIT.done && !known ? EXIT.problems : exit;
  },
});
