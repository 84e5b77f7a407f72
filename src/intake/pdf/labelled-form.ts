// A payer's own Form 1099-R or 5498: the box numbers and their names must be on it (Publication 1179), where they stand is the
// payer's. An amount belongs to a box when it stands to the right of the box's name, or below it before the next one.
import {
  AMOUNT,
  type BoxValue,
  CODE,
  type FormReading,
  type Found,
  oneOf,
  yearOn,
} from "./form-reading.ts";
import type { Box } from "./page.ts";
import { type PdfLine, placeInLine } from "./page-lines.ts";

/** The names of boxes, those that are not read among them: they end the place of the others. */
const NAMES_1099R: readonly (readonly [box: string, name: RegExp])[] = [
  ["1", /gross distribution/],
  ["2a", /taxable amount(?! not)/],
  ["2b", /taxable amount/],
  ["3", /capital gain/],
  ["4", /federal income tax/],
  ["5", /employee contributions/],
  ["6", /net unrealized/],
  ["7", /distribution code/],
  ["8", /other\b/],
  ["9a", /your percentage/],
  ["9b", /total employee/],
  ["10", /amount allocable/],
  ["11", /1st year|first year/],
  ["12", /fatca/],
  ["13", /date of payment/],
  ["14", /state tax/],
  ["15", /state\b|payer.?s state/],
  ["16", /state dist/],
  ["17", /local tax/],
  ["18", /name of locality/],
  ["19", /local dist/],
];

const NAMES_5498: readonly (readonly [box: string, name: RegExp])[] = [
  ["1", /ira contributions/],
  ["2", /rollover contributions/],
  ["3", /roth ira conversion/],
  ["4", /recharacterized/],
  ["5", /(?:fmv|fair market value)\b/],
  ["6", /life insurance/],
  ["7", /ira\b|type of/],
  ["8", /sep contributions/],
  ["9", /simple contributions/],
  ["10", /roth ira contributions/],
  ["11", /(?:check )?if rmd|required minimum/],
  ["12a", /rmd date/],
  ["12b", /rmd amount/],
  ["13a", /postponed/],
  ["14a", /repayments/],
  ["15a", /fmv of certain/],
];

const MARK = /^(?:[Xx✓✔☑☒]|\[[Xx]\])$/;

/** How far below its name an amount may stand, and how far to the right where nothing ends the column. */
const DEPTH = 48;
const WIDTH = 150;
/** How far a mark may stand from what it ticks. */
const AWAY = 40;

interface Label extends Box {
  readonly box: string;
  readonly line: PdfLine;
  /** Where its words end in the line. */
  readonly end: number;
}

/** Undefined for a page that is no such form. */
export function labelledForm(page: number, lines: readonly PdfLine[]): FormReading | undefined {
  const named = (form: RegExp) => lines.some(({ text }) => form.test(text));
  if (named(/\b1099-R\b/i)) {
    const labels = labelsOn(lines, NAMES_1099R);
    if (labels.some(({ box }) => box === "1") && labels.some(({ box }) => box === "7"))
      return reading("form_1099r", page, lines, labels);
  }
  if (named(/\b5498\b/)) {
    const labels = labelsOn(lines, NAMES_5498);
    if (labels.some(({ box }) => box === "1") && labels.some(({ box }) => box === "2"))
      return reading("form_5498", page, lines, labels);
  }
  return undefined;
}

function reading(
  form: FormReading["form"],
  page: number,
  lines: readonly PdfLine[],
  labels: readonly Label[],
): FormReading {
  const boxes = new Map<string, BoxValue>();
  for (const box of new Set(labels.map((label) => label.box))) {
    const own = labels.filter((label) => label.box === box);
    const pattern =
      form === "form_1099r" && box === "7" ? "code" : box === "11" ? "year" : "amount";
    const value = oneOf(own.flatMap((label) => valuesOf(label, lines, labels, pattern)));
    if (value !== undefined) boxes.set(box, value);
  }
  return {
    form,
    page,
    how: "its labels",
    year: yearOn(lines),
    boxes,
    ticks: ticksOn(lines),
    payer: besideWords(lines, /\b(?:payer|trustee|issuer)(?:.?s)?(?: or issuer.?s)? name\b/i),
    account: besideWords(lines, /\baccount (?:number|no\.?)/i, /^[\dA-Z][\dA-Z -]{3,}$/i),
  };
}

const TICKS = [
  ["not_determined", /\bnot determined/i],
  ["total", /\btotal distribution/i],
  ["ira", /\bira ?\/ ?sep(?: ?\/ ?simple)?/i],
] as const;

