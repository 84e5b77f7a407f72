// The flags of `record KIND`, made from the kind's fields: names at rest with dashes. The fields of a
// group are flags of their own (`--after-tax 1500.00`), a list is one flag repeated
// (`--destination to=roth_ira,amount=100.00`), and what is deeper is given as JSON. The words that `init`
// takes are taken here as well: `--in-plan manual`, `--match "50% up to 6%"`.

import { faultOfMatch, tiersOf } from "../../app/take-in/match-words.ts";
import type { RecordableField, RecordableKind } from "../../app/take-in/recordable.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { suggestion } from "../../kernel/suggestion.ts";

export interface RecordFlag {
  /** With dashes: `--gross-pay`. */
  readonly flag: string;
  readonly field: RecordableField;
  /** The groups that the value goes into, outermost first: `features`, `match`. */
  readonly path: readonly string[];
}

export function flagsOf(kind: RecordableKind): readonly RecordFlag[] {
  return kind.fields.flatMap((field): readonly RecordFlag[] =>
    field.shape === "group"
      ? field.fields.flatMap((inner) => [
          { flag: flagName(inner), field: inner, path: [field.name] },
          // Of a group inside a group, what needs no JSON: `--true-up` beside `--match`.
          ...inner.fields
            .filter(({ shape }) => inner.shape === "group" && shape === "flag")
            .map((deep) => ({
              flag: flagName(deep),
              field: deep,
              path: [field.name, inner.name],
            })),
        ])
      : [{ flag: flagName(field), field, path: [] }],
  );
}

/** As `init` calls them, where the event itself has another name. */
const ALSO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plan: {
    "--in-plan": "--in-plan-roth-rollover",
    "--in-service": "--in-service-rollover",
    "--plan-name": "--name",
  },
  employer: { "--employer-name": "--name" },
};

/** `init` is answered in words, so `record` takes them too. */
const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

/** A list is given an entry at a time, so its flag is singular. */
function flagName(field: RecordableField): string {
  const name = field.shape === "list" ? field.name.replace(/s$/, "") : field.name;
  return `--${name.replaceAll("_", "-")}`;
}

/** The event as JSON, from flags as typed. Values stay text: the ledger's own reading checks them. */
export function readFlags(
  kind: RecordableKind,
  words: readonly string[],
): Outcome<Record<string, unknown>, readonly Problem[]> {
  const flags = flagsOf(kind);
  const event: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const queue = [...words];
  while (queue.length > 0) {
    const word = queue.shift() ?? "";
    const [name = "", inline] = splitAtEquals(word);
    const meant = ALSO[kind.kind]?.[name] ?? name;
    const flag = flags.find((candidate) => candidate.flag === meant);
    if (flag === undefined) {
      problems.push(unknownFlag(kind, word, flags));
      // What follows an unknown flag is its value, not another mistake.
      if (inline === undefined && queue[0]?.startsWith("--") === false) queue.shift();
      continue;
    }
    const value = inline ?? takeValue(flag, queue);
    if (value === undefined) {
      problems.push(badFlag(`${name} needs a value`, `it is ${flag.field.form}`));
      continue;
    }
    put(event, flag, value, problems);
  }
  return problems.length > 0 ? { ok: false, error: problems } : { ok: true, value: event };
}

function takeValue(flag: RecordFlag, queue: string[]): string | undefined {
  const next = queue[0];
  if (flag.field.shape === "flag" && (next === undefined || !YES_NO.has(next))) return "true";
  // An amount may be negative; only a long flag ends the line.
  if (next === undefined || next.startsWith("--")) return undefined;
  return queue.shift();
}

function put(
  event: Record<string, unknown>,
  { flag, field, path }: RecordFlag,
  text: string,
  problems: Problem[],
): void {
  const read = readValue(field, text, flag);
  if (!read.ok) {
    problems.push(read.error);
    return;
  }
  const target = path.reduce(groupOf, event);
  if (field.shape === "group") {
    // A part of it may have come before: `--true-up yes --match "50% up to 6%"`.
    const held = groupOf(target, field.name);
    const parts = read.value as Record<string, unknown>;
    const twice = Object.keys(parts).some((name) => Object.hasOwn(held, name));
    if (twice) problems.push(badFlag(`${flag} is given twice`, "give it once"));
    else Object.assign(held, parts);
  } else if (field.shape === "list") {
    const entries = (target[field.name] ?? []) as readonly unknown[];
    const more = Array.isArray(read.value) ? (read.value as readonly unknown[]) : [read.value];
    target[field.name] = [...entries, ...more];
  } else if (Object.hasOwn(target, field.name)) {
    problems.push(badFlag(`${flag} is given twice`, "give it once"));
  } else target[field.name] = read.value;
}

function groupOf(event: Record<string, unknown>, group: string): Record<string, unknown> {
  const held = (event[group] ?? {}) as Record<string, unknown>;
  event[group] = held;
  return held;
}

function readValue(field: RecordableField, text: string, flag: string): Outcome<unknown, Problem> {
  if (field.shape === "value") return { ok: true, value: choiceOf(field, text) };
  if (field.shape === "flag") return { ok: true, value: YES_NO.get(text) ?? text };
  if (/^\s*[[{]/.test(text)) {
    try {
      return { ok: true, value: parseJson(text) };
    } catch {
      return {
        ok: false,
        error: badFlag(`${flag}: ${quoted(text)} is not JSON`, "quote it for the shell"),
      };
    }
  }
  if (field.shape === "group") {
    // The only group that is a flag of its own is the match.
    const tiers = tiersOf(text);
    return tiers === undefined
      ? {
          ok: false,
          error: badFlag(`${flag}: ${faultOfMatch(text) ?? ""}`, "quote it for the shell"),
        }
      : { ok: true, value: { tiers } };
  }
  const entry: Record<string, string> = {};
  for (const pair of text.split(",")) {
    const [name = "", value] = splitAtEquals(pair);
    const inner = field.fields.find((each) => each.name === name);
    if (value === undefined || inner === undefined) {
      const hint = `write ${field.fields.map((each) => `${each.name}=…`).join(",")}`;
      return {
        ok: false,
        error: badFlag(`${flag}: ${quoted(pair)} is not one of its parts`, hint),
      };
    }
    entry[name] = choiceOf(inner, value);
  }
  return { ok: true, value: entry };
}

/** `Traditional-IRA` is `traditional_ira`, where that is a choice; anything else stays as it was typed. */
function choiceOf({ choices }: RecordableField, text: string): string {
  const word = text.toLowerCase().replaceAll("-", "_");
  return choices.includes(word) ? word : text;
}

function splitAtEquals(word: string): [string, string | undefined] {
  const at = word.indexOf("=");
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function unknownFlag(kind: RecordableKind, word: string, flags: readonly RecordFlag[]): Problem {
  const names = flags.map(({ flag }) => flag);
  const close = suggestion(word, names);
  return badFlag(
    `${quoted(word)} is not a flag of ${kind.kind}`,
    close === undefined ? `it has ${names.join(", ")}` : `did you mean ${close}?`,
  );
}

function badFlag(message: string, hint: string): Problem {
  return { code: "usage.bad-option", severity: "error", message, hint };
}
