// A tax form that comes as data: the values of its boxes by the names of a standard, made into the same reading
// that a page gives, and so into review.

import { proposedForm } from "../pdf/form-proposal.ts";
import type { BoxValue, FormReading } from "../pdf/form-reading.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";

/** A form with the lines of the file that it stands on. */
export interface FormData {
  readonly form: FormReading["form"];
  readonly line: number;
  /** `its data (FDX)`, as in: read by its data. */
  readonly how: string;
  readonly year?: string | undefined;
  /** Values by box; a box without one is blank. */
  readonly boxes: Readonly<Record<string, string | undefined>>;
  readonly ticks: Readonly<Record<string, boolean | undefined>>;
  readonly payer?: string | undefined;
  readonly account?: string | undefined;
  /** Whose it says it is. */
  readonly recipient?: string | undefined;
  /** What else somebody has to know before it is accepted. */
  readonly note?: string | undefined;
}

/** One record a form, up to the next; what stands before the first is no form. */
export function formDataRecords(
  forms: readonly FormData[],
  total: number,
  context: ReadContext,
): ReadRecord[] {
  const { file } = context;
  const before = (forms[0]?.line ?? 1) - 1;
  const records = forms.map((data, index): ReadRecord => {
    const at = { file, line: data.line };
    const next = forms[index + 1]?.line ?? total + 1;
    const proposed = proposedForm(readingOf(data), context, { at, text: data.recipient ?? "" });
    const reason = data.note === undefined ? proposed.reason : `${proposed.reason}; ${data.note}`;
    return { at, lines: next - data.line, result: { ...proposed, bucket: "needs_review", reason } };
  });
  if (before < 1) return records;
  const reason = "before the first form";
  return [
    { at: { file, line: 1 }, lines: before, result: { bucket: "ignored", reason } },
    ...records,
  ];
}

function readingOf({ form, how, year, boxes, ticks, payer, account }: FormData): FormReading {
  const value = (text: string | undefined): BoxValue | undefined =>
    text === undefined || text.trim() === "" ? undefined : { found: { text, line: undefined } };
  return {
    form,
    page: undefined,
    how,
    year: value(year),
    boxes: new Map(
      Object.entries(boxes).flatMap(([box, text]) => {
        const found = value(text);
        return found === undefined ? [] : [[box, found] as const];
      }),
    ),
    ticks: new Map(
      Object.entries(ticks).flatMap(([tick, ticked]) =>
        ticked === undefined ? [] : [[tick, ticked] as const],
      ),
    ),
    payer: value(payer),
    account: value(account),
  };
}
