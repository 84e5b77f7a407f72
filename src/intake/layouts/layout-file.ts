// A layout that a user wrote, as TOML or JSON: parsed with its line, then checked against the schema.

import { parse, stringify, TomlError } from "smol-toml";
import { byCommand } from "../../kernel/advice.ts";
import { failure, type Outcome } from "../../kernel/outcome.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Layout, parseLayout } from "./layout.ts";

/** `file` is only named in problems; JSON is told from TOML by its first character. */
export function parseLayoutFile(text: string, file: string): Outcome<Layout, readonly Problem[]> {
  const source = text.replace(/^\ufeff/, "");
  const isJson = /^\s*\{/.test(source);
  let value: unknown;
  try {
    value = isJson ? parseJson(source) : parse(source);
  } catch (error) {
    const place =
      error instanceof TomlError
        ? { line: error.line, column: error.column }
        : jsonPlace(source, error instanceof Error ? error.message : "");
    const what = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return failure([
      {
        code: "import.layout-invalid",
        severity: "error",
        message: `the layout is not ${isJson ? "JSON" : "TOML"}: ${what}`,
        at: { file, ...place },
        hint: byCommand("begin with a layout that is written for you", "layout init FILE"),
      },
    ]);
  }
  return parseLayout(value, file, (path) => placeOfValue(source, value, path));
}

/** A text is looked for as it is written; what is no text, or missing, has the place of the file. */
function placeOfValue(
  source: string,
  layout: unknown,
  path: readonly PropertyKey[],
): { line: number; column?: number } {
  const value = path.reduce<unknown>(
    (found, key) => (found as Record<PropertyKey, unknown> | undefined)?.[key],
    layout,
  );
  if (typeof value !== "string") return { line: 1 };
  const written = [`'${value}'`, JSON.stringify(value)].map((form) => source.indexOf(form));
  const position = written.find((at) => at !== -1);
  if (position === undefined) return { line: 1 };
  const before = source.slice(0, position);
  return {
    line: before.split("\n").length,
    column: [...before.slice(before.lastIndexOf("\n") + 1)].length + 1,
  };
}

/** A layout as TOML, as `layout init` prints it. */
export function layoutToml(layout: object): string {
  return `${stringify(layout).trimEnd()}\n`;
}

function jsonPlace(source: string, message: string): { line: number; column: number } {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
  const before = source.slice(0, position);
  return {
    line: before.split("\n").length,
    column: position - before.lastIndexOf("\n"),
  };
}
