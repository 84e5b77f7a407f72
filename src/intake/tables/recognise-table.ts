// Which layout a table of text is in, and by which delimiter: decided by headers that are all there and by
// rows that read as dates and amounts. The file name proves nothing. A tie or a weak match is refused.
import { byCommand } from "../../kernel/advice.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Layout } from "../layouts/layout.ts";
import { layoutExpression } from "../text/expression.ts";
import { looksLikeAmount } from "../text/statement-amount.ts";
import { DATE_FORMATS, readDate } from "../text/statement-date.ts";
import { type Delimiter, type Row, textRows } from "../text/text-rows.ts";
import { plainText, wordingMatcher } from "../text/wording.ts";
import { cellAt, type FoundHeader, HEADER_WITHIN, matchHeader, placeRows } from "./find-tables.ts";
import { isShaped, shapedRows } from "./shaped-rows.ts";

/** How well one layout fits. */
export interface Match {
  readonly layout: Layout;
  readonly delimiter: Delimiter;
  /** Headers of the layout that the file has. */
  readonly matched: number;
  /** Headers that the file has, of the best table. */
  readonly headers: number;
  /** The part of the first data rows that read as dates and amounts, 0 to 1; 1 when there are none. */
  readonly readable: number;
  readonly headerLine: number;
  /** Required headers that it lacks: such a match is a near miss. */
  readonly missing: readonly string[];
  /** Why it fits as well as it does, for people. */
  readonly why: string;
}

/** Enough rows to judge by, and no more: recognition costs the same for any length of file. */
const SAMPLED_ROWS = 50;
const WEAK = 0.6;

/** Every layout that fits, best first; when none does, the near misses. A layout that somebody named needs no words. */
export function rankLayouts(
  text: string,
  file: string,
  all: readonly Layout[],
  { named = false } = {},
): Match[] {
  const opening = beginning(text);
  const layouts = all.filter(
    ({ words }) =>
      named ||
      words.length === 0 ||
      words.some((expression) => layoutExpression(expression, "by line").test(opening)),
  );
  const heads = new Map<Delimiter, readonly Row[]>();
  const headOf = (delimiter: Delimiter) => {
    const known = heads.get(delimiter);
    if (known !== undefined) return known;
    const rows: Row[] = [];
    for (const row of textRows(text, delimiter)) {
      rows.push(row);
      if (rows.length >= HEADER_WITHIN + SAMPLED_ROWS) break;
    }
    heads.set(delimiter, rows);
    return rows;
  };
  const complete = layouts.flatMap((layout) => {
    if (isShaped(layout)) {
      const rows = shapedRows(opening, layout);
      return rows === undefined ? [] : (judge(layout, "tab", rows, file) ?? []);
    }
    return layout.delimiters.flatMap(
      (delimiter) => judge(layout, delimiter, headOf(delimiter), file) ?? [],
    );
  });
  const matches =
    complete.length > 0
      ? complete
      : layouts.flatMap((layout) =>
          !isShaped(layout)
            ? layout.delimiters.flatMap((delimiter) =>
                nearMiss(layout, delimiter, headOf(delimiter)),
              )
            : [],
        );
  return matches
    .filter((match) => match.matched > 0)
    .toSorted((a, b) => rank(b) - rank(a) || (a.layout.layout < b.layout.layout ? -1 : 1));
}

/** Whole lines, so that no line is short only because it was cut. */
function beginning(text: string): string {
  if (text.length <= SHAPED_CHARACTERS) return text;
  return text.slice(0, text.lastIndexOf("\n", SHAPED_CHARACTERS) + 1);
}

const SHAPED_CHARACTERS = 100_000;

/** Chooses, or says why not, with the best two. */
export function chooseLayout(matches: readonly Match[], file: string): Outcome<Match, Problem> {
  const complete = matches.filter((match) => match.missing.length === 0);
  const [best, second] = complete;
  const at = { file, line: best?.headerLine ?? 1 };
  if (best === undefined) {
    const near = matches.slice(0, 2).map((match) => match.why);
    return failure({
      code: "import.unknown-layout",
      severity: "error",
      message: "no layout matches the file",
      at,
      hint: byCommand(
        `${near.length > 0 ? `nearest: ${near.join("; ")}. ` : ""}Write a layout`,
        "layout init FILE",
      ),
    });
  }
  if (second !== undefined && rank(second) === rank(best)) {
    return failure({
      code: "import.layout-ambiguous",
      severity: "error",
      message: `${best.layout.layout} and ${second.layout.layout} match the file equally well`,
      at,
      hint: `${best.why}; ${second.why}. Choose with --layout NAME`,
    });
  }
  if (confidence(best) < WEAK) {
    const also = second === undefined ? "" : `; ${second.why}`;
    return failure({
      code: "import.unknown-layout",
      severity: "error",
      message: `the file hardly looks like ${best.layout.title}`,
      at,
      hint: `${best.why}${also}. Choose with --layout ${best.layout.layout} if it is right`,
    });
  }
  return success(best);
}

