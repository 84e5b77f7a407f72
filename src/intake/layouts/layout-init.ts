// A first layout for a file that nobody knows: the header row, what each column looks like, and every
// distinct word that needs a meaning. It is a proposal to be edited; what is not clear is left as a review.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { maskNumbers } from "../text/mask.ts";
import { looksLikeAmount } from "../text/statement-amount.ts";
import { DATE_FORMATS, provenFormats, readDate } from "../text/statement-date.ts";
import { type Encoding, statementText } from "../text/statement-text.ts";
import { DELIMITERS, type Delimiter, type Row, textRows } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { CONTRIBUTION_KEYS } from "./layout.ts";
import { likelyContribution } from "./likely-contribution.ts";

export interface LayoutProposal {
  /** In the schema of layouts, ready to be written as TOML or JSON. */
  readonly layout: Readonly<Record<string, unknown>>;
  /** What a person has to decide before the layout is worth anything. */
  readonly questions: readonly LayoutQuestion[];
}

/** A decision, and where in the layout it goes. */
export interface LayoutQuestion {
  readonly text: string;
  /** The answers that `answerLayout` understands; without them the layout has to be edited. */
  readonly choices?: readonly string[];
  readonly suggestion?: string;
  readonly at?: { readonly list: "kinds" | "sources" | "wide"; readonly index: number };
}

interface Column {
  readonly index: number;
  readonly header: string;
  readonly values: readonly string[];
  readonly distinct: ReadonlyMap<string, number>;
  readonly dates: number;
  readonly amounts: number;
}

const SEARCHED_ROWS = 200;
const STUDIED_ROWS = 2000;
const MOST_WORDS = 40;
const TO_SAY = "say what this is";

/** Proposes; a file without a row that looks like a header over data has nothing to propose from. */
export function layoutInit(
  bytes: Uint8Array,
  file: string,
  encoding?: Encoding,
): Outcome<LayoutProposal, Problem> {
  const decoded = statementText(bytes, file, encoding);
  if (!decoded.ok) return decoded;
  const found = findHeader(decoded.value.text);
  if (found === undefined) {
    return failure({
      code: "import.unknown-layout",
      severity: "error",
      message: "no row of the file looks like a header over rows of dates and amounts",
      at: { file, line: 1 },
      hint: "is it CSV with a header? Copy the layout in docs/tasks/write-a-layout.md and edit it",
    });
  }
  return success(propose(found, file));
}

interface Found {
  readonly delimiter: Delimiter;
  readonly columns: readonly Column[];
}

/** The delimiter and row under which most rows read as dates and amounts: evidence, not the first comma. */
function findHeader(text: string): Found | undefined {
  let best: { score: number; found: Found } | undefined;
  for (const delimiter of Object.keys(DELIMITERS) as Delimiter[]) {
    const rows: Row[] = [];
    for (const row of textRows(text, delimiter)) {
      rows.push(row);
      if (rows.length >= STUDIED_ROWS) break;
    }
    rows.slice(0, SEARCHED_ROWS).forEach((row, index) => {
      if (!looksLikeHeader(row)) return;
      const next = rows[index + 1];
      if (next === undefined || !resemblesData(next)) return;
      const columns = columnsOf(row, rows.slice(index + 1));
      const score = columns.reduce((sum, { dates, amounts }) => sum + dates + amounts, 0);
      if (score > (best?.score ?? 0)) best = { score, found: { delimiter, columns } };
    });
  }
  return best?.found;
}

function looksLikeHeader(row: Row): boolean {
  const texts = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== "");
  return texts.length >= 2 && texts.every((text) => /\p{L}/u.test(text) && text.length <= 120);
}

function resemblesData(row: Row): boolean {
  return row.cells.some(({ text }) => isDate(text) || isAmount(text));
}

const isDate = (text: string) => "date" in readDate(text, DATE_FORMATS);
const isAmount = (text: string) => looksLikeAmount(text) && /\d/.test(text);

