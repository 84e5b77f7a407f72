// A PDF as a reader among others: a tax form is read box by box into review, anything else as the text that a person would
// copy from it. Places say line and page.
import type { Outcome } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { ReadContext, ReadRecord, StatementReader } from "../read-record.ts";
import { refused, wholeFile } from "../text/whole-file.ts";
import { type ProposedForm, proposedForm } from "./form-proposal.ts";
import type { FormReading } from "./form-reading.ts";
import { labelledForm } from "./labelled-form.ts";
import { official1099r } from "./official-1099-r.ts";
import { openPdf } from "./open-pdf.ts";
import type { PdfFault, PdfPage } from "./page.ts";
import { type PdfLine, pageLines } from "./page-lines.ts";
import { pdfProblem } from "./pdf-problem.ts";

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
  const forms = formsOf(pages, lines);
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
    // A blank copy is no form that was received.
    if (reading === undefined || reading.boxes.size === 0) continue;
    const said = JSON.stringify([reading.form, saidIn(reading)]);
    if (!readings.has(said)) readings.set(said, reading);
  }
  return [...readings.values()];
}

function saidIn({ boxes, account }: FormReading): readonly unknown[] {
  const text = (value: unknown) =>
    JSON.stringify(value, (key, each) => (key === "line" ? undefined : each));
  return [[...boxes].map(([box, value]) => [box, text(value)]).toSorted(), text(account)];
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
    proposed.set(line, proposedForm(reading, context, { file, line }));
  }
  const layout = LAYOUTS[forms[0]?.form ?? "form_1099r"];
  return lines.map(({ line }, index): ReadRecord => {
    const form = proposed.get(line);
    return {
      at: { file, line },
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
  const text = lines.map((line) => `${line.text}\n`).join("");
  const bytes = new TextEncoder().encode(text);
  const reader = options.inner(bytes);
  if (!reader.ok) return [refused(reader.error, lines.length)];
  const records: ReadRecord[] = [];
  for await (const read of reader.value.read(once(bytes), context)) records.push(...read);
  const { layout } = reader.value;
  return records.map((record, index) => ({ ...record, ...(index === 0 && { layout }) }));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
