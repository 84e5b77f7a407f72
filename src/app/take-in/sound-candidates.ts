// What can be read and still cannot be meant: an amount so large that a comma was lost, and figures of a
// tax year that the law's own schema refuses.
import type { ReadRecord, ReadResult } from "../../intake/read-record.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { parseUserYear } from "../../law/user-year.ts";
import { type Candidate, whenOf } from "../../ledger/event.ts";
import type { BatchOpening } from "../ports.ts";
import type { ImportOptions } from "./import-options.ts";

/**
 * In cents. No law: a bound for the eye. A row of totals is taken for a person as well; nobody's plan money
 * of one day is above ten million dollars, and whoever's is says so.
 */
const PLAUSIBLE = 10_000_000_00;

function implausibleAmount(candidate: Candidate, verb: string): Problem | undefined {
  const amount = largestIn(candidate.data);
  if (amount <= PLAUSIBLE) return undefined;
  const { source } = candidate;
  return {
    code: "import.amount-implausible",
    severity: "error",
    message: `${formatDollars(amount as Cents)} in one ${candidate.kind} is above ${formatDollars(PLAUSIBLE as Cents)}`,
    hint: `if it is right, ${verb} with --confirm large-amounts`,
    ...(source && source.file !== "" && { at: { file: source.file, line: source.line } }),
  };
}

/** What is taken in has happened, or will next year at the latest: a later date has a digit wrong. */
function implausibleDate(
  candidate: Candidate,
  verb: string,
  today: CalendarDate,
): Problem | undefined {
  const when = whenOf(candidate);
  const last = Number(today.slice(0, 4)) + 1;
  if (when === undefined || Number(when.slice(0, 4)) <= last) return undefined;
  const { source } = candidate;
  return problem("import.date-implausible", `${when} is after the end of ${last}`, {
    hint: `if it is right, ${verb} with --confirm far-dates`,
    ...(source && source.file !== "" && { at: { file: source.file, line: source.line } }),
  });
}

/** A comma is lost in typing as in a file; a year has a digit wrong. */
export function doubtsAbout(
  candidate: Candidate,
  command: BatchOpening["command"],
  { confirm = [], takenOn }: ImportOptions,
): readonly Problem[] {
  if (command !== "import" && command !== "record") return [];
  return [
    confirm.includes("large-amounts") ? undefined : implausibleAmount(candidate, command),
    confirm.includes("far-dates") || takenOn === undefined
      ? undefined
      : implausibleDate(candidate, command, takenOn),
  ].filter((doubt) => doubt !== undefined);
}

/** Each of the amounts may be one, and together they are none that can be kept. */
export function beyondSum(): Problem {
  return {
    code: "import.amount-not-decimal",
    severity: "error",
    message: "with this amount the file adds up to more than any account holds",
    hint: "look for amounts in cents or with a comma lost, or import the file in parts",
  };
}

/** The numbers of an event are cents and years, and no year is that large. */
function largestIn(data: unknown): number {
  if (typeof data === "number") return data;
  if (typeof data !== "object" || data === null) return 0;
  let largest = 0;
  // Every row of a file comes here, so no list of its values is made.
  for (const key in data) {
    const value = (data as Record<string, unknown>)[key];
    if (typeof value === "string") continue;
    const inside = typeof value === "number" ? value : largestIn(value);
    if (inside > largest) largest = inside;
  }
  return largest;
}

/**
 * The record with what is wrong with its figures; any other record as it is. `export` writes them, and they
 * are held to the schema that `law add` holds them to. What the program has itself by now is left out.
 */
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
