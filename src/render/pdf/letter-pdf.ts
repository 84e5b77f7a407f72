// A letter as a PDF on Letter paper: what is to be mailed, and a list that is enclosed on pages of its own.

import type { FontFiles } from "../../app/ports.ts";
import type { Letter, LetterBlock } from "../documents/letter/letter.ts";
import { type DocTable, longDate } from "../documents/packet/document.ts";
import { countPages, makePdf } from "./make-pdf.ts";
import { drawTable, startOfTable } from "./packet/draw-table.ts";
import { LEFT as EDGE, RIGHT as FAR_EDGE, INK } from "./paper.ts";
import type { Sheet, TextStyle } from "./sheet.ts";

interface Setting {
  readonly body: TextStyle;
  readonly small: TextStyle;
  readonly table: DocTable["size"];
  /** Between parts, as a share of what there is room for. */
  readonly air: number;
}

const EASY: Setting = {
  body: { size: 10, leading: 14 },
  small: { size: 9, leading: 13 },
  table: "letter",
  air: 1,
};
/** For a letter that would run over onto a second page by little. */
const TIGHT: Setting = {
  body: { size: 9.5, leading: 12.4 },
  small: { size: 8.5, leading: 11.4 },
  table: "dense",
  air: 0.75,
};
/** A letter has an inch at its sides. */
const LEFT = EDGE + 30;
const RIGHT = FAR_EDGE - 30;
const WIDTH = RIGHT - LEFT;

export async function letterPdf(letter: Letter, fonts: FontFiles): Promise<Uint8Array> {
  const created = new Date(`${letter.date}T00:00:00Z`);
  const options = { title: letter.subject.join(", "), created, fonts, foot: undefined };
  const pages = countPages(options, (sheet) => drawPage(sheet, letter, EASY));
  const setting = pages === 1 ? EASY : TIGHT;
  const made = await makePdf(options, (sheet) => {
    drawPage(sheet, letter, setting);
    if (letter.enclosed !== undefined) drawEnclosed(sheet, letter, letter.enclosed);
  });
  return made.bytes;
}

function drawPage(sheet: Sheet, letter: Letter, setting: Setting): void {
  const { body, small, air } = setting;
  const bold = { ...body, font: "bold" } as const;
  const block = (text: string, gap: number, style: TextStyle = body, indent = 0) => {
    sheet.need(sheet.height(text, WIDTH - indent, style));
    sheet.y += sheet.text(text, LEFT + indent, sheet.y, WIDTH - indent, style) + gap * air;
  };
  // An address is not recorded: two lines to write it on.
  const address = (gap: number) => {
    for (let line = 0; line < 2; line += 1) {
      sheet.y += 15;
      sheet.rule(sheet.y, LEFT, LEFT + 230, 0.5, INK.black);
    }
    sheet.y += gap * air;
  };
  block(letter.from, 0, bold);
  address(12);
  block(longDate(letter.date), 12);
  block(letter.to, 0);
  block(letter.attention, 0);
  address(14);
  letter.subject.forEach((line, index) => {
    if (index === 0) sheet.text("Re:", LEFT, sheet.y, 26, bold);
    block(line, index === letter.subject.length - 1 ? 9 : 0, bold, 26);
  });
  block(letter.greeting, 6);
  for (const each of letter.body) {
    if (each.kind === "text") block(each.text, 7);
    else drawBodyTable(sheet, each, setting);
  }
  // Nobody signs alone on a page: the last lines of the letter stay together.
  sheet.need(28 * air + 2 * body.size + 3 * small.size + 40 + 13 * letter.enclosures.length);
  block("Sincerely,", 28);
  sheet.rule(sheet.y, LEFT, LEFT + 250, 0.8, INK.black);
  sheet.y += 3;
  block(letter.from, 0);
  block("Telephone: ____________________________", 8, small);
  letter.enclosures.forEach((each, index) => {
    if (index === 0) sheet.text("Enclosures:", LEFT, sheet.y, 70, small);
    block(`${index + 1}. ${each}`, 0, small, 72);
  });
}

function drawBodyTable(
  sheet: Sheet,
  { title, table }: Extract<LetterBlock, { kind: "table" }>,
  { small, table: size, air }: Setting,
): void {
  const drawing = drawingOf(sheet);
  const sized = { ...table, size };
  const heading = { ...small, font: "bold" } as const;
  sheet.need(18 + startOfTable(drawing, sized));
  sheet.y += sheet.text(title, LEFT, sheet.y, WIDTH, heading, "H2") + 2;
  drawTable(drawing, sized);
  sheet.y += 6 * air;
}

function drawEnclosed(
  sheet: Sheet,
  { from, subject }: Letter,
  { title, table }: NonNullable<Letter["enclosed"]>,
): void {
  sheet.newPage();
  const above = { ...EASY.small, color: INK.gray };
  sheet.y += sheet.text(`${from}: ${subject.at(-1) ?? ""}`, LEFT, sheet.y, WIDTH, above) + 4;
  const heading = { size: 12, leading: 16, font: "bold" } as const;
  sheet.y += sheet.text(title, LEFT, sheet.y, WIDTH, heading, "H1") + 6;
  drawTable(drawingOf(sheet), { ...table, size: "dense" });
}

/** A table stands between the margins of the letter, and no question is asked in it. */
function drawingOf(sheet: Sheet): Parameters<typeof drawTable>[0] {
  return { sheet, left: LEFT, right: RIGHT, questionOf: () => undefined };
}
