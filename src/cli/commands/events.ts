// `events`: what is recorded, in the order in which it was recorded, with what became of it.

import { anyText, option, switchOption } from "../../answers/input.ts";
import { asOfInput, onlyTaxYearInput, personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

const KEYS = [
  "id",
  "kind",
  "person",
  "employer",
  "plan",
  "date",
  "tax_year",
  "amount",
  "details",
  "reversed_by",
  "source",
];
/** For people: who and where are part of the details, so that a row fits a line. */
const SHORT_KEYS = ["id", "kind", "when", "amount", "details", "reversed_by"];
/** What has a column of its own, or says how it was recorded and not what happened. */
const NOT_DETAILS = new Set([...KEYS, "seq", "batch", "as_of", "replaces"]);

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
    const { listEvents, listedEventJson } = await import("../../app/list-events.ts");
    const filter = eventFilterOf(options);
    if (!filter.ok) return context.report([filter.error]);
    const rows = await withLedger(context.access, async (store) => {
      const listed: Record<string, unknown>[] = [];
      for await (const event of listEvents(store, filter.value))
        listed.push(listedEventJson(event));
      return listed;
    });
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const shapes = {
      json: () => ({ events: rows }),
      table: () => listTable(rows.map(rowOf), { keys: KEYS, amounts: ["amount"], keepEmpty: true }),
      tables: () => [
        listTable(rows.map(shortRowOf), {
          keys: SHORT_KEYS,
          amounts: ["amount"],
          empty: "No events.",
        }),
      ],
    };
    return await deliver(shapes, options, context);
  },
});

function rowOf(event: Record<string, unknown>): Record<string, unknown> {
  const details = Object.entries(event)
    .filter(([key]) => !NOT_DETAILS.has(key))
    .flatMap(([key, value]) => flat(key, value));
  const source = event["source"] as { file: string; line: number } | undefined;
  return {
    ...event,
    date: event["date"] ?? event["as_of"],
    details: details.join(" "),
    source:
      source === undefined || source.file === "" ? undefined : `${source.file}:${source.line}`,
  };
}

function shortRowOf(event: Record<string, unknown>): Record<string, unknown> {
  const row = rowOf(event);
  const who = ["person", "employer", "plan"].map((key) => row[key]);
  const details = [...who, row["details"]].filter((part) => part !== undefined && part !== "");
  return { ...row, when: row["date"] ?? row["tax_year"], details: details.join(" ") };
}

/** `contributions { match: 1.00 }` as `match=1.00`: the group's name says nothing new. */
function flat(key: string, value: unknown): string[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([inner, held]) => flat(inner, held));
  }
  return [`${key}=${typeof value === "string" ? value : JSON.stringify(value)}`];
}
