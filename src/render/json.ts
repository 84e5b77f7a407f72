// JSON for other programs: one object that starts with the version of its shape, two spaces of
// indentation, a line break at the end.
import { formatCents } from "../kernel/money.ts";
import { formatPercent } from "../kernel/percent.ts";
import { visibleJson } from "../kernel/shown-text.ts";
import { type Cell, isCell, type Tree, type TreeRecord } from "./views/cell.ts";

const FORMAT_VERSION = 1;

export function treeJson(tree: TreeRecord): string {
  return jsonText(jsonOf(tree));
}

export function jsonText(result: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ format_version: FORMAT_VERSION, ...result }, null, 2);
  return `${visibleJson(text)}\n`;
}

/** The tree as plain values. */
export function jsonOf(record: TreeRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, valueJson(value)]],
    ),
  );
}

function valueJson(tree: Tree): unknown {
  if (isList(tree)) return tree.map(valueJson);
  return isCell(tree) ? cellJson(tree) : jsonOf(tree);
}

/** Money is text, so that no reader makes a float of it. */
function cellJson(cell: Cell): unknown {
  switch (cell.kind) {
    case "money":
      return formatCents(cell.cents);
    case "number":
      return cell.number;
    case "year":
      return cell.year;
    case "percent":
      return formatPercent(cell.percent);
    case "date":
      return cell.date;
    case "name":
      return cell.name;
    case "text":
      return cell.text;
    case "flag":
      return cell.flag;
    case "incomplete":
      return cell.listedApart === true ? null : { incomplete: cell.missing };
    case "none":
      return null;
  }
}

/** `Array.isArray` does not know a list that may only be read. */
function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
