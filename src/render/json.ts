// JSON for other programs: one object that starts with the version of its shape, two spaces of
// indentation, a line break at the end.
import { visibleJson } from "../kernel/shown-text.ts";
import type { TreeRecord } from "./views/cell.ts";
import { plainOf } from "./views/plain.ts";

const FORMAT_VERSION = 1;

export function treeJson(tree: TreeRecord): string {
  return jsonText(plainOf(tree));
}

export function jsonText(result: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ format_version: FORMAT_VERSION, ...result }, null, 2);
  return `${visibleJson(text)}\n`;
}
