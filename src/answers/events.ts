// `events`: what is recorded, in the order in which it was recorded, with what became of it.
import { withLedger } from "../app/ledger-access.ts";
import type { DescribedEvent } from "../app/list-events.ts";
import { failure, success } from "../kernel/outcome.ts";
import { anyText, option, switchOption } from "./input.ts";
import { defineQuestion } from "./question.ts";
import { asOfInput, onlyTaxYearInput, personInput } from "./shared-inputs.ts";

export const eventsQuestion = defineQuestion({
  name: "events",
  summary: "List the recorded events",
  example: "events --tax-year 2025 --kind distribution",
  inputs: {
    person: personInput,
    asOf: asOfInput,
    taxYear: onlyTaxYearInput,
    kind: option("--kind <kind>", "only this kind", anyText),
    batch: option("--batch <batch>", "only what one command recorded", anyText),
    all: switchOption("--all", "also what was reversed"),
  },
  ask: async (access, given) => {
    const { eventFilterOf } = await import("../app/questions/select-events.ts");
    const { described, listEvents } = await import("../app/list-events.ts");
    const filter = eventFilterOf(given);
    if (!filter.ok) return failure([filter.error]);
    return await withLedger(access, async (store) => {
      const listed: DescribedEvent[] = [];
      for await (const event of listEvents(store, filter.value)) listed.push(described(event));
      return success(listed);
    });
  },
  view: async (events) => (await import("../render/views/events.ts")).eventsView(events),
});
