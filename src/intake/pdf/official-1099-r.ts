// The official Form 1099-R, copies A, B, C, 1 and 2 of its revision for 2024: every box is a rectangle, the same on each
// copy. Filled on a screen it has fields there, printed or flattened it has words there. Another revision has its
// boxes elsewhere: then label and place tell, as for a payer's own form.
import { CODE, type FormReading, type Found, type oneOf, yearOn } from "./form-reading.ts";
import type { Box, PdfField, PdfPage, PdfWord } from "./page.ts";
import { type PdfLine, placeInLine } from "./page-lines.ts";

type Rectangle = readonly [field: number, left: number, top: number, right: number, bottom: number];

/** By box; the number is that of the field: `f2_08` is box 1 of copies B, C, 1 and 2, `f1_08` that of copy A. */
const TEXTS: Readonly<Record<string, Rectangle>> = {
  payer: [1, 52.4, 60, 294.2, 132],
  account: [7, 50.4, 348, 237.6, 360],
  "1": [8, 302.4, 60, 395, 72],
  "2a": [9, 302.4, 96, 395, 108],
  "4": [11, 403.2, 168, 495.8, 180],
  "5": [12, 302.4, 216, 395, 228],
  "6": [13, 403.2, 216, 495.8, 228],
  "7": [14, 296.2, 252, 366.2, 264],
  "9b": [18, 403.2, 276, 495.8, 288],
  "10": [19, 57.6, 312, 164.6, 324],
  "11": [20, 166.6, 312, 236.6, 324],
};

const TICKS: Readonly<Record<string, Rectangle>> = {
  not_determined: [2, 374.8, 117.5, 384.8, 127.5],
  total: [3, 461.2, 117.5, 471.2, 127.5],
  ira: [4, 377.3, 252.5, 387.3, 262.5],
};

/** Words of the blank and where they begin: with all of them in place it is this revision. */
const LANDMARKS: readonly (readonly [text: string, left: number, bottom: number])[] = [
  ["Gross distribution", 307, 45],
  ["Federal income tax", 407, 141],
  ["Employee contributions/", 307, 189],
  ["Total employee contributions", 411, 273],
];

const NEAR = 3;

/** Undefined for a page that is no copy of it. */
export function official1099r(page: PdfPage, lines: readonly PdfLine[]): FormReading | undefined {
  const fields = fieldsOf(page);
  if (fields === undefined && !hasLandmarks(lines)) return undefined;
  const boxes = new Map<string, NonNullable<ReturnType<typeof oneOf>>>();
  for (const [box, rectangle] of Object.entries(TEXTS)) {
    const text = fields?.get(box)?.value ?? printedIn(page, rectangle);
    if (typeof text !== "string" || text === "") continue;
    if (box === "7" && !CODE.test(text)) continue;
    const found: Found = { text, line: lineAt(lines, text, rectangle) };
    boxes.set(box, { found });
  }
  const ticks = new Map<string, boolean>();
  for (const [box, rectangle] of Object.entries(TICKS)) {
    const field = fields?.get(box)?.value;
    if (typeof field === "boolean") ticks.set(box, field);
    else if (/^[Xx✓✔☑☒]$/.test(printedIn(page, rectangle))) ticks.set(box, true);
  }
  const { payer, account } = { payer: boxes.get("payer"), account: boxes.get("account") };
  boxes.delete("payer");
  boxes.delete("account");
  return {
    form: "form_1099r",
    page: page.number,
    how: fields === undefined ? "the places of its boxes" : "its fields",
    year: yearOn(lines),
    boxes,
    ticks,
    payer,
    account,
  };
}

/** The fields by box, when those of the amounts are called and placed as in this revision. */
function fieldsOf({ fields }: PdfPage): ReadonlyMap<string, PdfField> | undefined {
  const found = new Map<string, PdfField>();
  for (const [kind, boxes] of [
    ["f", TEXTS],
    ["c", TICKS],
  ] as const) {
    for (const [box, [number, left, top, right, bottom]] of Object.entries(boxes)) {
      const name = new RegExp(String.raw`(?:^|\.)${kind}[12]_0?${number}\[0\]$`);
      const field = fields.find((each) => name.test(each.name));
      if (field !== undefined && isNear(field, { left, top, right, bottom })) found.set(box, field);
    }
  }
  return ["1", "2a", "5", "7"].every((box) => found.has(box)) ? found : undefined;
}

function isNear(one: Box, other: Box): boolean {
  return (["left", "right", "top", "bottom"] as const).every(
    (side) => Math.abs(one[side] - other[side]) <= NEAR,
  );
}

function hasLandmarks(lines: readonly PdfLine[]): boolean {
  return LANDMARKS.every(([text, left, bottom]) =>
    lines.some((line) => {
      const from = line.text.indexOf(text);
      if (from < 0) return false;
      const place = placeInLine(line, from, from + text.length);
      return Math.abs(place.left - left) <= 2 * NEAR && Math.abs(place.bottom - bottom) <= NEAR;
    }),
  );
}

/** The words whose middle lies in the rectangle; of several lines the first. */
function printedIn({ words }: PdfPage, [, left, top, right, bottom]: Rectangle): string {
  const inside = words
    .filter((word) => {
      const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
      return x > left && x < right && y > top - 1 && y < bottom + 1 && word.text !== "$";
    })
    .toSorted((a, b) => a.bottom - b.bottom || a.left - b.left);
  const [first] = inside;
  return inside
    .filter((word) => first !== undefined && Math.abs(word.bottom - first.bottom) < NEAR)
    .map((word: PdfWord) => word.text)
    .join(" ");
}

function lineAt(
  lines: readonly PdfLine[],
  text: string,
  [, left, top, right, bottom]: Rectangle,
): PdfLine | undefined {
  const [first = ""] = text.split(/[\r\n]/);
  return lines.find((line) =>
    line.cells.some(
      (cell) =>
        cell.left < right &&
        cell.right > left &&
        cell.bottom > top - 1 &&
        cell.top < bottom + 1 &&
        cell.text.includes(first.trim().replace(/\s+/g, " ")),
    ),
  );
}
