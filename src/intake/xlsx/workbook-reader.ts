// A workbook as a reader among others: its sheet is recognised like CSV, and places say row and column.
import type { Outcome } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { ReadContext, ReadRecord, ReadResult, StatementReader } from "../read-record.ts";
import { wholeFile } from "../text/whole-file.ts";
import { type SheetText, workbookSheets } from "./workbook.ts";
import { LARGEST_UNPACKED } from "./zip-directory.ts";

export interface WorkbookOptions {
  /** `--layout`. */
  readonly layout?: string | undefined;
  /** The reader of a sheet as CSV. */
  inner(sheet: Uint8Array): Outcome<StatementReader, Problem>;
}

export function workbookReader(options: WorkbookOptions): StatementReader {
  return {
    layout: options.layout ?? "xlsx/workbook",
    async *read(chunks, context) {
      const bytes = await wholeFile(chunks, context.file, LARGEST_UNPACKED);
      yield bytes.ok ? await readWorkbookRecords(bytes.value, context, options) : [bytes.error];
    },
  };
}

async function readWorkbookRecords(
  bytes: Uint8Array,
  context: ReadContext,
  options: WorkbookOptions,
): Promise<readonly ReadRecord[]> {
  const { file } = context;
  const refused = (problem: Problem): ReadRecord[] => [
    { at: { file, line: 1 }, lines: 1, result: { bucket: "error", problems: [problem] } },
  ];
  const sheets = await workbookSheets(bytes, file);
  if (!sheets.ok) return refused(sheets.error);
  const [sheet, ...others] = sheets.value;
  if (sheet === undefined) {
    const hint = "was the right workbook saved?";
    const message = "the workbook has no rows";
    return refused({
      code: "import.no-data",
      severity: "error",
      message,
      at: { file, line: 1 },
      hint,
    });
  }
  if (others.length > 0) {
    const names = sheets.value.map(({ name }) => `"${name}"`).join(", ");
    const hint = "save each sheet as a file of its own, so that each line has one place";
    const message = `the workbook has several sheets with rows: ${names}`;
    const at = { file, line: 1 };
    return refused({ code: "import.layout-ambiguous", severity: "error", message, at, hint });
  }
  const csv = new TextEncoder().encode(sheet.text);
  const reader = options.inner(csv);
  if (!reader.ok) return refused(reader.error);
  const { layout } = reader.value;
  const records: ReadRecord[] = [];
  for await (const read of reader.value.read(once(csv), context)) records.push(...read);
  return records.map((record, index) => ({
    ...inCells(record, sheet),
    ...(index === 0 && { layout }),
  }));
}

/** Character columns of the derived text become columns of the sheet; that text is nobody's line. */
function inCells(record: ReadRecord, sheet: SheetText): ReadRecord {
  const place = <T extends { line: number; column?: number }>(at: T): T => {
    if (at.column === undefined) return at;
    const starts = sheet.cellColumns[at.line - 1] ?? [];
    const column = Math.max(1, starts.filter((start) => start <= (at.column ?? 1)).length);
    const {
      endColumn: _,
      excerpt: __,
      ...rest
    } = at as T & {
      endColumn?: number;
      excerpt?: string;
    };
    return { ...rest, column } as unknown as T;
  };
  const problems = (list: readonly Problem[]) =>
    list.map((problem) =>
      problem.at === undefined ? problem : { ...problem, at: place(problem.at) },
    );
  const candidates = (list: readonly Candidate[]): Candidate[] =>
    list.map((each) =>
      each.source === undefined ? each : { ...each, source: place(each.source) },
    );
  const { result } = record;
  const moved: ReadResult =
    result.bucket === "error"
      ? { ...result, problems: problems(result.problems) }
      : result.bucket === "candidates"
        ? { ...result, candidates: candidates(result.candidates) }
        : result.bucket === "needs_review"
          ? { ...result, proposal: candidates(result.proposal) }
          : result;
  const notes = record.notes && problems(record.notes);
  return { ...record, at: place(record.at), result: moved, ...(notes && { notes }) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
