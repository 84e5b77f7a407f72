// Worksheets as a PDF that a preparer can file: lines in the form's order with number, label and
// amount, what is missing, notes, where every amount came from, and on each page which ledger said so.

import type { FontFiles } from "../../app/ports.ts";
import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { Term, Worksheet, WorksheetLine } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { BY_ID, questionOfFact } from "../../kernel/fact-questions.ts";
import { formatDollars } from "../../kernel/money.ts";
import { plainText } from "../../kernel/sentence.ts";
import { valueText } from "../views/line-cell.ts";
import { codeText, FEDERAL_ONLY, NOT_OFFICIAL, sealTexts, stampTexts } from "../views/stamp.ts";
import { makePdf } from "./make-pdf.ts";
import { INK, LEFT, RIGHT } from "./paper.ts";
import { type Sheet, type TextStyle, TOP } from "./sheet.ts";

const VALUE_WIDTH = 96;
const VALUE_X = RIGHT - VALUE_WIDTH;
/** The line number stands again before its value, as on the forms, when it is short. */
const REPEAT_WIDTH = 34;
const WIDTH = RIGHT - LEFT;
/** Thirty years of paychecks fit; more terms than this, of a payroll office, are left to JSON. */
const MOST_TERMS = 400;

const BODY: TextStyle = { size: 9 };
const SMALL: TextStyle = { size: 7.5, color: INK.gray };

/** Where labels stand: the column of line numbers is as wide as its widest. */
/** A list that is no higher than this is not split over pages, in points. */
const TOGETHER = 150;
/** The room for the names of lines beside their terms, in points. */
const MOST_NAME_WIDTH = 150;

interface Columns {
  readonly numberWidth: number;
  readonly labelX: number;
  readonly labelWidth: number;
}

/** One or more worksheets in one file, each starting on a page of its own. */
export async function worksheetsPdf(
  worksheets: readonly [Worksheet, ...(readonly Worksheet[])],
  stamp: LedgerStamp,
  fonts: FontFiles,
): Promise<Uint8Array> {
  const [first] = worksheets;
  // Not the moment of printing: the same ledger must give the same bytes.
  const created = new Date(Date.UTC(first.taxYear, 11, 31));
  const lines = [
    ...stampTexts(stamp),
    `${codeText(stamp)} · ${NOT_OFFICIAL}. ${FEDERAL_ONLY} rothbook ${stamp.version}`,
  ];
  const title = `${first.title}, tax year ${first.taxYear}`;
  const made = await makePdf({ title, created, fonts, foot: { lines, ruled: true } }, (sheet) => {
    for (const [index, worksheet] of worksheets.entries()) {
      sheet.onNewPage(() => {});
      if (index > 0) sheet.newPage();
      drawWorksheet(sheet, worksheet, stamp);
    }
    drawLost(sheet);
  });
  return made.bytes;
}

/** What a font has no letters for is left out, and that is said. */
function drawLost(sheet: Sheet): void {
  if (sheet.lost.length === 0) return;
  drawList(sheet, "Not printable here", [`Also written in ${sheet.lost.join(" and ")}.`]);
}

function drawWorksheet(sheet: Sheet, worksheet: Worksheet, stamp: LedgerStamp): void {
  drawHead(sheet, worksheet);
  sheet.onNewPage(() => drawRunningHead(sheet, worksheet));
  const columns = columnsOf(sheet, worksheet);
  let part: string | undefined;
  for (const line of worksheet.lines) {
    const partHeight = line.part !== part && line.part !== undefined ? 30 : 0;
    sheet.need(partHeight + lineHeight(sheet, line, columns));
    if (partHeight > 0) drawPart(sheet, line.part ?? "");
    part = line.part;
    drawLine(sheet, line, columns);
  }
  if (worksheet.lines.length === 0) {
    sheet.y += 6 + sheet.text("No line of this worksheet applies.", LEFT, sheet.y + 6, WIDTH, BODY);
  }
  if (worksheet.incomplete.length > 0) {
    const what = "Not complete. Record these facts and make the worksheet again:";
    const facts = worksheet.incomplete.map((fact) => questionOfFact(fact, BY_ID).what);
    drawList(sheet, what, [...new Set(facts)]);
  }
  drawList(sheet, "Notes", worksheet.notes.map(plainText));
  drawTerms(sheet, worksheet, columns);
  drawList(sheet, "Authorities", [...new Set(worksheet.citations.map(citationText))]);
  drawList(sheet, "This worksheet", sealTexts(worksheet, stamp));
}

function columnsOf(sheet: Sheet, worksheet: Worksheet): Columns {
  const style: TextStyle = { ...BODY, font: "bold" };
  const widest = Math.max(
    0,
    ...worksheet.lines.map((line) => sheet.width(shownNumber(line), style)),
  );
  const numberWidth = Math.min(Math.max(34, widest + 10), 130);
  const labelX = LEFT + numberWidth;
  return { numberWidth, labelX, labelWidth: VALUE_X - labelX - REPEAT_WIDTH - 8 };
}

