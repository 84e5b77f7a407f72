// Why a worksheet line holds what it holds: its terms followed through other lines down to events,
// figures and rules. What is reached sums to the line, or the program is wrong.
import { invariant } from "../kernel/invariant.ts";
import { negate, total } from "../kernel/money.ts";
import type { Term, Worksheet, WorksheetLine } from "./worksheet.ts";

/** A term at the end of the trail, and the lines passed on the way to it. */
export interface ExplainedTerm extends Term {
  readonly through: readonly string[];
}

export interface Explanation
  extends Pick<
    WorksheetLine,
    "line" | "place" | "owner" | "label" | "caption" | "value" | "terms"
  > {
  /** The terms, in which lines are not followed, followed to the end. */
  readonly trail: readonly ExplainedTerm[];
  /** What terms rest on that nobody recorded, each sentence once. */
  readonly assumptions: readonly string[];
}

/** Undefined when the worksheet has no such line, or leaves it blank. */
export function explain(worksheet: Worksheet, line: string): Explanation | undefined {
  const byName = new Map(worksheet.lines.map((entry) => [entry.line, entry]));
  const found = byName.get(line);
  if (found === undefined) return undefined;
  const trail = found.terms.flatMap((term) => follow(byName, term, []));
  if (found.value.kind === "amount") {
    const reached = total(
      trail.map(({ sign, amount }) => (sign === "+" ? amount : negate(amount))),
    );
    invariant(reached === found.value.cents, `the trail of line ${line} does not sum to it`);
  }
  const assumptions = [...new Set(trail.flatMap(({ assumes }) => assumes ?? []))];
  const { place, owner, label, caption, value, terms } = found;
  const whose = owner !== undefined && { owner };
  return { line, place, ...whose, label, caption, value, terms, trail, assumptions };
}

function follow(
  byName: ReadonlyMap<string, WorksheetLine>,
  term: Term,
  through: readonly string[],
): ExplainedTerm[] {
  const next = term.line === undefined ? undefined : byName.get(term.line);
  if (next === undefined || term.line === undefined) return [{ ...term, through }];
  invariant(!through.includes(term.line), `line ${term.line} explains itself`);
  const path = [...through, term.line];
  const trail = next.terms.flatMap((inner) => follow(byName, inner, path));
  if (term.sign === "+") return trail;
  return trail.map((inner) => ({ ...inner, sign: inner.sign === "+" ? "-" : "+" }));
}
