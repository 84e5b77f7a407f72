// Whether a packet adds up for somebody who has only the paper: every total is the sum of the rows above it,
// form lines follow from the lines that they name, and page 2 is what the forms and the exhibits say. What
// is read is the PDF, not what it was made from.
import type { PdfTable } from "./pdf-tables.ts";

type Row = readonly string[];
/** An amount in cents; "?" waits for an answer. */
type Figure = number | "?";

const MONTHS =
  /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;
const TOTALS = /^(Total|Together|Paid|Line 1|Year)$/;

export function figureOf(text: string): Figure | undefined {
  if (/^\? ?(Q\d+)?$/.test(text)) return "?";
  if (text === "-0-") return 0;
  const found = /^(\()?\$?([\d,]+)\.(\d\d)\)?$/.exec(text);
  if (found === null) return undefined;
  const cents = Number(`${found[2]?.replaceAll(",", "")}${found[3]}`);
  return found[1] === undefined ? cents : -cents;
}

const sumOf = (figures: readonly Figure[]): Figure =>
  figures.includes("?") ? "?" : figures.reduce<number>((sum, each) => sum + Number(each), 0);

/** A table that goes on is one table; what is brought forward has to be the sum so far. */
export function wholeTables(tables: readonly PdfTable[]): PdfTable[] {
  const whole: PdfTable[] = [];
  for (const table of tables) {
    const last = whole.at(-1);
    const isMore = table.rows[1]?.includes("brought forward") === true;
    if (isMore && last !== undefined)
      whole[whole.length - 1] = { page: last.page, rows: [...last.rows, ...table.rows.slice(1)] };
    else whole.push(table);
  }
  return whole;
}

type RoleOfRow = "plain" | "subtotal" | "total" | "forward";

function roleOf(row: Row): RoleOfRow {
  if (row.includes("brought forward")) return "forward";
  const [first = "", second = ""] = row;
  if (/^[A-Z]+\d*-T$/.test(first) || TOTALS.test(first)) return "total";
  if (first !== "") return "plain";
  if (MONTHS.test(second) || /^Line \S+/.test(second) || second === "Together") return "subtotal";
  return /^(Year|\d{4}|Distributions?)$/.test(second) ? "total" : "plain";
}

/** Every sum that is not the sum of what stands above it. */
export function wrongSums(tables: readonly PdfTable[]): string[] {
  const wrong: string[] = [];
  for (const { page, rows } of wholeTables(tables)) {
    const running = new Set(
      (rows[0] ?? []).flatMap((head, at) => (head === "Basis to date" ? [at] : [])),
    );
    let [all, part]: [Row[], Row[]] = [[], []];
    const isTerms = rows[0]?.[1] === "Term";
    for (const row of rows.slice(1)) {
      const role = roleOf(row);
      if (role === "plain") {
        // Where the terms of lines follow each other, a line with one term has no total.
        if (isTerms && row[0] !== "") part = [];
        all.push(row);
        part.push(row);
        continue;
      }
      const above = role === "subtotal" ? part : all;
      row.forEach((text, column) => {
        const printed = figureOf(text);
        if (printed === undefined || running.has(column)) return;
        const sum = sumOf(above.flatMap((each) => figureOf(each[column] ?? "") ?? []));
        if (sum !== printed)
          wrong.push(`page ${page}: ${row.join(" | ")}: ${text} is not the sum, ${sum}`);
      });
      if (role === "subtotal") part = [];
      if (role === "total") [all, part] = [[], []];
    }
  }
  return wrong;
}

/** Lines of one form of one person. */
export type FormLines = ReadonlyMap<string, string>;

export interface PrintedForm {
  readonly form: "8606" | "5329";
  readonly lines: FormLines;
}

/** The forms in the order in which they stand. */
export function printedForms(tables: readonly PdfTable[]): PrintedForm[] {
  const forms: { form: PrintedForm["form"]; lines: Map<string, string> }[] = [];
  for (const { rows } of tables)
    for (const row of rows) {
      const [line = "", label = ""] = row;
      const box = row.indexOf(line, 2);
      if (!/^\d+[a-z]?$/.test(line) || box === -1 || box >= row.length - 1) continue;
      const isFirst = line === "1" || (line === "19" && forms.at(-1)?.lines.has("19") === true);
      if (isFirst || forms.length === 0)
        forms.push({
          form: label.startsWith("Early distributions") ? "5329" : "8606",
          lines: new Map(),
        });
      forms.at(-1)?.lines.set(line, row[box + 1] ?? "");
    }
  return forms;
}