function drawHead(sheet: Sheet, worksheet: Worksheet): void {
  const yearWidth = 90;
  const title: TextStyle = { font: "bold", size: 16 };
  const titleHeight = sheet.text(worksheet.title, LEFT, TOP, WIDTH - yearWidth - 12, title);
  const yearX = RIGHT - yearWidth;
  sheet.text("Tax year", yearX, TOP - 3, yearWidth, { ...SMALL, align: "right" });
  const year = String(worksheet.taxYear);
  sheet.text(year, yearX, TOP + 6, yearWidth, { font: "bold", size: 18, align: "right" });
  const subtitle = `${NOT_OFFICIAL} · federal tax only`;
  sheet.text(subtitle, LEFT, TOP + titleHeight + 3, WIDTH - yearWidth, SMALL);
  sheet.y = TOP + titleHeight + 18;
  sheet.rule(sheet.y, LEFT, RIGHT, 1.2, INK.black);
  const who =
    worksheet.personName === undefined
      ? worksheet.person
      : `${worksheet.personName} (${worksheet.person})`;
  sheet.text("Name", LEFT, sheet.y + 5, 260, SMALL);
  const nameHeight = sheet.text(who, LEFT, sheet.y + 15, 300, { size: 10 });
  if (worksheet.filingRequired !== undefined) {
    sheet.text("Official form", LEFT + 330, sheet.y + 5, WIDTH - 330, SMALL);
    const required = worksheet.filingRequired ? "must be filed" : "need not be filed";
    sheet.text(required, LEFT + 330, sheet.y + 15, WIDTH - 330, { size: 10 });
  }
  sheet.y += 20 + nameHeight;
  sheet.rule(sheet.y);
  sheet.y += 8;
}

function drawRunningHead(sheet: Sheet, worksheet: Worksheet): void {
  const half = WIDTH / 2;
  const title: TextStyle = { font: "bold", size: 8.5 };
  sheet.text(sheet.clipped(worksheet.title, half, title), LEFT, TOP - 8, half, title);
  const who: TextStyle = { size: 8.5, align: "right" };
  const name = sheet.clipped(worksheet.personName ?? worksheet.person, half - 50, who);
  sheet.text(`${name} · ${worksheet.taxYear}`, LEFT + half, TOP - 8, half, who);
  sheet.rule(TOP + 5);
  sheet.y = TOP + 15;
}

function drawPart(sheet: Sheet, part: string): void {
  sheet.y += 10;
  sheet.y += sheet.text(part, LEFT, sheet.y, WIDTH, { font: "bold", size: 10 }) + 2;
  sheet.rule(sheet.y, LEFT, RIGHT, 0.8, INK.black);
  sheet.y += 5;
}

/** The number as the form prints it: under a heading its prefix says nothing new, and a box is part of its line. */
function shownNumber({ place }: WorksheetLine): string {
  return place.schedule === undefined ? place.number : `Sch. ${place.schedule}, ${place.number}`;
}

/** Whether the value fits the narrow column; otherwise it stands under the label. */
function fitsColumn(sheet: Sheet, line: WorksheetLine): boolean {
  return (
    line.value.kind !== "incomplete" &&
    sheet.width(valueText(line.value), { ...BODY, size: 9.5 }) <= VALUE_WIDTH - 6
  );
}

function lineHeight(sheet: Sheet, line: WorksheetLine, columns: Columns): number {
  const { labelX, labelWidth } = columns;
  const label = Math.max(
    sheet.height(line.label, labelWidth, BODY),
    sheet.height(shownNumber(line), columns.numberWidth - 6, { ...BODY, font: "bold" }),
  );
  if (fitsColumn(sheet, line)) return label + 6;
  const below = sheet.height(valueText(line.value), VALUE_X - labelX, { ...BODY });
  return label + below + 8;
}

function drawLine(sheet: Sheet, line: WorksheetLine, columns: Columns): void {
  const { y } = sheet;
  const { numberWidth, labelX, labelWidth } = columns;
  const labelHeight = Math.max(
    sheet.text(line.label, labelX, y, labelWidth, BODY),
    sheet.text(shownNumber(line), LEFT, y, numberWidth - 6, { ...BODY, font: "bold" }),
  );
  const lastRow = y + sheet.height(line.label, labelWidth, BODY) - sheet.height("X", 100, BODY);
  const value = valueText(line.value);
  if (line.value.kind === "check") {
    sheet.checkBox(RIGHT - 12, lastRow, line.value.checked);
  } else if (fitsColumn(sheet, line)) {
    const style: TextStyle = { size: 9.5, align: "right" };
    sheet.text(value, VALUE_X, lastRow - 0.5, VALUE_WIDTH - 3, style);
    sheet.rule(lastRow + 11, VALUE_X, RIGHT, 0.4, INK.hair);
  } else {
    const style: TextStyle = { ...BODY };
    sheet.y += 2 + sheet.text(value, labelX, y + labelHeight + 1, VALUE_X - labelX, style);
    sheet.text("—", VALUE_X, lastRow, VALUE_WIDTH - 3, { size: 9.5, align: "right" });
    sheet.rule(lastRow + 11, VALUE_X, RIGHT, 0.4, INK.hair);
  }
  drawLeader(sheet, line, columns, lastRow);
  sheet.y += labelHeight + 6;
}

