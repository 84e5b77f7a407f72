// A figures file to fill in: every figure that a year needs with its unit and its statute, the amounts and the
// publication empty. What the last year had stands in a note, so that a slip of a digit can be seen.
import { byCommand } from "../kernel/advice.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { BUILT_IN_YEARS } from "./built-in-years.ts";

interface Entry {
  readonly amount?: string | null;
  readonly start?: string;
  readonly end?: string;
  readonly unit: string;
  readonly citation: Readonly<Record<string, string | null>>;
}

/** After the nearest built-in year before it. @returns `law.year-exists` for a built-in year */
export function yearTemplate(year: TaxYear): Outcome<object, Problem> {
  const earlier = BUILT_IN_YEARS.filter(([each]) => each < year);
  const [last, figures] = earlier.at(-1) ?? BUILT_IN_YEARS[0] ?? [];
  if (BUILT_IN_YEARS.some(([each]) => each === year) || last === undefined) {
    const message = `figures for ${year} come with the program`;
    return failure(
      problem("law.year-exists", message, {
        hint: byCommand("see them", `law --tax-year ${year}`),
      }),
    );
  }
  const empty = Object.entries(figures as Readonly<Record<string, Entry>>).map(([name, entry]) => [
    name,
    toFill(entry, last),
  ]);
  return success({ tax_year: year, figures: Object.fromEntries(empty) as object });
}

function toFill({ amount, start, end, unit, citation }: Entry, last: TaxYear): object {
  const before = amount === undefined ? `${start} to ${end}` : (amount ?? "none");
  return {
    ...(amount === undefined ? { start: "", end: "" } : { amount: "" }),
    unit,
    citation: {
      authority: citation["authority"],
      source: "",
      url: "",
      read_on: "",
      note: `${last}: ${before}`,
    },
  };
}
