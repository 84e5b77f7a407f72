// What a question or a command takes, as values: one declaration says the name, what its text reads to and
// what help prints. A command line takes an option or a word, a page a field of a form. A small reader of
// our own rather than zod, which alone would cost `limits` its start-up time.
import type { Outcome } from "../kernel/outcome.ts";
import { maskFreeText } from "../kernel/shown-text.ts";
import { isWords, LONGEST_WORDS } from "../kernel/words.ts";

export interface Option<T = unknown> {
  /** `--tax-year <year>`; no placeholder for a switch. */
  readonly flags: string;
  readonly summary: string;
  /** The value, or a phrase that completes "… is not": `a year, such as 2026`. */
  readonly read: Read<T>;
  readonly kind: "value" | "switch" | "repeated";
  readonly required: boolean;
  /** It may be left out although the question needs it: `settle` finds it in the ledger. */
  readonly settled?: "latest_year";
}

export interface Argument<T = unknown> {
  /** `<form>`, `[event]` or `<files...>`. */
  readonly name: string;
  readonly summary: string;
  readonly read: Read<T>;
  readonly kind: "value" | "repeated";
  readonly required: boolean;
}

export type Options = Readonly<Record<string, Option<unknown>>>;
export type Arguments = Readonly<Record<string, Argument<unknown>>>;

export type Input = Option | Argument;
export type Inputs = Readonly<Record<string, Input>>;

/** What a question or a command receives. Required values are there; others may be undefined. */
export type Values<D extends Inputs> = {
  readonly [K in keyof D]: D[K] extends { readonly kind: "switch" }
    ? boolean
    : D[K] extends {
          readonly kind: "repeated";
          readonly read: (text: string) => Outcome<infer T, string>;
        }
      ? readonly T[]
      : D[K] extends {
            readonly required: true;
            readonly read: (text: string) => Outcome<infer T, string>;
          }
        ? T
        : D[K] extends { readonly read: (text: string) => Outcome<infer T, string> }
          ? T | undefined
          : never;
};

interface Read<T> {
  (text: string): Outcome<T, string>;
  /** Every value there is, for completion by a shell. */
  readonly choices?: readonly string[];
}

export function option<T>(flags: string, summary: string, read: Read<T>) {
  return { flags, summary, read, kind: "value", required: false } as const;
}

export function requiredOption<T>(flags: string, summary: string, read: Read<T>) {
  return { flags, summary, read, kind: "value", required: true } as const;
}

export function repeatedOption<T>(flags: string, summary: string, read: Read<T>) {
  return { flags, summary, read, kind: "repeated", required: false } as const;
}

export function switchOption(flags: string, summary: string) {
  return { flags, summary, read: anyText, kind: "switch", required: false } as const;
}

export function argument<T>(name: string, summary: string, read: Read<T>) {
  return { name: `<${name}>`, summary, read, kind: "value", required: true } as const;
}

export function optionalArgument<T>(name: string, summary: string, read: Read<T>) {
  return { name: `[${name}]`, summary, read, kind: "value", required: false } as const;
}

export function repeatedArgument<T>(name: string, summary: string, read: Read<T>) {
  return { name: `<${name}...>`, summary, read, kind: "repeated", required: true } as const;
}

export function anyText(text: string): Outcome<string, string> {
  return { ok: true, value: text };
}

/** Words that the ledger keeps, a taxpayer number masked: what it could not read back is not taken. */
export function readWords(words: string): Outcome<string, string> {
  return isWords(words)
    ? { ok: true, value: maskFreeText(words) }
    : { ok: false, error: `1 to ${LONGEST_WORDS} characters` };
}

export function oneOf<const T extends string>(choices: readonly T[]): Read<T> {
  const read = (text: string): Outcome<T, string> => {
    const choice = choices.find((candidate) => candidate === text);
    return choice === undefined
      ? { ok: false, error: `one of ${choices.join(", ")}` }
      : { ok: true, value: choice };
  };
  return Object.assign(read, { choices });
}
