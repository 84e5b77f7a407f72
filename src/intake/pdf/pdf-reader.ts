// A PDF as a reader among others: a tax form is read box by box into review, anything else as the text that a person would
// copy from it, or as a table where its columns are certain. Places say line and page.
import { byCommand } from "../../kernel/advice.ts";
import { type Outcome, success } from "../../kernel/outcome.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { ReadContext, ReadRecord, StatementReader } from "../read-record.ts";
import { maskNumbers } from "../text/mask.ts";
import { refused, wholeFile } from "../text/whole-file.ts";
import { type ProposedForm, proposedForm } from "./form-proposal.ts";
import { type BoxValue, type FormReading, plainText } from "./form-reading.ts";
import { labelledForm } from "./labelled-form.ts";
import { official1099r } from "./official-1099-r.ts";
import { openPdf } from "./open-pdf.ts";
import type { PdfFault, PdfPage } from "./page.ts";
import { type PdfLine, pageLines } from "./page-lines.ts";
import { pdfProblem } from "./pdf-problem.ts";
import { tableText } from "./table-text.ts";

const PDF = "pdf/document";

/** As the list of formats has it. */
export const PDF_FORMAT = {
  layout: PDF,
  title: "PDF with text: Forms 1099-R and 5498, always into review; payslips and statements",
  side: "any",
  evidence:
    "The official Form 1099-R of 2024 by its fields or the places of its boxes; a payer's own by box number and name, which Publication 1179 asks for; anything else as the text that it shows.",
} as const;

const LAYOUTS = { form_1099r: "pdf/form-1099-r", form_5498: "pdf/form-5498" } as const;

export interface PdfOptions {
  /** `--layout`. */
  readonly layout?: string | undefined;
  /** The reader of the text of a payslip or statement. */
  inner(text: Uint8Array): Outcome<StatementReader, Problem>;
  /** How the bytes become pages. */
  readonly open?: (bytes: Uint8Array) => Promise<Outcome<readonly PdfPage[], PdfFault>>;
}

export function pdfReader(options: PdfOptions): StatementReader {
  return {
    layout: options.layout ?? PDF,
    async *read(chunks, context) {
      const bytes = await wholeFile(chunks, context.file);
      if (!bytes.ok) yield [bytes.error];
      else {
        const pages = await (options.open ?? openPdf)(bytes.value);
        yield pages.ok
          ? await readDocument(pages.value, context, options)
          : [refused(pdfProblem(context.file, pages.error), 1)];
      }
    },
  };
}

async function readDocument(
  pages: readonly PdfPage[],
  context: ReadContext,
  options: PdfOptions,
): Promise<readonly ReadRecord[]> {
  const lines = pageLines(pages);
  const found = formsOf(pages, lines);
  // A blank copy is no form that was received.
  const forms = found.filter(({ boxes }) => boxes.size > 0);
  if (found.length > 0 && forms.length === 0) {
    const hint = byCommand(
      "download the form as it was filled in, or type it",
      "record form_1099r",
    );
    const at = { file: context.file, line: 1 };
    const blank = problem("import.no-data", "the form is blank: nothing is filled in", {
      at,
      hint,
    });
    return [refused(blank, lines.length)];
  }
  return forms.length > 0
    ? formRecords(forms, lines, context)
    : await textRecords(lines, context, options);
}

/** One reading a form: copies that say the same are one. */
function formsOf(pages: readonly PdfPage[], lines: readonly PdfLine[]): FormReading[] {
  const readings = new Map<string, FormReading>();
  for (const page of pages) {
    const own = lines.filter((line) => line.page === page.number);
    const reading = official1099r(page, own) ?? labelledForm(page.number, own);
    if (reading === undefined) continue;
    const said = saidIn(reading);
    if (!readings.has(said)) readings.set(said, reading);
  }
  return [...readings.values()];
}

function saidIn({ form, boxes, account }: FormReading): string {
  const text = (value: BoxValue | undefined) =>
    value === undefined
      ? []
      : "found" in value
        ? [value.found.text]
        : value.several.map((each) => each.text);
  const said = [...boxes].map(([box, value]) => [box, ...text(value).map(plainText)]).toSorted();
  return JSON.stringify([form, said, text(account)]);
}

