// Values of form lines as cells, and the references beside them.
import type { LineValue, Worksheet } from "../../../forms/worksheet.ts";
import { BLANK, type Cell, money, type Reference, words } from "./document.ts";
import { type PacketReading, rowsOfEvents } from "./reading.ts";

export function valueCell(value: LineValue | undefined, look: { bold?: boolean } = {}): Cell {
  if (value === undefined) return BLANK;
  switch (value.kind) {
    case "amount":
      return money(value.cents, look);
    case "incomplete":
      return { kind: "unknown", missing: value.missing };
    case "check":
      return { kind: "box", checked: value.checked };
    case "text":
      return words(value.text, look);
  }
}

/** The rows of the exhibits that a line is made of, through the lines that it names. */
export function refsOfLine(
  reading: PacketReading,
  worksheet: Worksheet,
  line: string,
): Reference[] {
  const terms = worksheet.lines.find((each) => each.line === line)?.terms ?? [];
  return rowsOfEvents(
    reading,
    terms.map(({ event }) => event),
  );
}
