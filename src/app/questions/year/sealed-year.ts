// A sealed year as it was filed, line by line beside what the same lines say now.

import { worksheetOf } from "../../../forms/worksheet-of.ts";
import { type CalendarDate, calendarDate, type TaxYear } from "../../../kernel/calendar.ts";
import { FORM_NAMES, FORM_TITLES, type FormName } from "../../../kernel/form-names.ts";
import { success } from "../../../kernel/outcome.ts";
import type { JsonObject } from "../../../ledger/codec.ts";
import type { LedgerEvent } from "../../../ledger/event.ts";
import { attempt, type Result } from "../../attempt.ts";
import { collect, readingOf } from "../../person-ledger.ts";
import type { LedgerReader } from "../../ports.ts";
import { sealHistory } from "../../seal/seal-year.ts";
import { keyOf, sealsInForce } from "../../seal/sealed-years.ts";
import { sheetLines } from "../../seal/sheet.ts";

export interface SealedYearLines {
  readonly person: string;
  readonly personName: string;
  readonly sealedOn: CalendarDate;
  /** Of the year, when it was sealed. */
  readonly entries: number;
  readonly lines: readonly SealedLine[];
}

export interface SealedLine {
  readonly form: FormName;
  readonly title: string;
  readonly line: string;
  readonly label: string;
  /** Absent where the line was blank. */
  readonly filed: string | undefined;
  readonly now: string | undefined;
}

/** Undefined where no seal is in force. */
export async function sealedYear(
  store: LedgerReader,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): Promise<Result<SealedYearLines | undefined>> {
  return await attempt(async () => {
    const history = await sealHistory(store, person);
    const seal = sealsInForce(history).get(keyOf(person, taxYear));
    if (seal === undefined) return success(undefined);
    const reading = await readingOf(store, person);
    if (!reading.ok) return reading;
    const pieces = await collect(store, { person, kinds: ["sealed_lines"] });
    const filed = filedLines([seal.data.worksheets, ...laterPieces(seal, pieces)]);
    const batches = await collect(store, { kinds: ["batch"] });
    const batch = batches.find(({ seq }) => seq === seal.batch);
    const recorded = batch?.kind === "batch" ? batch.data.recordedAt.slice(0, 10) : undefined;
    const lines = FORM_NAMES.flatMap((form): SealedLine[] => {
      const sheet = worksheetOf(form, { ...reading.value, taxYear });
      const now = sheet.ok ? sheetLines(sheet.value) : new Map<string, string>();
      const labels = new Map(
        (sheet.ok ? sheet.value.lines : []).map(({ line, label }) => [line, label]),
      );
      const before = filed.get(form) ?? new Map<string, string>();
      return [...new Set([...before.keys(), ...now.keys()])].map((line) => ({
        form,
        title: FORM_TITLES[form],
        line,
        label: labels.get(line) ?? "",
        filed: before.get(line),
        now: now.get(line),
      }));
    });
    return success({
      person,
      personName: reading.value.ledger.people.get(person)?.name ?? person,
      sealedOn: calendarDate(recorded ?? `${taxYear}-12-31`),
      entries: Number(seal.data.events),
      lines,
    });
  });
}

/** The events that hold what did not fit into the seal stand right before it. */
function laterPieces(seal: LedgerEvent<"seal">, pieces: readonly LedgerEvent[]): JsonObject[] {
  const { linesFrom } = seal.data;
  if (linesFrom === undefined) return [];
  const first = Number(linesFrom.slice(1));
  return pieces.flatMap((event) =>
    event.kind === "sealed_lines" && event.seq >= first && event.seq < seal.seq
      ? [event.data.worksheets]
      : [],
  );
}

function filedLines(pieces: readonly JsonObject[]): Map<string, Map<string, string>> {
  const filed = new Map<string, Map<string, string>>();
  for (const piece of pieces)
    for (const [form, lines] of Object.entries(piece)) {
      const known = filed.get(form) ?? new Map<string, string>();
      for (const [line, value] of Object.entries(lines as JsonObject))
        known.set(line, String(value));
      filed.set(form, known);
    }
  return filed;
}
