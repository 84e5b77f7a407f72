// One filled worksheet of one person and tax year, and which state of the ledger it was made from.
import { inWordsOfForm } from "../../forms/captions.ts";
import { type Explanation, explain } from "../../forms/explain.ts";
import { footingRatio, withFootingRatio } from "../../forms/form-8606/footing-ratio.ts";
import { inWholeDollars } from "../../forms/whole-dollars.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { worksheetOf } from "../../forms/worksheet-of.ts";
import type { FormName } from "../../kernel/form-names.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { Head, LedgerReader } from "../ports.ts";
import { type YearSeal, yearSeal } from "../seal/seal-year.ts";
import type { YearOfPerson } from "./distributions.ts";
import { jointReturn } from "./joint-return.ts";

export interface WorksheetRequest extends YearOfPerson {
  readonly form: FormName;
  /** Form 1040 of both spouses. */
  readonly joint?: boolean;
  readonly wholeDollars?: boolean;
  readonly line10Places?: number | undefined;
}

export interface FilledWorksheet {
  readonly worksheet: Worksheet;
  /** With the words of the form of its year; absent where they are not known. */
  readonly onPaper?: Worksheet;
  readonly head: Head;
  /** Line 10 of Form 8606 with as many places as its lines 11 and 12 need. */
  readonly line10?: string;
  /** Absent when the year was never sealed. */
  readonly seal?: YearSeal;
}

export async function worksheet(
  store: LedgerReader,
  request: WorksheetRequest,
): Promise<Result<FilledWorksheet>> {
  if (request.joint === true) return await attempt(() => jointReturn(store, request));
  const { form, taxYear, person: named, wholeDollars, line10Places } = request;
  return await attempt(async () => {
    const reading = await readingOf(store, named);
    if (!reading.ok) return reading;
    const filled = worksheetOf(form, { ...reading.value, taxYear, line10Places });
    if (!filled.ok) return failure(filled.error);
    const inDollars = wholeDollars === true ? inWholeDollars(filled.value) : filled.value;
    const seal = await yearSeal(store, reading.value.person, taxYear);
    const head = await store.head();
    // Rounding that was declared is what lines 11 and 12 rest on: it is shown as it was declared.
    const line10 =
      form === "form-8606" && line10Places === undefined ? footingRatio(inDollars) : undefined;
    const shown = line10Places === undefined ? withFootingRatio(inDollars) : inDollars;
    return success({
      worksheet: shown,
      onPaper: inWordsOfForm(shown),
      head,
      ...(line10 !== undefined && { line10 }),
      ...(seal !== undefined && { seal }),
    });
  });
}

export interface ExplainedLine {
  readonly worksheet: Worksheet;
  readonly explanation: Explanation;
}

export async function explainLine(
  store: LedgerReader,
  { line, ...request }: WorksheetRequest & { readonly line: string },
): Promise<Result<ExplainedLine>> {
  const filled = await worksheet(store, request);
  if (!filled.ok) return filled;
  const { worksheet: whole } = filled.value;
  const explanation = explain(whole, line);
  if (explanation === undefined) {
    const lines = whole.lines.map((entry) => entry.line).join(", ");
    const message = `${request.form} for ${request.taxYear} has no line ${quoted(line)}, or leaves it blank`;
    return refusal(
      "usage.bad-option",
      message,
      lines === "" ? "it has no lines" : `it has ${lines}`,
    );
  }
  return success({ worksheet: whole, explanation });
}
