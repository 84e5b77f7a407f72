// Which reader is this file for? Decided from its first bytes, never from its name: the readers of the list
// in their order, then the layouts of tables. What nobody knows is refused, never guessed.
import { type Advice, byCommand } from "../kernel/advice.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";
import { quoted } from "../kernel/shown-text.ts";
import { builtInLayouts } from "./layouts/built-in-layouts.ts";
import type { Layout } from "./layouts/layout.ts";
import { unknownTable } from "./layouts/unknown-table.ts";
import { pdfReader } from "./pdf/pdf-reader.ts";
import type { StatementReader } from "./read-record.ts";
import { type FileHead, isOwn, READERS } from "./readers.ts";
import { recogniseStatement, statementReader } from "./statement-reader.ts";
import { isUtf16, sniff } from "./text/sniff.ts";
import { type Encoding, statementText } from "./text/statement-text.ts";
import { workbookReader } from "./xlsx/workbook-reader.ts";

export interface RecogniseOptions {
  readonly file: string;
  /** `--layout NAME`. */
  readonly layout?: string | undefined;
  /** Layouts of statements that the user wrote; they come before those built in. */
  readonly userLayouts?: readonly Layout[] | undefined;
  readonly encoding?: Encoding | undefined;
}

/** The reader for a file that starts with these bytes, or why there is none. */
export function recognise(
  bytes: Uint8Array,
  options: RecogniseOptions,
): Outcome<StatementReader, Problem> {
  const { file, layout, encoding, userLayouts = [] } = options;
  const head = headOf(bytes, options);
  if (head.container === "zip" || head.container === "pdf") return container(head, options);
  if (layout !== undefined) return named(layout, head, options);
  const theirs = READERS.find((reader) => !isOwn(reader) && reader.recognises(head));
  const refusal = REFUSED.find(({ is }) => is(head, bytes));
  if (theirs === undefined && refusal !== undefined) return failure(refused(file, refusal));
  const known = theirs ?? READERS.find((reader) => reader.recognises(head));
  if (known !== undefined) {
    const rules = userLayouts.find(({ layout: name }) => name === known.layout);
    return success(known.reader({ rules, encoding }));
  }
  const layouts = allLayouts(options);
  const table = recogniseStatement(bytes, { file, layouts, ...(encoding && { encoding }) });
  if (table.ok || table.error.code !== "import.unknown-layout") return table;
  const unknown = unknownTable(bytes, file, encoding);
  if (unknown === undefined) return table;
  return unknown.ok ? success(statementReader(unknown.value, encoding)) : unknown;
}

/** The user's own, then those built in that are not of the same name. */
function allLayouts({ userLayouts = [] }: RecogniseOptions): readonly Layout[] {
  const overridden = new Set(userLayouts.map(({ layout }) => layout));
  return [...userLayouts, ...builtInLayouts().filter(({ layout }) => !overridden.has(layout))];
}

function headOf(bytes: Uint8Array, { file, encoding }: RecogniseOptions): FileHead {
  const container = sniff(bytes);
  const decoded = statementText(bytes, file, encoding);
  if (decoded.ok) return { container, text: decoded.value.text };
  // A long head may end inside a character, and our own readers say what is wrong with the rest.
  const utf16 = bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  const decoder = new TextDecoder(isUtf16(bytes) ? utf16 : "utf-8");
  return { container, text: decoder.decode(bytes.subarray(0, 65_536)) };
}

/** `--layout NAME`: one of ours, one of the user's, or rules of the user's for the reader that knows the file. */
function named(
  name: string,
  head: FileHead,
  options: RecogniseOptions,
): Outcome<StatementReader, Problem> {
  const { file, encoding, userLayouts = [] } = options;
  const rules = userLayouts.find(({ layout }) => layout === name);
  const fitting = READERS.find((reader) => !isOwn(reader) && reader.recognises(head));
  const known = READERS.find(({ layout }) => layout === name || layout === `rothbook/${name}`);
  if (fitting !== undefined && (fitting === known || isRules(rules, head)))
    return success(fitting.reader({ rules, encoding }));
  if (head.container === "ofx") {
    const message = `the file is OFX, which the layout ${quoted(name)} does not read`;
    const hint = "leave --layout out, or name a layout file of yours with its accounts";
    return failure(refused(file, { message, hint }));
  }
  if (known !== undefined) {
    if (isOwn(known)) return success(known.reader({ encoding }));
    const hint = "leave --layout out to see what it looks like";
    return failure(refused(file, { message: `the file is no ${known.title}`, hint }));
  }
  const layout = allLayouts(options).find((candidate) => candidate.layout === name);
  return layout === undefined
    ? unknownName(name, options)
    : success(statementReader(layout, encoding));
}

