// A line of a worksheet for tests that make worksheets by hand: the place is the name, the caption the label.
import type { WorksheetLine } from "../../src/forms/worksheet.ts";

type Given = Pick<WorksheetLine, "line" | "value"> & Partial<WorksheetLine>;

export function sheetLine({ line, label = line, ...rest }: Given): WorksheetLine {
  return {
    line,
    place: { number: line },
    fact: "form_8606.total_basis",
    label,
    caption: label,
    terms: [],
    ...rest,
  };
}
