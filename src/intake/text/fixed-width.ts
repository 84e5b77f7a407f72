// Lines of fixed width, as payroll sends them to recordkeepers: cells by position. Where the amounts stand
// is public, what they mean is the plan's own, so such a layout is always somebody's own.
import type { Layout } from "../layouts/layout.ts";
import type { Cell, Row } from "./text-rows.ts";

type FixedWidth = NonNullable<Layout["fixed"]>;

/** The rows under a header of the layout's own names; undefined when a line is too short for its required cells. */
export function fixedWidthRows(text: string, fixed: FixedWidth): readonly Row[] | undefined {
  const header: Row = {
    cells: fixed.map(({ header: name }) => ({ text: name, line: 1, column: 1 })),
    line: 0,
    lines: 0,
  };
  const needed = Math.min(...fixed.map(({ start }) => start));
  const rows: Row[] = [header];
  for (const line of textLines(text)) {
    if (line.text.trim() !== "" && line.text.length < needed) return undefined;
    const cells: Cell[] = fixed.map(({ start, length, implied_decimals }) => {
      const cut = line.text.slice(start - 1, start - 1 + length).trim();
      return {
        text: implied_decimals === undefined ? withoutZeros(cut) : withPoint(cut, implied_decimals),
        line: line.number,
        column: start,
      };
    });
    rows.push({ cells: line.text.trim() === "" ? [] : cells, line: line.number, lines: 1 });
  }
  return rows.length > 1 ? rows : undefined;
}

/** `0000500.00` as `500.00`; anything else as it is. */
function withoutZeros(text: string): string {
  return text.replace(/^(-?)0+(?=\d+\.\d+$)/, "$1");
}

/** `0000050000` with two implied decimals as `500.00`. */
function withPoint(text: string, decimals: number): string {
  const match = /^(-?)0*(\d+)$/.exec(text);
  if (match === null) return text;
  const digits = (match[2] ?? "").padStart(decimals + 1, "0");
  return `${match[1] ?? ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function* textLines(text: string): Generator<{ readonly text: string; readonly number: number }> {
  let number = 0;
  let from = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    number += 1;
    yield { text: text.slice(from, match.index), number };
    from = match.index + match[0].length;
  }
  if (from < text.length) yield { text: text.slice(from), number: number + 1 };
}
