// The other blocks of a packet: the cover's banner and tiles, text and panels, contents, answers to write,
// lines to sign on, and the annex of single rows.
import type { Block, PacketDocument, Section, Words } from "../../documents/packet/document.ts";
import { INK, LEFT, RIGHT } from "../paper.ts";
import type { TextStyle } from "../sheet.ts";
import { type Drawing, spansOf, spansOfWords } from "./cells.ts";
import { drawPart } from "./draw-form.ts";
import { drawTable, startOfTable } from "./draw-table.ts";

const WIDTH = RIGHT - LEFT;
const BODY: TextStyle = { size: 9, leading: 12.5 };
const NOTE: TextStyle = { size: 7.5, leading: 10, color: INK.gray };
const HEADING: TextStyle = { size: 10.5, font: "bold", leading: 14 };

export function drawBlock(
  drawing: Drawing,
  block: Block,
  document: PacketDocument,
  /** What follows: a heading stays with it. */
  after: readonly Block[] = [],
): void {
  const { sheet, left, right } = drawing;
  const width = right - left;
  switch (block.kind) {
    case "table":
      drawTable(drawing, block);
      // A table whose heading is its title stands apart from the one above it.
      if (after[0]?.kind === "table") sheet.y += 9;
      return;
    case "part":
      drawPart(drawing, block.part, block.title, block.lines);
      return;
    case "heading":
      sheet.need(26 + startOf(drawing, after, document));
      sheet.y += 7;
      sheet.y += sheet.text(block.text, left, sheet.y, width, HEADING, "H2") + 2;
      return;
    case "text": {
      const style = block.style === "note" ? NOTE : BODY;
      const spans = block.words.flatMap((each) => spansOfWords(sheet, each));
      sheet.need(sheet.height(spans, width, style) + 4);
      sheet.y += 2;
      sheet.y += sheet.text(spans, left, sheet.y, width, style) + 4;
      return;
    }
    case "panel":
      drawPanel(drawing, block.title, block.words);
      return;
    case "facts":
      drawFacts(drawing, block.facts);
      return;
    case "pair":
      drawPair(drawing, block, document);
      return;
    case "names":
      drawNames(drawing, block.rows);
      return;
    case "banner":
      drawBanner(drawing, block.status, block.words);
      return;
    case "tiles":
      drawTiles(drawing, block.tiles);
      return;
    case "contents":
      drawContents(drawing, document);
      return;
    case "answers":
      drawAnswers(drawing, block.rows);
      return;
    case "signatures":
      drawSignatures(drawing, block.names);
      return;
    case "annex":
      drawAnnex(drawing, block);
      return;
  }
}

/** How much has to stand on the page of a heading: a note and the table after it, or the table. */
function startOf(
  drawing: Drawing,
  [first, second]: readonly Block[],
  document: PacketDocument,
): number {
  if (first?.kind === "contents") return heightOfContents(document);
  if (first?.kind === "table") return startOfTable(drawing, first);
  if (first?.kind !== "text") return 50;
  return 34 + (second?.kind === "table" ? startOfTable(drawing, second) : 30);
}

/** Two lists of blocks side by side, on one page. */
function drawPair(
  drawing: Drawing,
  pair: Extract<Block, { kind: "pair" }>,
  document: PacketDocument,
): void {
  const { sheet, left, right } = drawing;
  const middle = (left + right) / 2;
  // Neither side is longer than a few rows; on one page both start at the same height.
  sheet.need(150);
  const top = sheet.y;
  const ends = [
    { blocks: pair.left, left, right: middle - 11 },
    { blocks: pair.right, left: middle + 11, right },
  ].map((side) => {
    sheet.y = top;
    side.blocks.forEach((block, index) => {
      drawBlock({ ...drawing, ...side }, block, document, side.blocks.slice(index + 1, index + 3));
    });
    return sheet.y;
  });
  sheet.y = Math.max(...ends);
}

function drawPanel({ sheet }: Drawing, title: string, text: readonly Words[]): void {
  const spans = text.flatMap((each) => spansOfWords(sheet, each));
  const inner = WIDTH - 18;
  const height = 13 + sheet.height(spans, inner, NOTE) + 13;
  sheet.need(height + 8);
  sheet.y += 6;
  sheet.frame(LEFT, sheet.y, WIDTH, height);
  sheet.text(title, LEFT + 9, sheet.y + 5, inner, { size: 8.5, font: "bold", leading: 12 }, "H3");
  sheet.text(spans, LEFT + 9, sheet.y + 19, inner, NOTE);
  sheet.y += height + 6;
}

