// The fields of an event as cells, by the names of the contract: of one that is recorded, or would be.
import type { Json, TypedFields } from "../../ledger/codec.ts";
import { flagCell, NONE, nameCell, numberCell, type Tree, type TreeRecord } from "./cell.ts";

export function fieldsTree(fields: TypedFields): TreeRecord {
  return Object.fromEntries(fields.map(([name, value]) => [name, treeOf(value)]));
}

function treeOf(value: TypedFields[number][1]): Tree {
  switch (value.kind) {
    case "group":
      return fieldsTree(value.fields);
    case "list":
      return value.items.map(treeOf);
    case "json":
      return treeOfJson(value.json);
    default:
      return value;
  }
}

/** What another schema checks is kept as it came: text in it is never an amount. */
function treeOfJson(json: Json): Tree {
  if (json === null) return NONE;
  if (typeof json === "string") return nameCell(json);
  if (typeof json === "number") return numberCell(json);
  if (typeof json === "boolean") return flagCell(json);
  return isJsonList(json)
    ? json.map(treeOfJson)
    : Object.fromEntries(Object.entries(json).map(([name, value]) => [name, treeOfJson(value)]));
}

function isJsonList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
