import { expect, it } from "vitest";
import { jsonPlace } from "../../../src/intake/own/json-place.ts";

const line = '{ "a": 1, "b": {"a": "x\\"y", "list": [ {"a": 2}, {"a": "é"} ]}, "c": [] }';

it.each([
  ["/a", "1"],
  ["/b/a", '"x\\"y"'],
  ["/b/list/0/a", "2"],
  ["/b/list/1/a", '"é"'],
  ["/c", "[]"],
  ["/b/list", '[ {"a": 2}, {"a": "é"} ]'],
  // What is missing is reported at the object that lacks it.
  ["/b/missing", '{"a": "x\\"y", "list": [ {"a": 2}, {"a": "é"} ]}'],
])("finds %s", (pointer, text) => {
  const { column, endColumn } = jsonPlace(line, pointer);
  expect([...line].slice(column - 1, endColumn - 1).join("")).toBe(text);
});
