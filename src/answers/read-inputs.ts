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
    else {
      const { value: read, faults } = readInput(input, value);
      given[key] = read;
      problems.push(...faults.map((fault) => asProblem(fault, input, key)));
    }
  }
  return problems.length > 0 ? failure(problems) : success(given);
}

/** What a text is not: `"soon"`, `a whole number below 1000`. */
export interface InputFault {
  readonly text: string;
  readonly isNot: string;
}

/** One input by itself, for a shell that has a place for each. */
export function readInput(
  input: Input,
  held: unknown,
): { readonly value: unknown; readonly faults: readonly InputFault[] } {
  if (input.kind === "switch") return { value: held === true, faults: [] };
  const faults: InputFault[] = [];
  const read = (text: string): unknown => {
    const outcome: Outcome<unknown, string> = input.read(text);
    if (outcome.ok) return outcome.value;
    faults.push({ text, isNot: outcome.error });
    return undefined;
  };
  if (input.kind === "repeated")
    return { value: Array.isArray(held) ? held.map((each) => read(String(each))) : [], faults };
  return { value: held === undefined ? undefined : read(String(held)), faults };
}

export function faultText({ text, isNot }: InputFault): string {
  return `${quoted(text)} is not ${isNot}`;
}

function asProblem(fault: InputFault, input: Input, key: string): Problem {
  const message = `${labelOf(input, key)}: ${faultText(fault)}`;
  return problem("usage.bad-option", message, hintOf(fault.text, input.read.choices ?? []));
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