function columnsOf(header: Row, rows: readonly Row[]): Column[] {
  return header.cells.flatMap((cell, index) => {
    const name = plainText(cell.text);
    if (name === "") return [];
    const values = rows.flatMap((row) => {
      const text = plainText(row.cells[index]?.text ?? "");
      return text === "" ? [] : [text];
    });
    const distinct = new Map<string, number>();
    for (const value of values) distinct.set(value, (distinct.get(value) ?? 0) + 1);
    const dates = values.filter(isDate).length;
    const amounts = values.filter((value) => isAmount(value) && !isDate(value)).length;
    return [{ index, header: name, values, distinct, dates, amounts }];
  });
}

function propose({ delimiter, columns }: Found, file: string): LayoutProposal {
  const questions: LayoutQuestion[] = [];
  const mostly = (column: Column, count: number) =>
    column.values.length > 0 && count >= column.values.length * 0.8;
  const dates = columns.filter((column) => mostly(column, column.dates));
  const amounts = columns.filter((column) => mostly(column, column.amounts));
  const words = columns.filter((column) => !dates.includes(column) && !amounts.includes(column));
  const named = (among: readonly Column[], pattern: RegExp) =>
    among.find(({ header }) => pattern.test(header));

  const wide = amounts.flatMap((column) => {
    // "Amount" alone names no kind of money.
    const contribution = PLAN_WORDS.test(column.header)
      ? likelyContribution(column.header)
      : undefined;
    return contribution === undefined ? [] : [{ header: column.header, contribution }];
  });
  const isPayroll = wide.length > 0;
  const date =
    named(dates, /check|pay.?d|pay date|payment/i) ?? named(dates, /trade|date/i) ?? dates[0];
  const telling = words.filter(({ distinct }) => distinct.size <= MOST_WORDS);
  const source = isPayroll
    ? undefined
    : (named(telling, /source|money|contribution/i) ?? namingMoney(telling));
  const others = telling.filter((column) => column !== source);
  const kind = isPayroll
    ? undefined
    : (named(others, /type|activity|action|transaction|description/i) ?? mostRepeated(others));
  const employee = named(words, /employee|^(?:full |first |last )?name$/i);
  const gross = isPayroll ? named(amounts, /gross/i) : undefined;
  const amount = isPayroll ? undefined : (named(amounts, /amount|total|value/i) ?? amounts.at(-1));

  const columnTable: Record<string, unknown> = {};
  const use = (field: string, column: Column | undefined) => {
    if (column !== undefined) columnTable[field] = { header: column.header };
  };
  use("date", date);
  use("kind", kind);
  use("source", source);
  use("amount", amount);
  use("gross_pay", gross);
  use("employee", employee);
  if (date === undefined)
    questions.push({ text: "no column holds dates: which one is the pay date?" });
  if (!isPayroll && amount === undefined) questions.push({ text: "no column holds the amounts" });

  const table: Record<string, unknown> = { name: "rows", columns: columnTable };
  const used = new Set([date, kind, source, amount, gross, employee]);
  const ignored = columns.filter(
    (column) => !used.has(column) && !wide.some(({ header }) => header === column.header),
  );
  if (ignored.length > 0)
    table["ignored_columns"] = ignored.map(({ header }) => maskNumbers(header));
  if (date !== undefined) {
    const { formats, ambiguous } = provenFormats(date.values);
    if (ambiguous === undefined) {
      if (formats.length > 0) table["date_formats"] = formats;
    } else
      questions.push({
        text: `is ${ambiguous} MM/DD/YYYY or DD/MM/YYYY? Write it as date_formats`,
      });
  }
  if (isPayroll) {
    table["wide"] = wide;
    wide.forEach(({ header, contribution }, index) => {
      const text = `what is the column "${maskNumbers(header)}"?`;
      const choices = CONTRIBUTION_KEYS;
      questions.push({ text, choices, suggestion: contribution, at: { list: "wide", index } });
    });
  } else if (kind !== undefined) table["kinds"] = kindsOf(kind, questions);
  else table["every_row"] = "contribution";
  if (source !== undefined) table["sources"] = sourcesOf(source, questions);
  else if (!isPayroll) {
    table["no_source"] = "the statement does not say which source the money is";
    questions.push({
      text: "no column says which source the money is: its contributions will need review",
    });
  }
  const name = file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  const layout = {
    layout: `my/${
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")
        .replace(/\d{4,}/g, "n") || "statement"
    }`,
    version: 1,
    title: "My statement",
    side: isPayroll ? "payroll" : "plan",
    delimiters: [delimiter],
    tables: [table],
  };
  return { layout, questions };
}

