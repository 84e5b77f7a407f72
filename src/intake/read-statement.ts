// The whole way of a statement in text: bytes → text → tables → recognised → mapped → events, with every
// physical line in one bucket. Pure: the same bytes and the same context give the same records.
import { byCommand } from "../kernel/advice.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Layout } from "./layouts/layout.ts";
import type { ReadContext, ReadRecord } from "./read-record.ts";
import { noRows, readTables } from "./read-tables.ts";
import type { Recognition } from "./recognition.ts";
import { chooseLayout, confidence, type Match, rankLayouts } from "./tables/recognise-table.ts";
import { countByteLines, countLines } from "./text/count-lines.ts";
import { withExcerpts } from "./text/excerpt.ts";
import { type Encoding, statementText } from "./text/statement-text.ts";

export interface StatementOptions {
  /** Built in and the user's own. */
  readonly layouts: readonly Layout[];
  /** `--layout`: read by this one, whatever else would fit. */
  readonly layout?: Layout;
  readonly encoding?: Encoding;
}

export interface StatementReading {
  readonly recognition: Recognition;
  /** Physical lines of the file. */
  readonly lines: number;
  readonly records: readonly ReadRecord[];
}

export function readStatement(
  bytes: Uint8Array,
  context: ReadContext,
  options: StatementOptions,
): StatementReading {
  const decoded = statementText(bytes, context.file, options.encoding);
  if (!decoded.ok) return refused([decoded.error], countByteLines(bytes), context.file, {});
  const { text, encoding, notes } = decoded.value;
  const lines = countLines(text);
  const layouts = options.layout === undefined ? options.layouts : [options.layout];
  const named = options.layout !== undefined;
  const matches = rankLayouts(text, context.file, layouts, { named });
  const considered = matches.slice(0, 2).map((match) => match.why);
  const chosen = options.layout === undefined ? chooseLayout(matches, context.file) : undefined;
  const match =
    chosen === undefined ? matches.find(({ missing }) => missing.length === 0) : undefined;
  const problem = chosen?.ok === false ? chosen.error : undefined;
  const settled = chosen?.ok === true ? chosen.value : match;
  if (settled === undefined) {
    const unmatched = problem ?? layoutDoesNotFit(options.layout, matches, context.file);
    const noData = lines === 0 || text.trim() === "" ? [noRows(context.file)] : undefined;
    return refused(noData ?? [unmatched], lines, context.file, { encoding, considered });
  }
  const reading = readTables(text, settled, context);
  const [first, ...rest] = reading.records;
  const noted =
    first === undefined || notes.length === 0 ? reading.records : [{ ...first, notes }, ...rest];
  const records = withExcerpts(noted, text);
  return {
    lines,
    records,
    recognition: {
      decision: settled.layout.declined === undefined ? "recognised" : "declined",
      encoding,
      delimiter: settled.delimiter,
      layout: settled.layout.layout,
      title: settled.layout.title,
      confidence: confidence(settled),
      considered,
      ...reading.found,
      problems: notes,
    },
  };
}

function refused(
  problems: readonly Problem[],
  lines: number,
  file: string,
  known: { encoding?: Encoding; considered?: readonly string[] },
): StatementReading {
  const record: ReadRecord = {
    at: { file, line: 1 },
    lines,
    result: { bucket: "error", problems },
  };
  return {
    lines,
    records: [record],
    recognition: {
      decision: "refused",
      ...(known.encoding && { encoding: known.encoding }),
      considered: known.considered ?? [],
      headers: [],
      skipped: [],
      unmappedColumns: [],
      unmappedValues: [],
      problems,
    },
  };
}

function layoutDoesNotFit(
  layout: Layout | undefined,
  matches: readonly Match[],
  file: string,
): Problem {
  const name = layout?.layout ?? "the layout";
  return {
    code: "import.column-missing",
    severity: "error",
    message: `the file has no header row of ${name}`,
    at: { file, line: matches[0]?.headerLine ?? 1 },
    hint: matches[0]?.why ?? byCommand("see what was looked for", "formats explain FILE"),
  };
}
