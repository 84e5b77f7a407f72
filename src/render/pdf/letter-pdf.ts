// A letter as a PDF of one or more Letter sheets, without the frame of a worksheet.

import type { FontFiles } from "../../app/ports.ts";
import type { Letter } from "../documents/letter.ts";
import { longDate } from "../documents/packet/document.ts";
import {
  LEFT as EDGE,
  RIGHT as FAR_EDGE,
  INK,
  makePdf,
  type Sheet,
  type TextStyle,
} from "./sheet.ts";

const BODY: TextStyle = { size: 10, leading: 14 };
/** A letter has an inch at its sides. */
const LEFT = EDGE + 30;
const WIDTH = FAR_EDGE - EDGE - 60;

export async function letterPdf(letter: Letter, fonts: FontFiles): Promise<Uint8Array> {
  const created = new Date(`${letter.date}T00:00:00Z`);
  const options = { title: letter.subject, created, fonts, foot: undefined };
  const made = await makePdf(options, (sheet) => drawLetter(sheet, letter));
  return made.bytes;
}

function drawLetter(sheet: Sheet, letter: Letter): void {
  const block = (text: string, gap: number, style: TextStyle = BODY, indent = 0) => {
    sheet.need(sheet.height(text, WIDTH - indent, style));
    sheet.y += sheet.text(text, LEFT + indent, sheet.y, WIDTH - indent, style) + gap;
  };
  // An address is not recorded: two lines to write it on.
  const address = (gap: number) => {
    for (let line = 0; line < 2; line += 1) {
      sheet.y += 17;
      sheet.rule(sheet.y, LEFT, LEFT + 230, 0.5, INK.black);
    }
    sheet.y += gap;
  };
  sheet.y += 12;
  block(letter.from, 0, { ...BODY, font: "bold" });
  address(16);
  block(longDate(letter.date), 16);
  block(letter.to, 0);
  address(20);
  block(letter.subject, 12, { ...BODY, font: "bold", size: 11.5 });
  for (const paragraph of letter.body) {
    if (!paragraph.startsWith("- ")) {
      block(paragraph, 8);
      continue;
    }
    sheet.need(sheet.height(paragraph.slice(2), WIDTH - 18, BODY));
    sheet.text("•", LEFT + 6, sheet.y, 10, BODY);
    block(paragraph.slice(2), 5, BODY, 18);
  }
  block("Sincerely,", 34);
  sheet.rule(sheet.y, LEFT, LEFT + 250, 0.8, INK.black);
  sheet.y += 3;
  block(letter.from, 16);
  letter.enclosures.forEach((each, index) => {
    sheet.need(14);
    if (index === 0) sheet.text("Enclosures:", LEFT, sheet.y, 70, { size: 9, leading: 13 });
    block(`${index + 1}. ${each}`, 0, { size: 9, leading: 13 }, 72);
  });
}
