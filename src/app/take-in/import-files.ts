// Imports files, each whole or not at all. Rows stream from the reader to the ledger inside one
// transaction, so memory does not grow with the file; every problem of a file is reported, not the first.
import { recognise } from "../../intake/recognise.ts";
import { LineCounter } from "../../intake/text/count-lines.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { attempt, isFault, type Result } from "../attempt.ts";
import type { BatchOpening, LedgerStore, SourceFile, Written } from "../ports.ts";
import type { ImportOptions } from "./import-options.ts";
import { type FileReport, Tally } from "./import-report.ts";
import { type Touched, touchedByAll } from "./people-of-file.ts";
import type { AskedOfFile } from "./question.ts";
import { rememberedLayouts } from "./remembered-layouts.ts";
import { type FileResult, Intake, type OpenTransaction } from "./take-in.ts";

export interface Imported {
  readonly files: readonly FileReport[];
  /** Every problem of every file; a file with an error among them was not imported. */
  readonly problems: readonly Problem[];
  /** What is open, file by file; a file without questions is not in the list. */
  readonly asked: readonly AskedOfFile[];
  /** The ids of given answers that a file asked for. */
  readonly answered: readonly string[];
  /** Whose money was recorded. */
  readonly touched: Touched;
}

export async function importFiles(
  store: LedgerStore,
  sources: readonly SourceFile[],
  options: ImportOptions,
): Promise<Result<Imported>> {
  return await attempt(async () => {
    if (options.dryRun !== true) {
      const results: FileResult[] = [];
      for (const source of sources)
        results.push(await store.write((writer) => importFile({ store, writer }, source, options)));
      return success(united(results));
    }
    const tried = await tryFiles(
      store,
      sources.map((source) => ({ source, options })),
    );
    const results = tried.map((each) => ({
      ...each,
      touched: new Map(),
      report: { ...each.report, batch: null },
    }));
    return success(united(results));
  });
}

/** A file with what is asked for it alone: its answers are not another file's. */
export interface FileToTry {
  readonly source: SourceFile;
  readonly options: ImportOptions;
}

/**
 * What importing the files would do; nothing is recorded. One transaction for all, so that a later file
 * sees what an earlier one would have recorded.
 */
export async function tryFiles(
  store: LedgerStore,
  files: readonly FileToTry[],
): Promise<readonly FileResult[]> {
  return await store.write(async (writer) => {
    const tried: FileResult[] = [];
    for (const { source, options } of files) {
      writer.mark();
      const { keep, value } = await importFile({ store, writer }, source, options);
      if (!keep) writer.toMark();
      tried.push(value);
    }
    return { keep: false, value: tried };
  });
}

function united(results: readonly FileResult[]): Imported {
  return {
    files: results.map(({ report }) => report),
    problems: results.flatMap(({ problems }) => problems),
    touched: touchedByAll(results.map(({ touched }) => touched)),
    answered: results.flatMap(({ answered }) => answered),
    asked: results.flatMap(({ report: { file }, questions }) =>
      questions.length === 0 ? [] : [{ file, questions }],
    ),
  };
}

async function importFile(
  open: OpenTransaction,
  source: SourceFile,
  options: ImportOptions,
): Promise<Written<FileResult>> {
  const file = source.name;
  const refused = (layout: string, problems: readonly Problem[]): Written<FileResult> => ({
    keep: false,
    value: {
      report: new Tally().report({ file, layout, batch: null }),
      problems,
      ...NOTHING_ASKED,
    },
  });
  try {
    const { sha256, bytes, head } = await source.fingerprint();
    const { layout, encoding } = options;
    const { layouts, unused } = await rememberedLayouts(open.writer);
    const userLayouts = [...(options.userLayouts ?? []), ...layouts];
    const reader = recognise(head, { file, layout, userLayouts, encoding });
    if (!reader.ok) {
      const tally = new Tally();
      tally.count("errors", { line: 1, lines: await linesOf(source) });
      const report = tally.report({ file, layout: "unknown", batch: null });
      return {
        keep: false,
        value: { report, problems: [...unused, reader.error], ...NOTHING_ASKED },
      };
    }
    const { chunks, changed } = source.read();
    const watched = watch(chunks, (bytesRead) => options.onProgress?.({ file, bytesRead, bytes }));
    const opening: BatchOpening = {
      command: "import",
      file,
      sha256,
      bytes: String(bytes),
      layout: reader.value.layout,
    };
    const intake = new Intake(open, opening, { ...options, userLayouts });
    await intake.read(reader.value, watched, file);
    if (changed()) {
      const message = `${file} changed while it was read`;
      const hint = "nothing was recorded; import it again when nothing writes to it";
      return refused(reader.value.layout, [
        { code: "import.file-changed", severity: "error", message, hint },
      ]);
    }
    const { keep, value } = await intake.finish();
    return { keep, value: { ...value, problems: [...unused, ...value.problems] } };
  } catch (error) {
    if (isFault(error) && error.problem.code.startsWith("file."))
      return refused("unknown", [error.problem]);
    throw error;
  }
}

const NOTHING_ASKED = { questions: [], answered: [], touched: new Map() } as const;

/** Lines of a file that nobody reads, so that its report adds up too. */
async function linesOf(source: SourceFile): Promise<number> {
  const counter = new LineCounter();
  for await (const chunk of source.read().chunks) counter.add(chunk);
  return counter.lines;
}

async function* watch(
  chunks: AsyncIterable<Uint8Array>,
  report: (bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    report(bytesRead);
    yield chunk;
  }
}
