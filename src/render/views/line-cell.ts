// The value of a worksheet line: as a cell, which knows that the line itself explains it, and as the text
// that a form shows.
import type { LineValue } from "../../forms/worksheet.ts";
import { type Cell, flagCell, moneyCell, nameCell, shownOf, type Why } from "./cell.ts";

export function lineCell(value: LineValue, why?: Why): Cell {
  return why === undefined ? cellOf(value) : { ...cellOf(value), why };
}

/** A check box is drawn as one. */
export function valueText(value: LineValue): string {
  return value.kind === "check" ? (value.checked ? "[x]" : "[ ]") : shownOf(cellOf(value));
}

function cellOf(value: LineValue): Cell {
  switch (value.kind) {
    case "amount":
      return moneyCell(value.cents);
    // A code, a date or a ratio, as the form prints it.
    case "text":
      return nameCell(value.text);
    case "check":
      return flagCell(value.checked);
    case "incomplete":
      return { kind: "incomplete", missing: value.missing };
  }
}
