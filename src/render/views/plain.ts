// A tree as plain values: what JSON writes, and what a test compares.
import { pathsOf } from "../../kernel/missing-fact.ts";
import { formatCents } from "../../kernel/money.ts";
import { type Cell, isCell, shownOf, type Tree, type TreeRecord } from "./cell.ts";

export function plainOf(record: TreeRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, plainValue(value)]],
    ),
  );
}

export function plainValue(tree: Tree): unknown {
  if (isList(tree)) return tree.map(plainValue);
  return isCell(tree) ? plainCell(tree) : plainOf(tree);
}

/** Money is text, so that no reader makes a float of it. */
function plainCell(cell: Cell): unknown {
  switch (cell.kind) {
    case "money":
      return formatCents(cell.cents);
    case "number":
      return cell.number;
    case "year":
      return cell.year;
    case "flag":
      return cell.flag;
    case "incomplete":
      return cell.listedApart === true ? null : { incomplete: pathsOf(cell.missing) };
    case "none":
      return null;
    default:
      return shownOf(cell);
  }
}

/** `Array.isArray` does not know a list that may only be read. */
function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
