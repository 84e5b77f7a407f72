// How far the cells of a sheet reach, read from its XML before anybody makes a grid of it: a sheet of 2,000
// cells in column XFD is a file of 12 kB and a grid of 33 million cells.

const MOST_COLUMNS = 200;
const MOST_ROWS = 100_000;

/** A row, or a place such as `r="C7"`. A place that is cut short by a tag is none. */
const ROW_OR_PLACE = /<row(?=[\s/>])|(?<![\w:.-])r\s*=\s*["']([^"'<]*)/g;

/** The first place beyond what is read, or one that is no place; undefined when there is none. */
export function beyondExtent(xml: string): string | undefined {
  if (!xml.includes("sheetData")) return undefined;
  let rows = 0;
  for (const [, place] of xml.matchAll(ROW_OR_PLACE)) {
    if (place === undefined) {
      rows += 1;
      if (rows > MOST_ROWS) return `row ${rows}`;
      continue;
    }
    // Anything else than letters and digits would be read as a number by some reader.
    const [whole, letters = "", digits = ""] = /^([A-Z]*)(\d+)$/.exec(place) ?? [];
    if (whole === undefined || Number(digits) > MOST_ROWS || columnOf(letters) > MOST_COLUMNS)
      return letters === "" && whole !== undefined ? `row ${digits}` : place.slice(0, 20);
  }
  return undefined;
}

/** A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
