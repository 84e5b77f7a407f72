// How a file is understood, without a ledger: what `formats explain` and `layout test` say.
import { builtInLayouts } from "../../intake/layouts/built-in-layouts.ts";
import type { Layout } from "../../intake/layouts/layout.ts";
import { PDF_FORMAT } from "../../intake/pdf/pdf-reader.ts";
import type { ReadRecord } from "../../intake/read-record.ts";
import { readStatement } from "../../intake/read-statement.ts";
import { READERS } from "../../intake/readers.ts";
import { type ReadingSummary, summarise } from "../../intake/reading-summary.ts";
import { recognise } from "../../intake/recognise.ts";
import type { Recognition } from "../../intake/recognition.ts";
import { type Container, sniff } from "../../intake/text/sniff.ts";
import type { Encoding } from "../../intake/text/statement-text.ts";
import { tooLarge, wholeFile } from "../../intake/text/whole-file.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { attempt, type Result } from "../attempt.ts";
import type { SourceFile } from "../ports.ts";

export interface FormatOptions {
  readonly userLayouts?: readonly Layout[] | undefined;
  /** `--layout NAME`. */
  readonly layout?: string | undefined;
  readonly encoding?: Encoding | undefined;
}

export interface FormatExplained {
  readonly file: string;
  readonly bytes: number;
  readonly container: Container;
  readonly layout: string | undefined;
  /** Of statements read by a layout; other readers decide by themselves. */
  readonly recognition: Recognition | undefined;
  readonly summary: ReadingSummary;
  readonly records: readonly ReadRecord[];
  readonly problems: readonly Problem[];
}

/** A person and a plan that stand for whoever it will be: nothing is recorded. */
const ANYBODY = { person: "you", plan: "your-plan" };

export async function explainFormat(
  source: SourceFile,
  options: FormatOptions,
): Promise<Result<FormatExplained>> {
  return await attempt(async () => {
    const file = source.name;
    const read = await statementBytes(source);
    if (!read.ok) return read;
    const bytes = read.value;
    const reader = recognise(bytes, { file, ...options });
    const context = { file, ...ANYBODY };
    const layouts = [...(options.userLayouts ?? []), ...builtInLayouts()];
    const layout = reader.ok
      ? layouts.find((candidate) => candidate.layout === reader.value.layout)
      : undefined;
    const records: ReadRecord[] = [];
    let recognition: Recognition | undefined;
    const container = sniff(bytes);
    if (!reader.ok || layout !== undefined) {
      const encoding = options.encoding && { encoding: options.encoding };
      const chosen = options.layout !== undefined && layout !== undefined ? { layout } : {};
      const reading = readStatement(bytes, context, { layouts, ...chosen, ...encoding });
      if (container === "text") recognition = reading.recognition;
      records.push(...reading.records);
    } else {
      for await (const some of reader.value.read(once(bytes), context)) records.push(...some);
    }
    const problems = reader.ok
      ? records.flatMap(({ result, notes }) => [
          ...(notes ?? []),
          ...(result.bucket === "error" ? result.problems : []),
        ])
      : [reader.error];
    return success({
      file,
      bytes: bytes.length,
      container,
      layout: records[0]?.layout ?? (reader.ok ? reader.value.layout : undefined),
      recognition,
      summary: summarise(records),
      records,
      problems,
    });
  });
}

export interface Format {
  readonly layout: string;
  readonly title: string;
  readonly side: string;
  readonly evidence: string;
}

/** What can be read, in the order of names. */
export function listFormats(): readonly Format[] {
  const readers = READERS.map(({ layout, title, side, evidence = "" }) => {
    return { layout, title, side, evidence };
  });
  const tables = builtInLayouts().map(({ layout, title, side, declined, evidence }) => ({
    layout,
    title: declined === undefined ? title : `${title} (not read: ${declined})`,
    side: declined === undefined ? side : "none",
    evidence: evidence ?? "",
  }));
  return [...readers, PDF_FORMAT, ...tables].toSorted((a, b) => (a.layout < b.layout ? -1 : 1));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The whole file, under the cap for statements. */
export async function statementBytes(source: SourceFile): Promise<Result<Uint8Array>> {
  const bytes = await wholeFile(source.read().chunks, source.name);
  return bytes.ok ? bytes : failure([tooLarge(source.name)]);
}
