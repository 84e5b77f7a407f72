// A letter as a PDF of one or more Letter sheets, without the frame of a worksheet.

import type { FontFiles } from "../../app/ports.ts";
import type { Letter } from "../documents/letter.ts";
import { LEFT, makePdf, RIGHT, type Sheet, type TextStyle } from "./sheet.ts";

const BODY: TextStyle = { size: 10, leading: 14 };
const WIDTH = RIGHT - LEFT;

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
  sheet.y += 12;
  block(letter.from, 0, { ...BODY, font: "bold" });
  block("[your address]", 16);
  block(letter.date, 16);
  block(letter.to, 0);
  block("[address of the plan]", 20);
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
  block("Sincerely,", 36);
  block(letter.from, 0);
}