/** What a line is by the form's own words; undefined where a line that it names is not printed. */
const RULES: Readonly<Record<PrintedForm["form"], Readonly<Record<string, Rule>>>> = {
  "8606": {
    3: sumOfLines("1", "2"),
    5: difference("3", "4"),
    9: sumOfLines("6", "7", "8"),
    11: product("8"),
    12: product("7"),
    13: sumOfLines("11", "12"),
    14: difference("3", "13"),
    "15a": difference("7", "12"),
    "15c": difference("15a", "15b"),
    18: difference("16", "17"),
    21: atLeastZero("19", "20"),
    23: atLeastZero("21", "22"),
    "25a": atLeastZero("23", "24"),
    "25c": difference("25a", "25b"),
  },
  5329: { 3: difference("1", "2"), 4: tenth("3") },
};

type Rule = (lines: FormLines) => Figure | undefined;

/** A blank box is nothing; a line that is not printed at all is undefined. */
function lineValue(lines: FormLines, line: string): Figure | undefined {
  const text = lines.get(line);
  return text === undefined ? undefined : text === "" ? 0 : figureOf(text);
}

function over(names: readonly string[], compute: (...values: number[]) => number): Rule {
  return (lines) => {
    const values = names.map((name) => lineValue(lines, name));
    if (values.includes(undefined)) return undefined;
    return values.includes("?") ? "?" : compute(...values.map(Number));
  };
}

function sumOfLines(...names: string[]): Rule {
  return over(names, (...values) => values.reduce((sum, each) => sum + each, 0));
}

function difference(one: string, other: string): Rule {
  return over([one, other], (from, less) => from - less);
}

function atLeastZero(one: string, other: string): Rule {
  return over([one, other], (from, less) => Math.max(0, from - less));
}

function tenth(name: string): Rule {
  return over([name], (value) => Math.round(value / 10));
}

/** By hand with the places that are printed, in whole numbers: 10,000.00 x 0.346564. */
function product(name: string): Rule {
  return (lines) => {
    const value = lineValue(lines, name);
    const ratio = lines.get("10");
    if (value === undefined || ratio === undefined) return undefined;
    if (value === "?" || ratio.startsWith("?")) return "?";
    const [whole = "", places = ""] = ratio.replace("× ", "").split(".");
    const scale = 10n ** BigInt(places.length);
    const scaled = BigInt(value) * BigInt(`${whole}${places}`);
    return Number((2n * scaled + scale) / (2n * scale));
  };
}

/** Every line that its form's words do not make. */
export function wrongLines(tables: readonly PdfTable[]): string[] {
  return printedForms(tables).flatMap(({ form, lines }) =>
    Object.entries(RULES[form]).flatMap(([line, rule]) => {
      const [printed, computed] = [lineValue(lines, line), rule(lines)];
      if (printed === undefined || computed === undefined || printed === computed) return [];
      return [`Form ${form}, line ${line}: ${lines.get(line)} is not ${computed}`];
    }),
  );
}

