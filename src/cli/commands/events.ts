// `events`: what is recorded, in the order in which it was recorded, with what became of it.

import { anyText, option, switchOption } from "../../answers/input.ts";
import { asOfInput, onlyTaxYearInput, personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import type { DescribedEvent } from "../../app/list-events.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const eventsCommand = defineCommand({
  name: "events",
  summary: "List the recorded events",
  example: "events --tax-year 2025 --kind distribution",
  arguments: {},
  options: {
    person: personInput,
    asOf: asOfInput,
    taxYear: onlyTaxYearInput,
    kind: option("--kind <kind>", "only this kind", anyText),
    batch: option("--batch <batch>", "only what one command recorded", anyText),
    all: switchOption("--all", "also what was reversed"),
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { eventFilterOf } = await import("../../app/questions/select-events.ts");
    const { described, listEvents } = await import("../../app/list-events.ts");
    const filter = eventFilterOf(options);
    if (!filter.ok) return context.report([filter.error]);
    const events = await withLedger(context.access, async (store) => {
      const listed: DescribedEvent[] = [];
      for await (const event of listEvents(store, filter.value)) listed.push(described(event));
      return listed;
    });
    const { eventsView } = await import("../../render/views/events.ts");
    return await deliver(eventsView(events), options, context);
  },
});
