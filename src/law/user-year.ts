// A year of figures that the user adds from its official notice, as text of a JSON file. It is held to
// the same schema as the built-in years and may not replace one of them.

import type { z } from "zod";
import { byCommand } from "../kernel/advice.ts";
import { type TaxYear, taxYear } from "../kernel/calendar.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import { NestedTooDeep, parseJson as parsedJson } from "../kernel/parse-json.ts";
import type { Problem } from "../kernel/problem.ts";
import { quoted } from "../kernel/shown-text.ts";
import { builtInLaw } from "./law.ts";
import { yearFileSchema } from "./schema.ts";

type JsonValue = string | number | null | JsonRecord;
interface JsonRecord {
  readonly [key: string]: JsonValue;
}

export interface UserYear {
  readonly taxYear: TaxYear;
  /** What the `law_figures` event holds. */
  readonly figures: JsonRecord;
}

/**
 * Reads a figures file. Problems: `law.file-invalid` for each fault, with a JSON pointer, and
 * `law.year-exists` for a year that is built in.
 */
export function parseUserYear(file: {
  readonly name: string;
  readonly text: string;
}): Outcome<UserYear, Problem[]> {
  const json = parseJson(file.text);
  if (!json.ok) return failure([invalid(file.name, "", json.error)]);
  if (isPrinted(json.value)) {
    const message =
      "this is what rothbook law prints, not a figures file: citations are in pieces there";
    return failure([invalid(file.name, "", message)]);
  }
  const empty = emptyPlaces(json.value);
  if (empty.length > 0) {
    const [first, ...more] = empty;
    const others = more.length === 0 ? "" : `, and ${more.length} more places`;
    return failure([invalid(file.name, "", `still to be filled in: ${first}${others}`)]);
  }
  const parsed = yearFileSchema.safeParse(json.value);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(file.name, issue));
    return failure(problems);
  }
  const year = taxYear(parsed.data.tax_year);
  if (builtInLaw.years.includes(year)) {
    return failure([
      {
        code: "law.year-exists",
        severity: "error",
        message: `${file.name}: figures for ${year} come with the program`,
        hint: byCommand(
          "only years that are missing can be added; see them",
          `law --tax-year ${year}`,
        ),
      },
    ]);
  }
  return success({ taxYear: year, figures: jsonOf(parsed.data.figures) });
}

/** `rothbook law --format json`: rows for reading, one year or all. */
function isPrinted(json: unknown): boolean {
  return typeof json === "object" && json !== null && "format_version" in json;
}

/** What a template leaves to be filled in, as JSON pointers. */
function emptyPlaces(json: unknown, pointer = ""): string[] {
  if (json === "") return [pointer];
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => emptyPlaces(value, `${pointer}/${key}`));
}

function parseJson(text: string): Outcome<unknown, string> {
  try {
    return success(parsedJson(text));
  } catch (error) {
    if (error instanceof NestedTooDeep) return failure(error.message);
    return failure("the file is not JSON");
  }
}

/** Zod's own text is never printed: each kind of issue has words of ours. */
function problemsOf(file: string, issue: z.core.$ZodIssue): Problem[] {
  const pointer = issue.path.map((key) => `/${String(key)}`).join("");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => invalid(file, pointer, `${quoted(key)} is not a key here`));
  }
  return [invalid(file, pointer, wordsFor(issue))];
}

function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `${issue.expected === "object" ? "an object" : `a value of type ${issue.expected}`} is needed`;
    case "invalid_value":
      return `only ${issue.values.map((value) => quoted(String(value))).join(" or ")} can stand here`;
    case "too_small":
    case "too_big":
      return "the value is out of range";
    case "invalid_format":
      return issue.format === "regex"
        ? 'an amount is text such as "70000.00"'
        : `this is not a valid ${issue.format}`;
    case "custom":
      return issue.message;
    default:
      return "the value does not fit";
  }
}

function invalid(file: string, pointer: string, words: string): Problem {
  return {
    code: "law.file-invalid",
    severity: "error",
    message: pointer === "" ? `${file}: ${words}` : `${file}: ${pointer}: ${words}`,
    hint: byCommand("begin with a file that names every figure", "law template YEAR"),
  };
}

/** A plain copy without the keys that are undefined, as an event stores it. */
function jsonOf(value: unknown): JsonRecord {
  return JSON.parse(JSON.stringify(value)) as JsonRecord;
}
