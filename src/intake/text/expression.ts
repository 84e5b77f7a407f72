// The regular expressions of layouts. Those that come with the program run as they are. Those of a layout
// that somebody passed on run in an engine whose time grows with the text and not with its powers: in the
// usual one, ^(a+)+$ and forty letters never end.
import type { RE2JS } from "re2js";
import { invariant } from "../../kernel/invariant.ts";

export interface Expression {
  exec(text: string): RegExpExecArray | null;
  test(text: string): boolean;
}

const OWN = new Set<string>();
let engine: typeof RE2JS | undefined;

/** Before a layout that did not come with the program is read. */
export async function loadExpressions(): Promise<void> {
  engine ??= (await import("re2js")).RE2JS;
}

/** Every text of a built-in layout may be an expression that we have read. */
export function trustTexts(layout: unknown): void {
  JSON.stringify(layout, (_, value: unknown) => {
    if (typeof value === "string") OWN.add(value);
    return value;
  });
}

/** Ready to be asked, without regard to case; the source has been checked by `expressionFault`. */
export function layoutExpression(source: string, lines?: "by line"): Expression {
  if (OWN.has(source)) return new RegExp(source, lines === undefined ? "iu" : "imu");
  invariant(engine !== undefined, "the engine is loaded with a layout");
  const flags = engine.CASE_INSENSITIVE | (lines === undefined ? 0 : engine.MULTILINE);
  return engine.compile(engine.translateRegExp(source), flags) as unknown as Expression;
}

/** Why a layout may not have this expression, or undefined. */
export function expressionFault(source: string): string | undefined {
  const construct = unbounded(source);
  if (construct !== undefined)
    return `${construct} cannot be matched in bounded time: say it with several rules, the first that fits counts`;
  try {
    new RegExp(source, "iu");
    layoutExpression(source);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return "is not a regular expression";
    const reason = (error as { error?: unknown }).error;
    if (typeof reason !== "string") throw error;
    return `cannot be matched in bounded time: ${reason}`;
  }
}

const LOOKS = ["(?=", "(?!", "(?<=", "(?<!"];

function unbounded(source: string): string | undefined {
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\\") {
      const reference = /^\\(?:[1-9]\d*|k<[^>]*>)/.exec(source.slice(at))?.[0];
      if (reference !== undefined && !inClass) return `the back reference ${reference}`;
      at += 1;
    } else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "(" && !inClass) {
      const look = LOOKS.find((each) => source.startsWith(each, at));
      if (look !== undefined) return `the look-around ${look}…)`;
    }
  }
  return undefined;
}