const PLAN_WORDS =
  /401|403|roth|match|(?:after|post|pre|before).?tax|defer|retire|pension|qnec|safe.?harbor|profit.?shar|catch.?up/i;

/** The column whose words are most of all kinds of money, if half of them are. */
function namingMoney(columns: readonly Column[]): Column | undefined {
  const share = ({ distinct }: Column) =>
    [...distinct.keys()].filter((word) => PLAN_WORDS.test(word)).length / distinct.size;
  const [most] = columns.toSorted((a, b) => share(b) - share(a));
  return most !== undefined && share(most) >= 0.5 ? most : undefined;
}

/** The column of words that says least that is new: what kind of row this is. */
function mostRepeated(columns: readonly Column[]): Column | undefined {
  return columns
    .filter(({ values, distinct }) => distinct.size < values.length)
    .toSorted((a, b) => a.distinct.size - b.distinct.size)[0];
}

function kindsOf(column: Column, questions: LayoutQuestion[]): object[] {
  return wordsOf(column).map(([text, count], index) => {
    if (/^(?:plan |payroll )?contributions?$/i.test(text)) return { text, is: "contribution" };
    questions.push({
      text: `what is "${text}" in ${column.header} (${rows(count)})?`,
      choices: ["contribution", "transfer", "ignore", "review"],
      suggestion: "review",
      at: { list: "kinds", index },
    });
    return { text, review: TO_SAY };
  });
}

function sourcesOf(column: Column, questions: LayoutQuestion[]): object[] {
  return wordsOf(column).map(([text, count], index) => {
    const contribution = likelyContribution(text);
    questions.push({
      text: `what kind of money is "${text}" (${rows(count)})?`,
      choices: [...CONTRIBUTION_KEYS, "ignore", "review"],
      suggestion: contribution ?? "review",
      at: { list: "sources", index },
    });
    return contribution === undefined ? { text, review: TO_SAY } : { text, contribution };
  });
}

/** The layout with one question answered; an answer that is no choice leaves it to be edited. */
export function answerLayout(
  layout: LayoutProposal["layout"],
  { at, choices }: LayoutQuestion,
  answer: string,
): LayoutProposal["layout"] {
  if (at === undefined || choices?.includes(answer) !== true) return layout;
  const [table, ...others] = layout["tables"] as Record<string, unknown>[];
  const list = (table?.[at.list] ?? []) as Record<string, unknown>[];
  const changed = list.flatMap((rule, index) => {
    if (index !== at.index) return [rule];
    const { text, header } = rule;
    if (at.list === "wide") return [{ header, contribution: answer }];
    if (answer === "ignore") return [{ text, ignore: "not a contribution" }];
    if (answer === "review") return [{ text, review: TO_SAY }];
    return [at.list === "kinds" ? { text, is: answer } : { text, contribution: answer }];
  });
  return { ...layout, tables: [{ ...table, [at.list]: changed }, ...others] };
}

function wordsOf(column: Column): [string, number][] {
  const words = new Map<string, number>();
  for (const [text, count] of column.distinct) {
    const masked = maskNumbers(text).slice(0, 200);
    words.set(masked, (words.get(masked) ?? 0) + count);
  }
  return [...words].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_WORDS);
}

function rows(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