function labelsOn(
  lines: readonly PdfLine[],
  names: readonly (readonly [box: string, name: RegExp])[],
): Label[] {
  return lines.flatMap((line) =>
    names.flatMap(([box, name]): Label[] => {
      const pattern = new RegExp(
        String.raw`(?<![\w.,-])(?:box )?${box}[ .:)–-]{1,3}(?:${name.source})`,
        "i",
      );
      const match = pattern.exec(line.text);
      if (match === null) return [];
      const end = match.index + match[0].length;
      return [{ box, line, end, ...placeInLine(line, match.index, end) }];
    }),
  );
}

type Pattern = "amount" | "code" | "year";

/** To the right in the line of the name; else in its column below, down to the next name. */
function valuesOf(
  label: Label,
  lines: readonly PdfLine[],
  labels: readonly Label[],
  pattern: Pattern,
): Found[] {
  const beside = labels.filter(({ line, left }) => line === label.line && left > label.left);
  const next = Math.min(...beside.map(({ left }) => left));
  const right = valuesIn(label.line, pattern).filter(
    ({ from, left }) => from >= label.end && left < next,
  );
  const edge = Math.min(next - 2, label.left + WIDTH);
  const below = lines.filter(
    (line) => line.page === label.line.page && depth(line, label) > 0 && depth(line, label) < DEPTH,
  );
  const stop = Math.min(
    ...labels
      .filter(
        (other) => depth(other.line, label) > 0 && other.left < edge && other.right > label.left,
      )
      .map((other) => depth(other.line, label)),
  );
  const under = below
    .filter((line) => depth(line, label) < stop)
    .flatMap((line) => valuesIn(line, pattern).map((value) => ({ ...value, line })))
    .filter(({ left }) => left >= label.left - 8 && left < edge);
  return [
    ...right.map(({ text }) => ({ text, line: label.line })),
    ...under.map(({ text, line }) => ({ text, line })),
  ];
}

function depth(line: PdfLine, label: Label): number {
  return line.page === label.line.page ? (line.cells[0]?.bottom ?? 0) - label.bottom : -1;
}

function valuesIn(
  line: PdfLine,
  pattern: Pattern,
): { readonly text: string; readonly from: number; readonly left: number }[] {
  const expression =
    pattern === "amount" ? AMOUNT : pattern === "year" ? /\b(?:19|20)\d\d\b/g : /\S+/g;
  return [...line.text.matchAll(expression)].flatMap((match) => {
    const [text] = match;
    if (pattern === "code" && !CODE.test(text)) return [];
    const from = match.index;
    const { left } = placeInLine(line, from, from + text.length);
    return [{ text: text.trim(), from, left }];
  });
}

/** Marks within a few letters of the words, on their line; a mark between two names belongs to neither. */
function ticksOn(lines: readonly PdfLine[]): ReadonlyMap<string, boolean> {
  const ticks = new Map<string, boolean>();
  for (const line of lines) {
    const names = TICKS.flatMap(([tick, words]) => {
      const match = words.exec(line.text);
      if (match === null) return [];
      return [{ tick, ...placeInLine(line, match.index, match.index + match[0].length) }];
    });
    for (const { 0: text, index } of line.text.matchAll(/\S+/g)) {
      if (!MARK.test(text)) continue;
      const mark = placeInLine(line, index, index + text.length);
      const [near, other] = names.filter(
        ({ left, right }) => mark.left - right < AWAY && left - mark.right < AWAY,
      );
      if (near !== undefined && other === undefined) ticks.set(near.tick, true);
    }
  }
  return ticks;
}

/** What stands behind a name in its line, else on the next line of its column. */
function besideWords(
  lines: readonly PdfLine[],
  name: RegExp,
  form = /[A-Za-z]{3}/,
): BoxValue | undefined {
  const found = lines.flatMap((line): Found[] => {
    const match = name.exec(line.text);
    if (match === null) return [];
    const { left, bottom } = placeInLine(line, match.index, match.index + match[0].length);
    const behind = behindIn(line, match.index + match[0].length);
    if (form.test(behind) && !/address|street|city/i.test(behind)) return [{ text: behind, line }];
    for (const under of lines) {
      const depthOf = (under.cells[0]?.bottom ?? 0) - bottom;
      if (under.page !== line.page || depthOf <= 0 || depthOf > 30) continue;
      const cell = under.cells.find(
        ({ text, left: x }) =>
          Math.abs(x - left) < 20 && form.test(text) && !/zip|address|street|telephone/i.test(text),
      );
      if (cell !== undefined) return [{ text: cell.text, line: under }];
    }
    return [];
  });
  return oneOf(found);
}

/** The rest of the cell; behind a colon that ends it, the next one. */
function behindIn({ cells }: PdfLine, from: number): string {
  let start = 0;
  for (const [index, { text }] of cells.entries()) {
    if (from <= start + text.length) {
      const rest = text.slice(Math.max(0, from - start));
      const next = rest.trim() === ":" ? cells[index + 1]?.text : undefined;
      return next ?? rest.replace(/^[ :]+/, "");
    }
    start += text.length + 1;
  }
  return "";
}