function drawLeader(sheet: Sheet, line: WorksheetLine, columns: Columns, row: number): void {
  const number: TextStyle = { font: "bold", size: 7.5, align: "right" };
  const numberWidth = sheet.width(shownNumber(line), number);
  const repeats = numberWidth <= REPEAT_WIDTH;
  if (repeats) {
    sheet.text(shownNumber(line), VALUE_X - REPEAT_WIDTH - 6, row + 1, REPEAT_WIDTH, number);
  }
  const end = columns.labelX + sheet.width(lastRowOf(sheet, line.label, columns.labelWidth), BODY);
  const stop = VALUE_X - 10 - (repeats ? numberWidth + 4 : 0);
  if (end + 10 < stop) sheet.leader(end + 5, stop, row + 7);
}

/** The last row of a label as pdfkit breaks it: at spaces, as soon as a word does not fit. */
function lastRowOf(sheet: Sheet, label: string, width: number): string {
  let row = "";
  for (const word of label.split(" ")) {
    const longer = row === "" ? word : `${row} ${word}`;
    row = sheet.width(longer, BODY) <= width ? longer : word;
  }
  return row;
}

function drawList(sheet: Sheet, heading: string, items: readonly string[]): void {
  if (items.length === 0) return;
  const heights = items.map((item) => sheet.height(item, WIDTH - 12, { ...BODY, size: 8 }) + 3);
  // A short list stays together, so that no single line of it opens a page.
  const whole = 28 + heights.reduce((sum, height) => sum + height, 0);
  sheet.need(whole <= TOGETHER ? whole : 34);
  drawSectionHeading(sheet, heading);
  for (const item of items) {
    sheet.need(sheet.height(item, WIDTH - 12, { ...BODY, size: 8 }) + 3);
    sheet.text("•", LEFT, sheet.y, 10, { size: 8 });
    sheet.y += sheet.text(item, LEFT + 10, sheet.y, WIDTH - 12, { ...BODY, size: 8 }) + 3;
  }
}

function drawSectionHeading(sheet: Sheet, heading: string): void {
  sheet.y += 12;
  sheet.y += sheet.text(heading, LEFT, sheet.y, WIDTH, { font: "bold", size: 8.5 }) + 3;
}

/** Line by line, the terms that make the amount: events with their source, figures with their authority. */
function drawTerms(sheet: Sheet, worksheet: Worksheet, columns: Columns): void {
  const explained = worksheet.lines.filter((line) => line.terms.length > 0);
  if (explained.length === 0) return;
  sheet.need(60);
  drawSectionHeading(sheet, "Where the amounts come from");
  const name: TextStyle = { font: "bold", size: 7.5 };
  const widest = Math.max(...explained.map(({ line }) => sheet.width(`Line ${line}`, name)));
  const nameWidth = Math.min(Math.max(columns.numberWidth, widest + 4), MOST_NAME_WIDTH);
  // An amount is right-aligned in 70 points and never fills the first of them.
  const amountX = Math.max(columns.labelX, LEFT + nameWidth - 10);
  for (const line of explained) {
    const nameHeight = sheet.height(`Line ${line.line}`, nameWidth, name);
    sheet.need(Math.max(24, nameHeight + 4));
    const end = sheet.y + nameHeight;
    const pages = sheet.pageCount();
    sheet.text(`Line ${line.line}`, LEFT, sheet.y, nameWidth, name);
    for (const term of line.terms.slice(0, MOST_TERMS)) drawTerm(sheet, term, amountX);
    const left = line.terms.length - MOST_TERMS;
    if (left > 0) {
      const more = `and ${left} more; the worksheet as JSON names the event of every one`;
      sheet.need(12);
      sheet.y += sheet.text(more, amountX + 80, sheet.y, RIGHT - amountX - 80, SMALL) + 1;
    }
    if (sheet.pageCount() === pages) sheet.y = Math.max(sheet.y, end);
    sheet.y += 2;
  }
}

function drawTerm(sheet: Sheet, term: Term, amountX: number): void {
  const textX = amountX + 80;
  const width = RIGHT - textX;
  const because = termText(term);
  const height = sheet.height(because, width, SMALL);
  sheet.need(height + 1);
  const amount = `${term.sign === "-" ? "–" : "+"} ${formatDollars(term.amount)}`;
  sheet.text(amount, amountX, sheet.y, 70, { size: 7.5, align: "right" });
  sheet.text(because, textX, sheet.y, width, SMALL);
  sheet.y += height + 1;
}

function termText(term: Term): string {
  const source =
    term.source === undefined || term.source.file === ""
      ? undefined
      : `${term.source.file}:${term.source.line}`;
  const event = term.event === undefined ? undefined : `event ${term.event}`;
  const citation = term.citation === undefined ? undefined : citationText(term.citation);
  return [term.label, event, source, citation].filter((part) => part !== undefined).join(" · ");
}
