// A letter for a text file: paragraphs wrapped, tables with their columns in line.
import { displayWidth, padEndTo, padStartTo, wrap } from "../../text/display-width.ts";
import { safe } from "../../text/table-text.ts";
import { type Cell, type DocTable, longDate } from "../packet/document.ts";
import type { Letter, LetterBlock } from "./letter.ts";

const WIDTH = 78;
/** To write an address on: it is not recorded. */
const BLANK_LINE = "_".repeat(40);

export function letterText(letter: Letter): string {
  return [
    safe(letter.from),
    BLANK_LINE,
    BLANK_LINE,
    "",
    longDate(letter.date),
    "",
    safe(letter.to),
    letter.attention,
    BLANK_LINE,
    BLANK_LINE,
    "",
    ...letter.subject.map((line, index) => `${index === 0 ? "Re: " : "    "}${safe(line)}`),
    "",
    letter.greeting,
    ...letter.body.flatMap(blockLines),
    "",
    "Sincerely,",
    "",
    "",
    BLANK_LINE,
    safe(letter.from),
    "Telephone: ____________________________",
    "",
    ...letter.enclosures.map(
      (each, index) => `${index === 0 ? "Enclosures:" : "           "} ${index + 1}. ${safe(each)}`,
    ),
    ...(letter.enclosed === undefined
      ? []
      : ["", "", safe(letter.enclosed.title), "", ...tableLines(letter.enclosed.table)]),
    "",
  ].join("\n");
}

function blockLines(block: LetterBlock): string[] {
  if (block.kind === "text") return ["", ...wrap(safe(block.text), WIDTH)];
  return ["", safe(block.title), "", ...tableLines(block.table)];
}

function cellText(cell: Cell): string {
  return cell.kind === "words" ? safe(cell.words.map(({ text }) => text).join("")) : "";
}

/** A first column that is too wide for the line is broken; a total has a rule above it. */
function tableLines({ columns, rows }: DocTable): string[] {
  const heads = columns.map(({ head }) => head.replace("\n", " "));
  const texts = rows.map(({ cells }) => cells.map(cellText));
  const widths = columns.map((_, at) =>
    Math.max(...[heads, ...texts].map((cells) => displayWidth(cells[at] ?? ""))),
  );
  const gaps = 2 * (columns.length - 1);
  const others = widths.slice(1).reduce((sum, width) => sum + width, gaps);
  widths[0] = Math.min(widths[0] ?? 0, Math.max(20, WIDTH - 2 - others));
  const line = (cells: readonly string[]) => {
    const first = wrap(cells[0] ?? "", widths[0] ?? 0);
    return first.map((part, row) =>
      columns
        .map(({ align }, at) => {
          const text = at === 0 ? part : row === 0 ? (cells[at] ?? "") : "";
          const width = widths[at] ?? 0;
          return align === "right" ? padStartTo(text, width) : padEndTo(text, width);
        })
        .join("  ")
        .trimEnd(),
    );
  };
  const rule = "-".repeat(widths.reduce((sum, width) => sum + width, gaps));
  return [
    ...line(heads),
    rule,
    ...rows.flatMap(({ style }, at) => [
      ...(style === "total" ? [rule] : []),
      ...line(texts[at] ?? []),
    ]),
  ].map((each) => `  ${each}`);
}
