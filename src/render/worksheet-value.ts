// How the value of a worksheet line reads, the same in text, CSV and PDF.
import type { LineValue } from "../forms/worksheet.ts";
import { formatDollars } from "../kernel/money.ts";

export function valueText(value: LineValue): string {
  switch (value.kind) {
    case "amount":
      return formatDollars(value.cents);
    case "incomplete":
      return `— needs: ${value.missing.join(", ")}`;
    case "text":
      return value.text;
    case "check":
      return value.checked ? "[x]" : "[ ]";
  }
}