function formRecords(
  forms: readonly FormReading[],
  lines: readonly PdfLine[],
  context: ReadContext,
): ReadRecord[] {
  const { file } = context;
  const proposed = new Map<number, ProposedForm>();
  for (const reading of forms) {
    const line = startOf(reading, lines);
    if (line === undefined) continue;
    const own = lines.filter(({ page }) => page === reading.page);
    const text = own.map((each) => each.text).join("\n");
    const at = { file, line, ...(reading.page !== undefined && { page: reading.page }) };
    proposed.set(line, proposedForm(reading, context, { at, text }));
  }
  const layout = LAYOUTS[forms[0]?.form ?? "form_1099r"];
  return lines.map(({ line, page }, index): ReadRecord => {
    const form = proposed.get(line);
    return {
      at: { file, line, page },
      lines: 1,
      result:
        form === undefined
          ? { bucket: "ignored", reason: "of a tax form, which is read as a whole" }
          : { bucket: "needs_review", ...form },
      ...(index === 0 && { layout }),
    };
  });
}

/** The line of its first box. */
function startOf({ boxes, page }: FormReading, lines: readonly PdfLine[]): number | undefined {
  const found = [...boxes.values()].flatMap((value) =>
    ("found" in value ? [value.found] : value.several).flatMap(({ line }) => line?.line ?? []),
  );
  return found.length > 0 ? Math.min(...found) : lines.find((line) => line.page === page)?.line;
}

async function textRecords(
  lines: readonly PdfLine[],
  context: ReadContext,
  options: PdfOptions,
): Promise<readonly ReadRecord[]> {
  const text = readerOf(lines.map((line) => `${line.text}\n`).join(""), options);
  const table = text.ok ? undefined : tableText(lines);
  const chosen = table === undefined ? text : readerOf(table, options);
  if (!chosen.ok) return [refused(unknownText(chosen.error), lines.length)];
  const records: ReadRecord[] = [];
  for await (const read of chosen.value.reader.read(once(chosen.value.bytes), context))
    records.push(...read);
  const { layout } = chosen.value.reader;
  const whole = lines.map(({ page }) => page);
  return records.map((record, index) => ({
    ...onItsPage(lookedOver(record, lines), whole),
    ...(index === 0 && { layout }),
  }));
}

/** The record and what it tells of, with the page of their lines. */
function onItsPage(record: ReadRecord, pages: readonly number[]): ReadRecord {
  const { at, result, unknowns } = record;
  const placed = <T extends { readonly line: number }>(span: T): T & { page?: number } => {
    const page = pages[span.line - 1];
    return page === undefined ? span : { ...span, page };
  };
  return {
    ...record,
    at: placed(at),
    ...(unknowns && { unknowns: unknowns.map((each) => ({ ...each, at: placed(each.at) })) }),
    result:
      result.bucket === "error"
        ? {
            ...result,
            problems: result.problems.map((each) => ({
              ...each,
              ...(each.at && { at: placed(each.at) }),
            })),
          }
        : result,
  };
}

/** What was read from a page is compared with the page before it is recorded. */
function lookedOver(record: ReadRecord, lines: readonly PdfLine[]): ReadRecord {
  const { result, at } = record;
  if (result.bucket !== "candidates") return record;
  const line = lines[at.line - 1];
  const place = line === undefined ? "" : `, page ${line.page}: ${quoted(maskNumbers(line.text))}`;
  const { candidates, ...rest } = result;
  return {
    ...record,
    result: {
      ...rest,
      bucket: "needs_review",
      reason: `read from a PDF${place}; compare it`,
      proposal: candidates,
    },
  };
}

/** `layout init` reads no PDF. */
function unknownText(error: Problem): Problem {
  if (error.code !== "import.unknown-layout") return error;
  const message = "nothing in the PDF is a form, payslip or statement that is known";
  const hint = byCommand("export CSV or QFX instead; what a form says can be typed", "record");
  return { ...error, message, hint };
}

function readerOf(text: string, { inner }: PdfOptions) {
  const bytes = new TextEncoder().encode(text);
  const reader = inner(bytes);
  return reader.ok ? success({ reader: reader.value, bytes }) : reader;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
