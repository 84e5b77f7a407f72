// Figures of a tax year among the events of a file, as `export` writes them: held to the same schema as
// those that `law add` takes. What the program has itself by now is left out, since it counts anyway.
import type { ReadRecord, ReadResult } from "../../intake/read-record.ts";
import { parseUserYear } from "../../law/user-year.ts";
import type { Candidate } from "../../ledger/event.ts";

/** The record with what is wrong with its figures; any other record as it is. */
export function withSoundFigures(record: ReadRecord): ReadRecord {
  const { result, at } = record;
  if (result.bucket !== "candidates") return record;
  for (const candidate of result.candidates) {
    const unsound = unsoundness(candidate, at);
    if (unsound !== undefined) return { ...record, result: unsound };
  }
  return record;
}

function unsoundness(candidate: Candidate, at: ReadRecord["at"]): ReadResult | undefined {
  if (candidate.kind !== "law_figures") return undefined;
  const { taxYear, figures } = candidate.data;
  const text = JSON.stringify({ tax_year: taxYear, figures });
  const parsed = parseUserYear({ name: `figures for ${taxYear}`, text });
  if (parsed.ok) return undefined;
  if (parsed.error.every(({ code }) => code === "law.year-exists"))
    return { bucket: "ignored", reason: `figures for ${taxYear} come with the program` };
  return { bucket: "error", problems: parsed.error.map((problem) => ({ ...problem, at })) };
}