function drawFacts({ sheet }: Drawing, facts: Extract<Block, { kind: "facts" }>["facts"]): void {
  const value: TextStyle = { size: 8, leading: 10.5 };
  const label: TextStyle = { size: 7.25, leading: 9.5, color: INK.gray };
  const natural = facts.map(
    (fact) => Math.max(sheet.width(fact.value, value), sheet.width(fact.label, label)) + 1,
  );
  const sum = natural.reduce((total, width) => total + width, 0);
  const gap = 12;
  const room = WIDTH - gap * (facts.length - 1);
  const widths = natural.map((width) => (sum > room ? (width / sum) * room : width));
  const spare = sum > room ? gap : gap + (room - sum) / Math.max(1, facts.length - 1);
  const height = Math.max(
    ...facts.map((fact, index) => sheet.height(fact.value, widths[index] ?? 0, value)),
  );
  sheet.need(height + 14);
  let x = LEFT;
  facts.forEach((fact, index) => {
    const width = widths[index] ?? 0;
    sheet.text(fact.label, x, sheet.y, width + gap, label);
    sheet.text(fact.value, x, sheet.y + 9.5, width, value);
    x += width + spare;
  });
  sheet.y += height + 13;
}

function drawNames({ sheet }: Drawing, rows: Extract<Block, { kind: "names" }>["rows"]): void {
  const label: TextStyle = { size: 7.9, leading: 12.5, color: INK.gray };
  const text: TextStyle = { size: 8.75, leading: 12.5 };
  sheet.y += 3;
  for (const [name, value, other, second] of rows) {
    const spans = value.flatMap((each) => spansOfWords(sheet, each));
    const height = sheet.height(spans, 245, text);
    sheet.text(name, LEFT, sheet.y, 60, label);
    sheet.text(spans, LEFT + 60, sheet.y, 245, text);
    sheet.text(other, LEFT + 312, sheet.y, 62, label);
    sheet.text(second, LEFT + 376, sheet.y, WIDTH - 376, text);
    sheet.y += height + 1.5;
  }
  sheet.y += 6;
}

function drawBanner({ sheet }: Drawing, status: string, text: readonly Words[]): void {
  const spans = text.map((each) => ({ text: each.text }));
  const style: TextStyle = { size: 8.5, leading: 11.5 };
  const tab = status.length > 6 ? 88 : 62;
  const inner = WIDTH - tab - 20;
  const height = Math.max(36, sheet.height(spans, inner, style) + 13);
  sheet.frame(LEFT, sheet.y, WIDTH, height, 1.1);
  sheet.fill(LEFT, sheet.y, tab, height, INK.black);
  sheet.text(
    status,
    LEFT,
    sheet.y + height / 2 - 8,
    tab,
    { size: 11.5, font: "bold", align: "center", color: "#ffffff", leading: 15 },
    "H2",
  );
  sheet.text(
    spans,
    LEFT + tab + 10,
    sheet.y + (height - sheet.height(spans, inner, style)) / 2,
    inner,
    style,
  );
  sheet.y += height + 9;
}

function drawTiles(drawing: Drawing, tiles: Extract<Block, { kind: "tiles" }>["tiles"]): void {
  const { sheet } = drawing;
  const width = WIDTH / tiles.length;
  const height = 41;
  sheet.need(height + 10);
  sheet.frame(LEFT, sheet.y, WIDTH, height, 0.6);
  tiles.forEach((tile, index) => {
    const x = LEFT + index * width;
    if (index > 0) sheet.post(x, sheet.y, sheet.y + height, 0.4, INK.hair);
    const spans = spansOf(drawing, tile.amount).map((span) => ({
      ...span,
      text: tile.amount.kind === "money" ? `$${span.text}` : span.text,
      bold: true,
    }));
    sheet.text(spans, x + 7, sheet.y + 4, width - 10, { size: 10.5, font: "bold", leading: 14 });
    sheet.text(`${tile.where}\n${tile.what}`, x + 7, sheet.y + 18, width - 10, {
      size: 7.25,
      leading: 9.3,
      color: INK.gray,
    });
  });
  sheet.y += height + 8;
}

/** From baseline to baseline. */
const CONTENTS = 12.5;

function entriesOf({ sections }: PacketDocument): readonly Section[] {
  return sections.filter(({ contents }) => contents !== "");
}

function heightOfContents(document: PacketDocument): number {
  return Math.ceil(entriesOf(document).length / 2) * CONTENTS + 6;
}