/** A layout without columns, or one beside OFX, says what labels and accounts mean. */
function isRules(layout: Layout | undefined, { container }: FileHead): boolean {
  if (layout === undefined) return false;
  return container === "ofx" || layout.tables.every(({ columns }) => isEmpty(columns));
}

function isEmpty(columns: object): boolean {
  return Object.keys(columns).length === 0;
}

/** What a workbook or a PDF holds is known only when it is unpacked: then its sheet or text is recognised. */
function container(
  { container: kind }: FileHead,
  options: RecogniseOptions,
): Outcome<StatementReader, Problem> {
  const { layout: name } = options;
  const known = [...allLayouts(options), ...READERS.filter((reader) => !isOwn(reader))];
  if (name !== undefined && !known.some(({ layout }) => layout === name))
    return unknownName(name, options);
  const inner = (sheet: Uint8Array) => recognise(sheet, { ...options, encoding: "utf-8" });
  return success((kind === "pdf" ? pdfReader : workbookReader)({ layout: name, inner }));
}

function unknownName(name: string, options: RecogniseOptions): Outcome<never, Problem> {
  const names = [...READERS, ...allLayouts(options)].map(({ layout }) => layout);
  const hint = `known: ${names.toSorted().join(", ")}; or name a layout file of yours`;
  return failure(refused(options.file, { message: `there is no layout ${quoted(name)}`, hint }));
}

interface Refusal {
  readonly code?: ProblemCode;
  readonly message: string;
  readonly hint: Advice;
}

/** What is known and never read. */
const REFUSED: readonly (Refusal & { is(head: FileHead, bytes: Uint8Array): boolean })[] = [
  {
    is: ({ container, text }) => container === "json" && isOneDocument(text),
    message: "the file is a JSON document that no reader knows",
    hint: byCommand("events are JSON Lines, one in a line; see which JSON is read", "formats list"),
  },
  {
    is: ({ text }) =>
      /^Retirement Savings Statement$/m.test(text) && /^Statement Period:/m.test(text),
    message: "the file is a quarterly statement of Fidelity: sums of a period, no pay dates",
    hint: "download the history of NetBenefits, and the Sources tab beside it",
  },
  {
    is: ({ text }) => /\bPLAN STATEMENT$/m.test(text) && /^Period covered:/m.test(text),
    message:
      "the file is a quarterly statement of Schwab: sums of a period, employee money in one line",
    hint: "import the payroll's register or payslips; these sums can be held against them",
  },
  {
    is: ({ text }) => /^\s*SOURCE\s+BEGINNING BALANCE\s+CONTRIBUTIONS\b/m.test(text),
    message: "the file is a balance report of ADP Retirement: sums of a period, no pay dates",
    hint: "import the payroll's register or payslips",
  },
  {
    is: ({ container }) => container === "empty",
    code: "import.no-data",
    message: "the file is empty",
    hint: "save it again; a file to import has at least one row",
  },
  {
    is: ({ container }) => container === "qif",
    message: "the file is QIF",
    hint: "a QIF file names no source of money; export CSV or QFX instead",
  },
  {
    is: (_, bytes) => isEmpowerFixed(bytes),
    message: "the file is an Empower (PDI) contribution file of fixed width",
    hint: "what its amounts 1 to 8 mean is the plan's own: describe them in a layout, or import the payroll register",
  },
];

/** JSON over several lines is no JSON Lines. */
function isOneDocument(text: string): boolean {
  const first = /^\s*(.*)/.exec(text)?.[1] ?? "";
  return !isJson(first) && isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Plan, social security number, …, check date, amounts: every line as wide as the next. */
function isEmpowerFixed(bytes: Uint8Array): boolean {
  const first = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).split(/[\r\n]/)[0] ?? "";
  return (
    first.length >= 324 &&
    /^\d{3}-?\d{2}-?\d{4}/.test(first.slice(13)) &&
    /^\d{2}\/\d{2}\/\d{4}/.test(first.slice(304))
  );
}

function refused(
  file: string,
  { code = "import.unknown-layout", message, hint }: Refusal,
): Problem {
  return { code, severity: "error", message, hint, at: { file, line: 1 } };
}
