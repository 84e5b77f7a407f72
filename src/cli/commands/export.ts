// `export`: the events that stand, in the form in which import takes them again.

import { oneOf, option } from "../../answers/input.ts";
import { asOfInput, onlyTaxYearInput, personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import type { LedgerReader } from "../../app/ports.ts";
import { EXIT, type ExitCode } from "../../kernel/problem-codes.ts";
import { type Context, defineCommand } from "../command.ts";
import { csvFor, deliverData } from "../deliver.ts";
import { encryptionOptions, passphraseFor } from "../encryption.ts";
import { forceOption, outputOption } from "../options/shared-options.ts";

export const exportCommand = defineCommand({
  name: "export",
  summary: "Write the events that stand as JSON Lines or CSV",
  example: "export --format jsonl --output events.jsonl",
  arguments: {},
  options: {
    person: personInput,
    asOf: asOfInput,
    taxYear: onlyTaxYearInput,
    format: option("--format <format>", "jsonl (default) or csv", oneOf(["jsonl", "csv"])),
    output: outputOption,
    force: forceOption,
    ...encryptionOptions,
  },
  run: async ({ options }, context) => {
    const { eventFilterOf } = await import("../../app/questions/select-events.ts");
    const filter = eventFilterOf(options);
    if (!filter.ok) return context.report([filter.error]);
    if (context.access.knownAt !== undefined && !context.quiet) {
      // Not in the lines themselves: import reads them again.
      const { knownAtText } = await import("../../render/views/known-at.ts");
      context.io.stderr.write(`${knownAtText(context.access.knownAt)}\n`);
    }
    const key = await passphraseFor(options, context);
    if (!key.ok) return context.report(key.error);
    const where = { ...options, passphrase: key.value };
    return await withLedger(context.access, async (store) => {
      const chunks =
        options.format === "csv"
          ? csvChunks(store, filter.value, options)
          : jsonChunks(store, filter.value);
      return await deliverChunks(await chunks, where, context);
    });
  },
});

type Filter = Parameters<LedgerReader["events"]>[0];

async function jsonChunks(store: LedgerReader, filter: Filter): Promise<AsyncIterable<string>> {
  const { exportEvents } = await import("../../app/copies/export-events.ts");
  async function* lines() {
    for await (const line of exportEvents(store, filter)) yield `${line}\n`;
  }
  return lines();
}

async function csvChunks(
  store: LedgerReader,
  filter: Filter,
  where: Parameters<typeof csvFor>[0],
): Promise<AsyncIterable<string>> {
  const { EXPORT_COLUMNS, exportRows } = await import("../../app/copies/export-events.ts");
  const { csvOf, textCsv } = await import("../../render/csv.ts");
  async function* rows() {
    yield await csvFor(where, csvOf([EXPORT_COLUMNS]));
    for await (const row of exportRows(store, filter)) yield csvOf([row.map(textCsv)]);
  }
  return rows();
}

/** Piece by piece to standard output, so that memory does not grow; whole to a file, or encrypted: all or nothing. */
async function deliverChunks(
  chunks: AsyncIterable<string>,
  where: {
    readonly output: string | undefined;
    readonly force: boolean;
    readonly passphrase: string | undefined;
  },
  context: Context,
): Promise<ExitCode> {
  const streams = where.output === undefined && where.passphrase === undefined;
  const held: string[] = [];
  for await (const chunk of chunks) {
    if (streams) context.io.stdout.write(chunk);
    else held.push(chunk);
  }
  return streams ? EXIT.done : await deliverData(held.join(""), where, context);
}