function drawContents({ sheet }: Drawing, document: PacketDocument): void {
  const entries = entriesOf(document);
  const half = Math.ceil(entries.length / 2);
  const leading = CONTENTS;
  const width = (WIDTH - 24) / 2;
  sheet.need(heightOfContents(document));
  const style: TextStyle = { size: 8.5, leading, color: INK.link };
  const top = sheet.y;
  sheet.group("TOC", () => {
    entries.forEach(({ contents, place }, index) => {
      const column = index < half ? 0 : 1;
      const x = LEFT + column * (width + 24);
      const y = top + (index - column * half) * leading;
      const page = sheet.pageOf(place);
      const shown = sheet.clipped(contents, width - 30, style);
      const goTo = page === undefined ? {} : { goTo: place };
      sheet.text([{ text: shown, ...goTo }], x, y, width - 24, style, "TOCI");
      sheet.text(String(page ?? ""), x + width - 24, y, 24, { ...style, align: "right" }, "TOCI");
      const end = x + sheet.width(shown, style) + 5;
      if (end < x + width - 24) sheet.leader(end, x + width - 20, y + 9);
    });
  });
  sheet.y = top + half * leading + 6;
}

function drawAnswers({ sheet }: Drawing, rows: Extract<Block, { kind: "answers" }>["rows"]): void {
  const style: TextStyle = { size: 8.25, leading: 11 };
  sheet.y += 4;
  for (const { number, text, boxes, line } of rows) {
    const width = 236;
    const height = Math.max(18, sheet.height(text, width, style) + 8);
    sheet.need(height);
    const { y } = sheet;
    sheet.text(number, LEFT, y + 3, 12, { ...style, font: "bold" });
    sheet.text(text, LEFT + 14, y + 3, width, style);
    let x = LEFT + 262;
    for (const box of boxes) {
      sheet.checkBox(x, y + 4.5, false, 7.5);
      sheet.text(box, x + 11, y + 3, 160, style);
      x += 11 + sheet.width(box, style) + 16;
    }
    if (line) sheet.rule(y + 13.5, x, RIGHT - 6, 0.5, INK.black);
    sheet.y = y + height;
    sheet.rule(sheet.y, LEFT, RIGHT, 0.4, INK.hair);
  }
}

function drawSignatures({ sheet }: Drawing, names: readonly string[]): void {
  const style: TextStyle = { size: 7.5, leading: 10, color: INK.gray };
  for (const name of names) {
    sheet.need(38);
    sheet.y += 24;
    sheet.rule(sheet.y, LEFT, LEFT + 400, 0.9, INK.black);
    sheet.rule(sheet.y, LEFT + 418, RIGHT, 0.9, INK.black);
    sheet.text(name, LEFT, sheet.y + 2, 400, style);
    sheet.text("Date", LEFT + 418, sheet.y + 2, 100, style);
    sheet.y += 12;
  }
  sheet.y += 8;
}

function drawAnnex({ sheet }: Drawing, { head, rows }: Extract<Block, { kind: "annex" }>): void {
  const LEADING = 9;
  const style: TextStyle = { size: 7.25, leading: LEADING };
  const across = 3;
  const gap = 14;
  const width = (WIDTH - gap * (across - 1)) / across;
  const shares = [0.15, 0.25, 0.21, 0.19, 0.2];
  let at = 0;
  while (at < rows.length) {
    const deep = Math.max(1, Math.floor((sheet.room - 14) / LEADING));
    const top = sheet.y;
    const share = Math.min(deep, Math.ceil((rows.length - at) / across));
    for (let column = 0; column < across && at < rows.length; column += 1) {
      const left = LEFT + column * (width + gap);
      const cells = (texts: readonly string[], y: number, font: "regular" | "bold") => {
        let x = left;
        texts.forEach((text, index) => {
          const wide = width * (shares[index] ?? 0);
          const align = index < 2 ? "left" : "right";
          sheet.text(text, x, y, wide, { ...style, font, align }, font === "bold" ? "TH" : "TD");
          x += wide;
        });
      };
      sheet.group("Table", () => {
        sheet.group("TR", () => cells(head, top, "bold"));
        sheet.rule(top + 10.5, left, left + width, 0.9, INK.black);
        for (let row = 0; row < share && at < rows.length; row += 1, at += 1) {
          const each = rows[at];
          if (each === undefined) break;
          const y = top + 12 + row * LEADING;
          sheet.place(each.place, y);
          if (sheet.isDry) continue;
          // One element a row: an annex has thousands of them, and an element lives until the end.
          sheet.group("TR", () => sheet.leaf("TD", () => cells(each.cells, y, "regular")));
        }
      });
    }
    sheet.y = top + 14 + share * LEADING;
    if (at < rows.length) sheet.newPage();
  }
}
