// From text to what a question takes: every bad value is reported, not the first. The text comes from a
// command line or from the fields of a page.
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { quoted } from "../kernel/shown-text.ts";
import { suggestion } from "../kernel/suggestion.ts";
import type { Input, Inputs } from "./input.ts";

/** What was handed over under a key: text, several texts, `true` for a switch, nothing. */
export type Held = (key: string) => unknown;

/** By the keys of `inputs`; `example` shows how it is meant when something is missing. */
export function readInputs(
  inputs: Inputs,
  held: Held,
  example: string,
): Outcome<Readonly<Record<string, unknown>>, readonly Problem[]> {
  const problems: Problem[] = [];
  const given: Record<string, unknown> = {};
  for (const [key, input] of Object.entries(inputs)) {
    const value = held(key);
    if (value === undefined && input.required && !("settled" in input))
      problems.push(missing(input, example));
    else given[key] = readInput(input, key, value, problems);
  }
  return problems.length > 0 ? failure(problems) : success(given);
}

function readInput(input: Input, key: string, held: unknown, problems: Problem[]): unknown {
  if (input.kind === "switch") return held === true;
  const read = (text: string): unknown => {
    const outcome: Outcome<unknown, string> = input.read(text);
    if (outcome.ok) return outcome.value;
    const message = `${labelOf(input, key)}: ${quoted(text)} is not ${outcome.error}`;
    problems.push(problem("usage.bad-option", message, hintOf(text, input.read.choices ?? [])));
    return undefined;
  };
  if (input.kind === "repeated")
    return Array.isArray(held) ? held.map((each) => read(String(each))) : [];
  return held === undefined ? undefined : read(String(held));
}

/** As help names it: `--tax-year`, and `FORM` for a word. */
function labelOf(input: Input, key: string): string {
  if ("name" in input) return key.toUpperCase();
  return input.flags.replace(/^-\w, /, "").split(" ")[0] ?? "";
}

/** `1040` is in `form-1040` alone; `bi-weekly` is a slip of `biweekly`. */
function hintOf(text: string, choices: readonly string[]): { hint?: string } {
  const word = text.toLowerCase();
  const holding = choices.filter((choice) => word.length > 2 && choice.includes(word));
  const close = holding.length === 1 ? holding[0] : suggestion(word, choices);
  return close === undefined ? {} : { hint: `did you mean ${close}?` };
}

function missing(input: Input, example: string): Problem {
  const what = "name" in input ? `'${input.name}'` : `option '${input.flags}'`;
  const message = `required ${what} not specified`;
  return problem("usage.bad-option", message, { hint: `as in: rothbook ${example}` });
}
