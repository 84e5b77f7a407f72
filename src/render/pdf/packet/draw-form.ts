// A part of a form as the form has it: the black tab, the number at the left, the words, the number box and
// the amount box, lines 9 to 12 of Form 8606 in the inner column, and outside it where the amount comes from.
import type { FormLine } from "../../documents/packet/document.ts";
import { INK, LEFT, RIGHT } from "../paper.ts";
import type { TextStyle } from "../sheet.ts";
import { type Drawing, spansOf, spansOfWords } from "./cells.ts";

const NUMBER = { x: LEFT + 394, width: 26 } as const;
const AMOUNT = { x: NUMBER.x + NUMBER.width, width: 59 } as const;
const REFS = {
  x: AMOUNT.x + AMOUNT.width + 4,
  width: RIGHT - AMOUNT.x - AMOUNT.width - 4,
} as const;
const INNER_NUMBER = { x: LEFT + 309, width: 26 } as const;
const INNER_AMOUNT = { x: INNER_NUMBER.x + INNER_NUMBER.width, width: 59 } as const;
const WORDS = LEFT + 26;

const LABEL: TextStyle = { size: 8.1, leading: 10.5 };
const SMALL: TextStyle = { size: 7.25, leading: 9.4, color: INK.gray };
const VALUE: TextStyle = { size: 8.1, leading: 10.5, font: "bold", align: "right" };

/** A part no higher than this is not split, in points. */
const TOGETHER = 300;

export function drawPart(
  drawing: Drawing,
  part: string,
  title: string,
  lines: readonly FormLine[],
): void {
  const { sheet } = drawing;
  const whole = heightOfPart(drawing, lines);
  sheet.need(whole - 22 <= TOGETHER ? whole : heightOfPart(drawing, lines.slice(0, 1)) + 20);
  drawTab(drawing, part, title);
  sheet.group("Table", () => {
    for (const line of lines) {
      const height = heightOf(drawing, line);
      if (sheet.room < height) {
        sheet.newPage();
        drawTab(drawing, `${part}, continued`, title);
      }
      drawLine(drawing, line, height);
    }
  });
  sheet.rule(sheet.y, LEFT, REFS.x - 4, 0.9, INK.black);
  sheet.y += 8;
}

/** The tab and every line of a part, in points. */
export function heightOfPart(drawing: Drawing, lines: readonly FormLine[]): number {
  return lines.reduce((sum, line) => sum + heightOf(drawing, line), 22);
}

function drawTab({ sheet }: Drawing, part: string, title: string): void {
  const style: TextStyle = { size: 8.75, font: "bold", leading: 11 };
  const wide = sheet.width(part, style) + 16;
  const titleWidth = RIGHT - LEFT - wide - 8;
  const height = Math.max(15, sheet.height(title, titleWidth, style) + 4);
  sheet.rule(sheet.y, LEFT, RIGHT, 0.9, INK.black);
  sheet.fill(LEFT, sheet.y, wide, height, INK.black);
  sheet.text(part, LEFT + 8, sheet.y + 2, wide, { ...style, color: "#ffffff" }, "H3");
  sheet.text(title, LEFT + wide + 8, sheet.y + 2, titleWidth, style, "P");
  sheet.y += height;
  sheet.rule(sheet.y, LEFT, RIGHT, 0.9, INK.black);
}

function wordsWidth({ inner }: FormLine): number {
  return (inner === true ? INNER_NUMBER.x : NUMBER.x) - WORDS - 6;
}

function smallSpans(drawing: Drawing, line: FormLine) {
  return (line.small ?? []).flatMap((each) => spansOfWords(drawing.sheet, each));
}

function heightOf(drawing: Drawing, line: FormLine): number {
  const { sheet } = drawing;
  const label = sheet.height(line.label, wordsWidth(line), LABEL);
  const small =
    line.small === undefined ? 0 : sheet.height(smallSpans(drawing, line), wordsWidth(line), SMALL);
  return label + small + 4.5;
}

function drawLine(drawing: Drawing, line: FormLine, height: number): void {
  const { sheet } = drawing;
  const { y } = sheet;
  const bottom = y + height;
  const last = bottom - 2.2 - 10.5;
  if (line.place !== undefined) sheet.place(line.place, y);
  const isSub = /^\d+[a-z]$/.test(line.line);
  sheet.group("TR", () => {
    sheet.text(
      line.line,
      LEFT,
      y + 2.2,
      isSub ? 22 : 18,
      { ...LABEL, font: "bold", align: "right" },
      "TH",
    );
    const label = sheet.height(line.label, wordsWidth(line), LABEL);
    sheet.text(line.label, WORDS, y + 2.2, wordsWidth(line), LABEL, "TD");
    if (line.small !== undefined)
      sheet.text(smallSpans(drawing, line), WORDS, y + 2.2 + label, wordsWidth(line), SMALL, "TD");
    const [number, amount] = line.inner === true ? [INNER_NUMBER, INNER_AMOUNT] : [NUMBER, AMOUNT];
    if (line.inner === true)
      sheet.fill(NUMBER.x, y, NUMBER.width + AMOUNT.width, height, INK.shade);
    sheet.text(
      line.line,
      number.x,
      last,
      number.width,
      { ...VALUE, size: 7.9, align: "center" },
      "TD",
    );
    if (line.value.kind === "box")
      sheet.checkBox(amount.x + amount.width - 14, last + 1.5, line.value.checked);
    else
      sheet.text(spansOf(drawing, line.value), amount.x + 2, last, amount.width - 6, VALUE, "TD");
    if (line.refs.length > 0)
      sheet.text(
        spansOf(drawing, { kind: "refs", refs: line.refs }),
        REFS.x,
        last,
        REFS.width,
        { size: 7.6, leading: 10.5, align: "right" },
        "TD",
      );
    for (const x of [number.x, amount.x, amount.x + amount.width]) sheet.post(x, y, bottom, 0.7);
    if (line.inner === true)
      for (const x of [AMOUNT.x, AMOUNT.x + AMOUNT.width]) sheet.post(x, y, bottom, 0.7);
  });
  sheet.rule(bottom, LEFT, RIGHT, 0.4, INK.hair);
  sheet.y = bottom;
}