/** Between 0 and 1: half by the words of the header, half by what the rows look like. */
export function confidence(match: Match): number {
  return 0.5 * Math.min(1, match.matched / Math.max(1, match.headers)) + 0.5 * match.readable;
}

function rank(match: Match): number {
  return (match.missing.length === 0 ? 1000 : 0) + match.matched + match.readable;
}

function judge(
  layout: Layout,
  delimiter: Delimiter,
  rows: readonly Row[],
  file: string,
): Match | undefined {
  let best: FoundHeader | undefined;
  let matched = 0;
  let preamble = 0;
  const fingerprint = wordingMatcher(layout.preamble.map((pattern) => ({ pattern })));
  const samples: { row: Row; header: FoundHeader }[] = [];
  for (const placed of placeRows(rows, layout)) {
    if (placed.place === "header") {
      // A table of events says more than one of positions, and a table counts once.
      if (best === undefined || !samples.some(({ header }) => header.table === placed.header.table))
        matched += placed.header.matched;
      if (best === undefined || best.matched < placed.header.matched) best = placed.header;
    } else if (placed.place === "data" && samples.length < SAMPLED_ROWS) samples.push(placed);
    else if (placed.place === "skipped" && best === undefined) {
      const words = placed.row.cells.map((cell) => cell.text).join(",");
      if (fingerprint(words) !== undefined) preamble = 1;
    }
  }
  if (best === undefined) return undefined;
  const readable = readableShare(samples);
  const headers = best.row.cells.filter((cell) => cell.text.trim() !== "").length;
  const hint =
    layout.filename !== undefined && file.toLowerCase().includes(layout.filename.toLowerCase());
  const percent = Math.round(readable * 100);
  const why = `${layout.layout}: line ${best.row.line} has ${best.matched} of its headers, ${percent}% of dates and amounts read${hint ? ", and the file name fits" : ""}`;
  return {
    layout,
    delimiter,
    matched: matched + preamble,
    headers,
    readable,
    headerLine: Math.max(1, best.row.line),
    missing: [],
    why,
  };
}

function nearMiss(layout: Layout, delimiter: Delimiter, rows: readonly Row[]): Match {
  let best: FoundHeader | undefined;
  for (const row of rows.slice(0, HEADER_WITHIN)) {
    if (row.cells.length < 2) continue;
    for (const table of layout.tables) {
      const found = matchHeader(row, table);
      if (found.matched >= 2 && (best === undefined || found.matched > best.matched)) best = found;
    }
  }
  const missing = best?.missing ?? [];
  return {
    layout,
    delimiter,
    matched: best?.matched ?? 0,
    headers: best?.row.cells.length ?? 0,
    readable: 0,
    headerLine: best?.row.line ?? 1,
    missing,
    why: `${layout.layout}: line ${best?.row.line ?? 1} lacks ${missing.slice(0, 4).join(", ")}`,
  };
}

/** The share of cells in date and amount columns that read as such. Footers and fillers spoil it a little. */
function readableShare(samples: readonly { row: Row; header: FoundHeader }[]): number {
  let [read, all] = [0, 0];
  for (const { row, header } of samples) {
    const date = cellAt(row, header.fields.get("date") ?? header.fields.get("deposited_on"));
    if (date !== undefined && plainText(date.text) !== "") {
      all += 1;
      if (!("fault" in readDate(date.text, DATE_FORMATS))) read += 1;
    }
    const amount = cellAt(row, header.fields.get("amount") ?? header.wide[0]?.index);
    if (amount !== undefined) {
      all += 1;
      if (looksLikeAmount(amount.text)) read += 1;
    }
  }
  return all === 0 ? 1 : read / all;
}
