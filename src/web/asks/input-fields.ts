// What a question takes as the fields of a form. Whose and which year are chosen above every page; a file and
// another day than today are for the command line.
import type { Input, Inputs } from "../../answers/input.ts";
import { faultText, readInput } from "../../answers/read-inputs.ts";
import type { Household } from "../../app/questions/household.ts";
import type { Choice, FieldShown } from "../shell/field.ts";
import { sentence } from "../shell/words.ts";

const NOT_HERE: ReadonlySet<string> = new Set(["person", "taxYear", "today", "asOf"]);

/** The inputs that a form of the page has a field for. */
export function fieldsOf(inputs: Inputs): [key: string, input: Input][] {
  return Object.entries(inputs).filter(
    ([key, input]) => !NOT_HERE.has(key) && placeholderOf(input) !== "file",
  );
}

/**
 * What the fields of a question hold, as the address has it: a field that was left empty says nothing, and what
 * has no field, a file above all, cannot be said in an address.
 */
export function heldOf(
  inputs: Inputs,
  given: Readonly<Record<string, string>>,
): (key: string) => string | undefined {
  const keys = new Set(fieldsOf(inputs).map(([key]) => key));
  return (key) => {
    const text = keys.has(key) ? given[key]?.trim() : undefined;
    return text === "" ? undefined : text;
  };
}

export interface Filled {
  readonly values: Readonly<Record<string, unknown>>;
  /** What is wrong with a field, by its key. */
  readonly faults: ReadonlyMap<string, string>;
  /** Required and not filled in yet. */
  readonly open: readonly string[];
}

/** Reads each field by itself, so that what is wrong stands beside it. */
export function filledIn(inputs: Inputs, held: (key: string) => string | undefined): Filled {
  const values: Record<string, unknown> = {};
  const faults = new Map<string, string>();
  const open: string[] = [];
  for (const [key, input] of Object.entries(inputs)) {
    const text = held(key);
    if (text === undefined && input.required && !("settled" in input)) {
      open.push(key);
      continue;
    }
    const read = readInput(input, asHeld(input, text));
    values[key] = read.value;
    if (read.faults.length > 0)
      faults.set(key, read.faults.map((fault) => sentence(faultText(fault))).join(" "));
  }
  return { values, faults, open };
}

/** A command line holds `true` for a switch, and a list for what may be repeated. */
function asHeld(input: Input, typed: string | undefined): unknown {
  if (input.kind === "switch") return typed === "yes";
  return input.kind === "repeated" ? typed?.match(/[^\s;]+/g) : typed;
}

export function fieldShown(
  [key, input]: [key: string, input: Input],
  {
    values,
    faults,
    household,
  }: {
    readonly values: Readonly<Record<string, string>>;
    readonly faults: ReadonlyMap<string, string>;
    readonly household: Household;
  },
): FieldShown {
  const choices = choicesOf(key, input, household);
  const type = TYPES[placeholderOf(input) ?? ""];
  const fault = faults.get(key);
  return {
    name: key,
    label: labelOf(input),
    value: values[key],
    required: input.required && !("settled" in input),
    ...(input.kind === "repeated" && { help: "Several with a blank between: 2026-11-03=20000.00" }),
    ...(choices !== undefined && { choices }),
    ...(type !== undefined && { type }),
    ...(fault !== undefined && { fault }),
  };
}

const TYPES: Readonly<Record<string, FieldShown["type"]>> = {
  date: "date",
  amount: "amount",
  percent: "amount",
  count: "year",
};

function placeholderOf(input: Input): string | undefined {
  return "flags" in input ? /<(.+)>$/.exec(input.flags)?.[1] : undefined;
}

/** `--bracket <percent>`, "the rate on your last dollar of income": the words, as a label. */
function labelOf(input: Input): string {
  const of = "flags" in input ? (/^--([a-z-]+)/.exec(input.flags)?.[1] ?? "") : input.name;
  const name = of.replaceAll("-", " ");
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `${label}: ${input.summary}`;
}

function choicesOf(key: string, input: Input, { plans }: Household): Choice[] | undefined {
  if (input.kind === "switch")
    return [
      { value: "", label: "no" },
      { value: "yes", label: "yes" },
    ];
  if (key === "plan") return plans.map(({ id, name }) => ({ value: id, label: name }));
  return input.read.choices?.map((value) => ({ value, label: value }));
}