/** Page 2 against the forms, the exhibits, the list of forms and the state worksheet. */
export function wrongTotals(tables: readonly PdfTable[]): string[] {
  const whole = wholeTables(tables);
  const withHead = (...heads: string[]) =>
    whole.filter(({ rows }) => heads.every((head) => rows[0]?.includes(head)));
  const [lines] = withHead("What", "Enter (whole $)");
  if (lines === undefined) return [];
  const heads = lines.rows[0] ?? [];
  const at = Math.max(heads.indexOf("Joint return"), heads.indexOf("Amount"));
  const printed = (line: string): Figure =>
    figureOf(lines.rows.find(([name]) => name === line)?.[at] ?? "") ?? 0;
  const columnOf = (table: PdfTable, head: string, which: (row: Row) => boolean): Figure[] => {
    const column = table.rows[0]?.indexOf(head) ?? -1;
    return table.rows.filter(which).flatMap((row) => figureOf(row[column] ?? "") ?? []);
  };
  const isTotal = (row: Row) => roleOf(row) === "total";
  const exhibits = (conversion: string, paid: string) =>
    sumOf([
      ...withHead("Converted (box 1)").flatMap((table) => columnOf(table, conversion, isTotal)),
      ...withHead("Pretax", "Taxable").flatMap((table) => columnOf(table, paid, isTotal)),
    ]);
  const forms = printedForms(tables);
  const [state] = withHead("Federal gross");
  const [list] = withHead("Form 1099-R: payer");
  const expected = (list?.rows ?? []).slice(1).flatMap((row) => {
    const column = list?.rows[0]?.indexOf("Box 1 gross") ?? -1;
    return figureOf((row[column] ?? "").split(" ")[0] ?? "") ?? [];
  });
  const withheld = (list?.rows ?? []).slice(1).flatMap((row) => {
    const column = list?.rows[0]?.indexOf("Box 4 withheld") ?? -1;
    return figureOf((row[column] ?? "").split(" ").at(-1) ?? "") ?? [];
  });
  const both = (one: Figure, other: Figure) => sumOf([one, other]);
  const claims: readonly (readonly [string, Figure, Figure])[] = [
    ["5a, the exhibits", printed("5a"), exhibits("Converted (box 1)", "Amount")],
    ["5b, the exhibits", printed("5b"), exhibits("Earnings (box 2a)", "Taxable")],
    ["4a and 5a, the list of forms", both(printed("4a"), printed("5a")), sumOf(expected)],
    ["25b, the list of forms", printed("25b"), sumOf(withheld)],
    [
      "1h, the statement of deferrals",
      printed("1h"),
      sumOf(
        withHead("Form W-2, box 12").flatMap((table) => columnOf(table, "From paychecks", isTotal)),
      ),
    ],
    [
      "Schedule 2, Forms 5329",
      printed("Sch. 2, line 8"),
      sumOf(
        forms
          .filter(({ form }) => form === "5329")
          .map(({ lines: each }) => lineValue(each, "4") ?? 0),
      ),
    ],
    [
      "1h, 4b and 5b, the state worksheet",
      sumOf([printed("1h"), printed("4b"), printed("5b")]),
      state === undefined ? 0 : sumOf(columnOf(state, "Federal taxable", isTotal)),
    ],
    [
      "1h, 4a and 5a, the state worksheet",
      sumOf([printed("1h"), printed("4a"), printed("5a")]),
      state === undefined ? 0 : sumOf(columnOf(state, "Federal gross", isTotal)),
    ],
  ];
  return [
    ...claims.flatMap(([what, one, other]) =>
      one === other ? [] : [`${what}: ${one} is not ${other}`],
    ),
    ...wrongPeople(lines, at),
    ...wrongTerms(withHead("Line", "Term"), lines, at),
    ...wrongParts(withHead("Line", "Term"), forms),
  ];
}

/** Taxpayer and spouse are the return, and the whole dollars are its amount rounded once. */
function wrongPeople({ rows }: PdfTable, at: number): string[] {
  return rows.slice(1).flatMap((row) => {
    const shares = row.slice(2, at).flatMap((text) => figureOf(text) ?? []);
    const printed = figureOf(row[at] ?? "");
    if (printed === undefined) return [];
    const whole = row[at + 1]?.replaceAll(",", "") ?? "";
    return [
      ...(shares.length > 0 && sumOf(shares) !== printed
        ? [`${row.join(" | ")}: not the sum`]
        : []),
      ...(printed !== "?" && Number(whole) !== Math.round(printed / 100)
        ? [`${row.join(" | ")}: not rounded`]
        : []),
    ];
  });
}

/** A line's terms are the line. */
function wrongTerms([terms]: readonly PdfTable[], { rows }: PdfTable, at: number): string[] {
  const sums = new Map<string, Figure[]>();
  let line = "";
  for (const row of terms?.rows.slice(1) ?? []) {
    if (row[0] !== "") line = row[0] ?? "";
    if (roleOf(row) === "plain")
      sums.set(line, [
        ...(sums.get(line) ?? []),
        ...row.slice(2).flatMap((text) => figureOf(text) ?? []),
      ]);
  }
  return rows.slice(1).flatMap(([name = "", ...rest]) => {
    const printed = figureOf(rest[at - 1] ?? "");
    if (printed === undefined || printed === "?" || printed === 0) return [];
    const sum = sumOf(sums.get(name) ?? []);
    return sum === printed ? [] : [`line ${name}: its terms are ${sum}, not ${printed}`];
  });
}

/** Where a term names a line of Form 8606, it is that line. */
function wrongParts([terms]: readonly PdfTable[], forms: readonly PrintedForm[]): string[] {
  return (terms?.rows ?? []).flatMap((row) => {
    const line = /^Form 8606, line (\w+)/.exec(row[1] ?? "")?.[1];
    if (line === undefined) return [];
    const [amount] = row.slice(2).flatMap((text) => figureOf(text) ?? []);
    const printed = forms.map(({ lines }) => lineValue(lines, line));
    return printed.includes(amount) ? [] : [`${row.join(" | ")}: no Form 8606 says so`];
  });
}
