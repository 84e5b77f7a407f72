// Puts a result where it was asked for, in the shape that was asked for. Each shape is made only when
// needed, so that JSON does not pay for CSV.
import { EXIT, type ExitCode } from "../kernel/problem-codes.ts";
import type { View } from "../render/views/view.ts";
import type { Context } from "./command.ts";
import { isColored } from "./terminal/color.ts";

/** Standard output, as the name of a file. */
const STANDARD = "-";

export interface Where {
  /** One of text, json and csv; text when nothing is said. */
  readonly format: string | undefined;
  readonly output: string | undefined;
  readonly force: boolean;
}

/**
 * Prints a view.
 * @param screen for text, when it is no list of tables
 */
export async function deliver(
  view: View,
  where: Where,
  context: Context,
  screen?: (columns: number) => string,
): Promise<ExitCode> {
  return deliverData(await printed(view, where, context, screen), where, context);
}

async function printed(
  view: View,
  where: Where,
  context: Context,
  screen?: (columns: number) => string,
): Promise<string> {
  const { viewKnownAt } = await import("../render/views/known-at.ts");
  switch (where.format ?? "text") {
    case "json": {
      const { treeJson } = await import("../render/json.ts");
      return treeJson(viewKnownAt(view, context.access.knownAt).tree);
    }
    case "csv": {
      const { tableCsv } = await import("../render/csv.ts");
      return await csvFor(where, tableCsv(viewKnownAt(view, context.access.knownAt).table()));
    }
    default: {
      const { tablesText } = await import("../render/text/table-text.ts");
      const text = screen ?? ((columns) => tablesText(view.sections(), columns));
      return await underMoment(text, where, context);
    }
  }
}

/** A file is opened by hand, in a spreadsheet; what is piped is read by a program. */
export async function csvFor({ output }: Pick<Where, "output">, csv: string): Promise<string> {
  if (output === undefined || output === STANDARD) return csv;
  const { forSpreadsheets } = await import("../render/csv.ts");
  return forSpreadsheets(csv);
}

/** The text, under a line that says which earlier state it rests on. */
async function underMoment(
  text: (columns: number) => string,
  where: Where,
  { io, access: { knownAt } }: Context,
): Promise<string> {
  const width = where.output === undefined || where.output === STANDARD ? io.stdout.columns : 100;
  const { toned } = await import("../render/text/tone.ts");
  const isShown = where.output === undefined || where.output === STANDARD;
  const body = toned(text(width), { color: isShown && isColored(io, io.stdout) });
  if (knownAt === undefined) return body;
  const { knownAtText } = await import("../render/views/known-at.ts");
  const { wrap } = await import("../render/text/display-width.ts");
  return `${wrap(knownAtText(knownAt), width).join("\n")}\n${body === "" ? "" : `\n${body}`}`;
}

/** Bytes or text to the file, else to standard output; encrypted with a passphrase, if there is one. */
export async function deliverData(
  data: string | Uint8Array,
  where: Pick<Where, "output" | "force"> & { readonly passphrase?: string | undefined },
  context: Context,
): Promise<ExitCode> {
  if (where.passphrase !== undefined) {
    const { encrypted } = await import("./encryption.ts");
    const { passphrase, output, ...rest } = where;
    const named = { ...rest, output: output === undefined ? undefined : encryptedName(output) };
    return await deliverData(await encrypted(data, passphrase), named, context);
  }
  if (where.output === undefined || where.output === STANDARD) {
    context.io.stdout.write(data);
    return EXIT.done;
  }
  const { writeOutput } = await import("../compose.ts");
  const problem = await writeOutput({
    cwd: context.io.cwd,
    file: where.output,
    data,
    force: where.force,
  });
  if (problem !== undefined) return context.report([problem]);
  // A script knows what it asked for; a person likes to see that it is there.
  if (context.io.stderr.isTty && !context.quiet) context.io.stderr.write(`wrote ${where.output}\n`);
  return EXIT.done;
}

/** What it is shows in its name: a PDF that cannot be opened would look damaged. */
export function encryptedName(file: string): string {
  return file.endsWith(".age") || file === STANDARD ? file : `${file}.age`;
}
