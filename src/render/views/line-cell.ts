// The value of a worksheet line as a cell. What explains it is the line itself.
import type { LineValue } from "../../forms/worksheet.ts";
import { type Cell, flagCell, moneyCell, nameCell, type Why } from "./cell.ts";

export function lineCell(value: LineValue, why?: Why): Cell {
  return why === undefined ? cellOf(value) : { ...cellOf(value), why };
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
