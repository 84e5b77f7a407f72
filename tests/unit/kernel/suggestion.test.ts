// Slips of the finger, counted by hand: letters added, left out, taken for others.
import { expect, it } from "vitest";
import { suggestion } from "../../../src/kernel/suggestion.ts";

it.each([
  ["limts", ["limits", "list"], "limits"],
  ["limitss", ["limits"], "limits"],
  ["lomits", ["limits"], "limits"],
  // Two slips in a word of six letters, of seven; three in one of nine.
  ["lomots", ["limits"], "limits"],
  ["lomotz", ["limits"], undefined],
  ["wrkshet", ["worksheet"], "worksheet"],
  ["wrkshe", ["worksheet"], "worksheet"],
  ["wrksh", ["worksheet"], undefined],
  // In a word of three letters one slip, and of two as well.
  ["ad", ["add"], "add"],
  ["a", ["add"], undefined],
  ["undp", ["add", "undo", "redo"], "undo"],
  ["ab", ["ba"], undefined],
  // A letter too many, one left out, one for another: each is one slip.
  ["lawx", ["law"], "law"],
  ["xlaw", ["law"], "law"],
  ["la", ["law"], "law"],
  ["lax", ["law"], "law"],
  // Of equals the first.
  ["cat", ["bat", "hat"], "bat"],
  ["kitten", ["sitting"], undefined],
  ["sittin", ["sitting", "kitten"], "sitting"],
  // Nothing of the word is left, or there are no names.
  ["x", ["y"], undefined],
  ["", ["a"], undefined],
  ["word", [], undefined],
])("%s among %j is %s", (word, names, found) => {
  expect(suggestion(word, names)).toBe(found);
});
