// The packet of a return as one PDF: drawn from the document that says what stands where. The same records
// give the same bytes.

import type { FontFiles } from "../../app/ports.ts";
import type { ReturnPacket } from "../../app/questions/packet/return-packet.ts";
import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import type { PacketDocument, Section } from "../documents/packet/document.ts";
import { type MadePacket, packetDocument } from "../documents/packet/packet-document.ts";
import { countPages, type MadePdf, makePdf } from "./make-pdf.ts";
import type { Drawing } from "./packet/cells.ts";
import { drawBlock } from "./packet/draw-blocks.ts";
import { heightOfPart } from "./packet/draw-form.ts";
import { INK, LEFT, RIGHT } from "./paper.ts";
import { type Sheet, TOP } from "./sheet.ts";

const WIDTH = RIGHT - LEFT;
/** A section that may share a page starts on it when this much is left, in points. */
const ROOM_TO_START = 190;
/** A section that has its own page shares one of which so much is empty. */
const ALMOST_EMPTY = 420;
/** More than this is never left empty: a quarter of every page is used. */
const MAY_BE_LEFT = 500;
/** A section's title and what stands below it. */
const TITLE = 62;

export interface PacketPdf extends MadePdf, Pick<MadePacket, "standing" | "status"> {}

export async function packetPdf(
  made: ReturnPacket,
  stamp: LedgerStamp,
  fonts: FontFiles,
): Promise<PacketPdf> {
  const { document, standing, status } = packetDocument(made, stamp, (candidate) =>
    coverFits(candidate, fonts),
  );
  const numbers = new Map<MissingFact, number>(
    standing.questions.flatMap(({ facts, number }) => facts.map((fact) => [fact, number] as const)),
  );
  const pdf = await makePdf(
    {
      title: document.title,
      created: new Date(`${made.prepared}T00:00:00Z`),
      fonts,
      foot: { lines: [document.foot], ruled: false },
    },
    (sheet) => {
      const drawing: Drawing = {
        sheet,
        left: LEFT,
        right: RIGHT,
        questionOf: (fact) => numbers.get(fact),
      };
      let above: PDFKit.PDFOutline | undefined;
      let current: Section | undefined;
      sheet.onNewPage(() => drawHead(sheet, current));
      for (const [index, section] of document.sections.entries()) {
        const isNew = index > 0 && startsPage(drawing, section);
        current = section;
        if (isNew) sheet.newPage();
        else if (index > 0) sheet.y += 14;
        sheet.group("Sect", () => {
          sheet.place(section.place);
          const item = sheet.outline(
            section.contents === "" ? section.title : section.contents,
            section.nested === true ? above : undefined,
          );
          if (section.nested !== true) above = item;
          drawTitle(sheet, section, index === 0);
          if (index === 0) drawLost(sheet);
          section.blocks.forEach((block, at) => {
            drawBlock(drawing, block, document, section.blocks.slice(at + 1, at + 3));
          });
        });
      }
    },
  );
  return { ...pdf, standing, status };
}

/** Drawn without ink, on a sheet of its own. */
function coverFits(document: PacketDocument, fonts: FontFiles): boolean {
  const [cover] = document.sections;
  if (cover === undefined) return true;
  const pages = countPages({ title: document.title, fonts }, (sheet) => {
    const drawing: Drawing = { sheet, left: LEFT, right: RIGHT, questionOf: () => undefined };
    drawTitle(sheet, cover, true);
    cover.blocks.forEach((block, at) => {
      drawBlock(drawing, block, document, cover.blocks.slice(at + 1, at + 3));
    });
  });
  return pages === 1;
}

function startsPage(drawing: Drawing, { start, blocks }: Section): boolean {
  const { room } = drawing.sheet;
  if (start === "always" || room < ROOM_TO_START) return true;
  if (start !== "page") return false;
  if (room < ALMOST_EMPTY) return true;
  // A form is not begun where a line of its first part would stand alone on the next page.
  const [first] = blocks;
  return (
    first?.kind === "part" &&
    room < MAY_BE_LEFT &&
    room < TITLE + heightOfPart(drawing, first.lines)
  );
}

function drawHead(sheet: Sheet, section: Section | undefined): void {
  if (section === undefined || section.headLeft === "") return;
  const style = { size: 8, leading: 10.5 } as const;
  const y = TOP - 26;
  sheet.text(section.headLeft, LEFT, y, WIDTH * 0.6, { ...style, font: "bold" });
  sheet.text(section.headRight, LEFT + WIDTH * 0.6, y, WIDTH * 0.4, {
    ...style,
    align: "right",
    color: INK.gray,
  });
}

function drawTitle(sheet: Sheet, section: Section, isCover: boolean): void {
  const style = isCover
    ? ({ size: 20, font: "bold", leading: 24 } as const)
    : ({ size: 14, font: "bold", leading: 18 } as const);
  sheet.y += sheet.text(section.title, LEFT, sheet.y, WIDTH, style, "H1") + 2;
  if (section.subtitle !== undefined && section.subtitle !== "") {
    const under = isCover
      ? ({ size: 12, leading: 16 } as const)
      : ({ size: 8.75, leading: 11.5, color: INK.gray } as const);
    sheet.y += sheet.text(section.subtitle, LEFT, sheet.y, WIDTH - (isCover ? 0 : 40), under) + 5;
  } else sheet.y += 3;
}

/** A script that no font of the document has: the Latin name stands alone, and the cover says so. */
function drawLost(sheet: Sheet): void {
  if (sheet.lost.length === 0) return;
  const text = `A name is also written in ${sheet.lost.join(" and ")}, not printable here.`;
  sheet.y +=
    sheet.text(text, LEFT, sheet.y, WIDTH, { size: 7.5, leading: 10, color: INK.gray }) + 2;
}
