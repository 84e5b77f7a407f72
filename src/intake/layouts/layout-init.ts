// A first layout for a file that nobody knows: the header row, what each column looks like, and every
// distinct word that needs a meaning. It is a proposal to be edited; what is not clear is left as a review.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { columnWords } from "../tables/column-words.ts";
import { type StudiedColumn, type StudiedTable, studyTable } from "../tables/study-table.ts";
import { maskNumbers } from "../text/mask.ts";
import { provenFormats } from "../text/statement-date.ts";
import { type Encoding, statementText } from "../text/statement-text.ts";
import { type ColumnRoles, columnKinds, columnRoles, type StudiedRoles } from "./column-roles.ts";
import { CONTRIBUTION_KEYS, listOf } from "./layout.ts";
import { likelyContribution } from "./likely-contribution.ts";
import { CONTRIBUTION, likelyKind } from "./likely-kind.ts";
import { proposeRegister } from "./propose-register.ts";

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
  /** What stands without an answer; the suggestion when it is not said. */
  readonly unanswered?: string;
  readonly at?:
    | { readonly list: "kinds" | "sources"; readonly index: number }
    | { readonly list: "wide"; readonly header: string };
  /** What the answer would be called if the import asked: `column-401k-er-match=match`. */
  readonly answer?: string;
}

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
  const found = studyTable(decoded.value.text);
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

function propose({ delimiter, columns }: StudiedTable, file: string): LayoutProposal {
  const questions: LayoutQuestion[] = [];
  const kinds = columnKinds(columns);
  const found = columnRoles(kinds);
  const register = proposeRegister(kinds, found.roles);
  const { kind, source, amount } = found.roles;
  const date = register === undefined ? found.roles.date : register.dates;

  if (date === undefined)
    questions.push({ text: "no column holds dates: which one is the pay date?" });
  if (register === undefined && amount === undefined)
    questions.push({ text: "no column holds the amounts" });

  const table: Record<string, unknown> =
    register === undefined
      ? { name: "rows", columns: columnTable(found.roles) }
      : { ...register.table };
  if (register === undefined) {
    const used = new Set<StudiedColumn | undefined>([
      ...Object.values(found.roles).flat(),
      ...found.unexplained,
    ]);
    const ignored = columns.filter((column) => !used.has(column));
    if (ignored.length > 0)
      table["ignored_columns"] = ignored.map(({ header }) => maskNumbers(header));
  }
  if (date !== undefined) {
    const { formats, ambiguous } = provenFormats(date.values);
    if (ambiguous === undefined) {
      if (formats.length > 0) table["date_formats"] = formats;
    } else
      questions.push({
        text: `is ${ambiguous} MM/DD/YYYY or DD/MM/YYYY? Write it as date_formats`,
      });
  }
  if (register !== undefined) questions.push(...register.questions);
  else {
    questions.push(
      ...found.unexplained.map(unexplainedQuestion),
      ...found.mixed.map(mixedQuestion),
    );
    if (kind !== undefined) table["kinds"] = kindsOf(kind, questions);
    else table["every_row"] = "contribution";
    if (source !== undefined) table["sources"] = sourcesOf(source, found.side, questions);
    else {
      table["no_source"] = "the statement does not say which source the money is";
      questions.push({
        text: "no column says which source the money is: its contributions will need review",
      });
    }
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
    side: register === undefined ? found.side : "payroll",
    delimiters: [delimiter],
    tables: [table],
  };
  return { layout, questions };
}

function unexplainedQuestion({ header }: StudiedColumn): LayoutQuestion {
  const column = maskNumbers(header);
  return {
    text: `is the column "${column}" money of the plan? Name it in wide or in ignored_columns`,
  };
}

function mixedQuestion(word: string): LayoutQuestion {
  return {
    text: `"${maskNumbers(word)}" stands on lines of the employee and of the employer: export a column for each deduction`,
  };
}

/** The roles of columns as a layout says them. */
export function columnTable(roles: ColumnRoles): Record<string, { header: string | string[] }> {
  return Object.fromEntries(
    Object.entries(roles).flatMap(([field, columns]: [string, ColumnRoles[keyof ColumnRoles]]) => {
      const headers = listOf(columns).map(({ header }) => header);
      const [first, second] = headers;
      if (first === undefined) return [];
      return [[field, { header: second === undefined ? first : headers }]];
    }),
  );
}

const KINDS = [
  "contribution",
  "transfer",
  "transfer_in",
  "transfer_out",
  "conversion",
  "distribution",
] as const;

function kindsOf(column: StudiedColumn, questions: LayoutQuestion[]): object[] {
  return wordsOf(column).map(([text, count], index) => {
    if (CONTRIBUTION.test(text)) return { text, is: "contribution" };
    const likely = likelyKind(text);
    questions.push({
      text: `what is "${text}" in ${column.header} (${rows(count)})?`,
      choices: [...KINDS, "ignore", "review"],
      suggestion: likely === "none" ? "ignore" : (likely ?? "review"),
      at: { list: "kinds", index },
    });
    return { text, review: TO_SAY };
  });
}

function sourcesOf(
  column: StudiedColumn,
  side: StudiedRoles["side"],
  questions: LayoutQuestion[],
): object[] {
  return wordsOf(column).map(([text, count], index) => {
    // A payroll lists pay, taxes and insurance as well.
    if (side === "payroll" && columnWords(text) === "other")
      return { text, ignore: "not a contribution" };
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
  const withList = (name: string, changed: readonly unknown[]) => ({
    ...layout,
    tables: [{ ...table, [name]: changed }, ...others],
  });
  if (at.list === "wide") {
    if (answer === "ask") return layout;
    if (answer !== "ignore")
      return withList("wide", [...list, { header: at.header, contribution: answer }]);
    const ignored = (table?.["ignored_columns"] ?? []) as string[];
    return withList("ignored_columns", [...ignored, maskNumbers(at.header)]);
  }
  const changed = list.map((rule, index) => {
    if (index !== at.index) return rule;
    const { text } = rule;
    if (answer === "ignore") return { text, ignore: "not a contribution" };
    if (answer === "review") return { text, review: TO_SAY };
    return at.list === "kinds" ? { text, is: answer } : { text, contribution: answer };
  });
  return withList(at.list, changed);
}

function wordsOf(column: StudiedColumn): [string, number][] {
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
