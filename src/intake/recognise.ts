// Which layout is this file? Decided from its first bytes, never from its name: our own layouts first,
// then the statements of others by what kind of file it is. What nobody knows is refused, never guessed.
import type { Outcome } from "../kernel/outcome.ts";
import { failure, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";
import { quoted } from "../kernel/shown-text.ts";
import { builtInLayouts } from "./layouts/built-in-layouts.ts";
import type { Layout as StatementLayout } from "./layouts/layout.ts";
import { OFX_LAYOUT, ofxReader } from "./ofx/read-ofx.ts";
import { conversionLayout } from "./own/conversion-csv.ts";
import { type CsvLayout, csvReader } from "./own/csv-layout.ts";
import { jsonLinesReader } from "./own/json-lines.ts";
import { paycheckLayout } from "./own/paycheck-csv.ts";
import { GUSTO, gustoReader, looksLikeGusto } from "./payslip/gusto.ts";
import { looksLikeUltipro, ULTIPRO, ultiproReader } from "./payslip/ultipro.ts";
import { looksLikeWorkday, WORKDAY, workdayReader } from "./payslip/workday.ts";
import type { StatementReader } from "./read-record.ts";
import { recogniseStatement, statementReader } from "./statement-reader.ts";
import { csvRecords } from "./text/csv.ts";
import { isUtf16, sniff } from "./text/sniff.ts";
import { type Encoding, statementText } from "./text/statement-text.ts";
import { workbookReader } from "./xlsx/workbook-reader.ts";

export interface Layout {
  readonly reader: StatementReader;
  /** Whether a file that starts like this is of this layout. */
  recognises(head: string): boolean;
}

/** In the order in which they are asked: the more exact first. */
export const OWN_LAYOUTS: readonly Layout[] = [
  { reader: jsonLinesReader, recognises: (head) => /^\s*\{/.test(head) },
  { reader: csvReader(paycheckLayout), recognises: (head) => resembles(head, paycheckLayout) },
  { reader: csvReader(conversionLayout), recognises: (head) => resembles(head, conversionLayout) },
];

export interface RecogniseOptions {
  readonly file: string;
  /** `--layout NAME`. */
  readonly layout?: string | undefined;
  readonly layouts?: readonly Layout[];
  /** Layouts of statements that the user wrote; they come before those built in. */
  readonly userLayouts?: readonly StatementLayout[] | undefined;
  readonly encoding?: Encoding | undefined;
}

/** The reader for a file that starts with these bytes, or why there is none. */
export function recognise(
  head: Uint8Array,
  options: RecogniseOptions,
): Outcome<StatementReader, Problem> {
  const own = options.layouts ?? OWN_LAYOUTS;
  const { file, layout, encoding } = options;
  const container = sniff(head);
  if (container === "ofx") return ofx(options);
  if (container === "zip") return workbook(options);
  if (layout !== undefined) {
    const payslip = isPayslipLayout(layout, options) ? payslipReader(head, options) : undefined;
    return payslip === undefined ? named(layout, own, options) : success(payslip);
  }
  if (container === "empty") {
    const hint = "save it again; a file to import has at least one row";
    return failure(refusal(file, "import.no-data", "the file is empty", hint));
  }
  if (container === "qif") {
    const hint = "a QIF file names no source of money; export CSV or QFX instead";
    return failure(refusal(file, "import.unknown-layout", "the file is QIF", hint));
  }
  if (container === "pdf") {
    const hint = "export CSV or QFX, or copy its text into a .txt file";
    return failure(refusal(file, "import.unknown-layout", "the file is a PDF", hint));
  }
  const payslip = payslipReader(head, options);
  if (payslip !== undefined) return success(payslip);
  // In UTF-16 too, so that our own reader can say what is wrong and how to save the file.
  const utf16 = head[0] === 0xff ? "utf-16le" : "utf-16be";
  const text = new TextDecoder(isUtf16(head) ? utf16 : "utf-8").decode(head.subarray(0, 65_536));
  const ours = own.find(({ recognises }) => recognises(text));
  if (ours !== undefined) return success(ours.reader);
  if (isEmpowerFixed(head)) {
    const hint =
      "what its amounts 1 to 8 mean is the plan's own: describe them in a layout, or import the payroll register";
    const message = "the file is an Empower (PDI) contribution file of fixed width";
    return failure(refusal(file, "import.unknown-layout", message, hint));
  }
  const userLayouts = options.userLayouts ?? [];
  const overridden = new Set(userLayouts.map(({ layout: name }) => name));
  const builtIn = builtInLayouts().filter(({ layout: name }) => !overridden.has(name));
  const layouts = [...userLayouts, ...builtIn];
  return recogniseStatement(head, { file, layouts, ...(encoding && { encoding }) });
}

/** What a workbook holds is known only when it is unpacked. */
function workbook(options: RecogniseOptions): Outcome<StatementReader, Problem> {
  const { file, layout: name, userLayouts = [] } = options;
  const layouts = [...userLayouts, ...builtInLayouts()];
  const layout = [...layouts, WORKDAY].find((candidate) => candidate.layout === name);
  if (name === undefined || layout !== undefined)
    return success(workbookReader({ layouts, layout }));
  const names = layouts.map(({ layout: known }) => known);
  const hint = `known: ${names.toSorted().join(", ")}; or name a layout file of yours`;
  return failure(
    refusal(file, "import.unknown-layout", `there is no layout ${quoted(name)}`, hint),
  );
}

function isPayslipLayout(name: string, { userLayouts = [] }: RecogniseOptions): boolean {
  if ([ULTIPRO, WORKDAY, GUSTO].some(({ layout }) => layout === name)) return true;
  const layout = userLayouts.find((candidate) => candidate.layout === name);
  return layout?.tables.every((table) => Object.keys(table.columns).length === 0) === true;
}

/** Payslips are no tables; a layout of the user's of the same name brings rules for their labels. */
function payslipReader(
  head: Uint8Array,
  { file, layout, userLayouts = [], encoding }: RecogniseOptions,
): StatementReader | undefined {
  const own = (name: string) => userLayouts.find((candidate) => candidate.layout === name);
  const named = userLayouts.find((candidate) => candidate.layout === layout);
  const decoded = statementText(head, file, encoding);
  if (!decoded.ok) return undefined;
  const { text } = decoded.value;
  if (looksLikeUltipro(text)) return ultiproReader(named ?? own(ULTIPRO.layout), encoding);
  if (looksLikeWorkday(text)) return workdayReader(named ?? own(WORKDAY.layout), encoding);
  if (sniff(head) === "json" && looksLikeGusto(text))
    return gustoReader(named ?? own(GUSTO.layout), encoding);
  return undefined;
}

/** Plan, social security number, …, check date, amounts: every line as wide as the next. */
function isEmpowerFixed(head: Uint8Array): boolean {
  const first = new TextDecoder("latin1").decode(head.subarray(0, 1024)).split(/\r?\n/)[0] ?? "";
  return (
    first.length >= 324 &&
    /^\d{3}-?\d{2}-?\d{4}/.test(first.slice(13)) &&
    /^\d{2}\/\d{2}\/\d{4}/.test(first.slice(304))
  );
}

/** OFX names its own fields; a layout says whose accounts they are. */
function ofx({ file, layout, userLayouts = [] }: RecogniseOptions) {
  const chosen = userLayouts.find(({ layout: name }) => name === (layout ?? OFX_LAYOUT));
  if (layout === undefined || layout === OFX_LAYOUT || chosen !== undefined)
    return success(ofxReader(chosen));
  const hint = `leave --layout out, or name a layout file of yours with its accounts`;
  const message = `the file is OFX, which the layout ${quoted(layout)} does not read`;
  return failure(refusal(file, "import.unknown-layout", message, hint));
}

function named(
  name: string,
  own: readonly Layout[],
  { file, userLayouts = [], encoding }: RecogniseOptions,
): Outcome<StatementReader, Problem> {
  const ours = own.find(
    ({ reader }) => reader.layout === name || reader.layout === `rothbook/${name}`,
  );
  if (ours !== undefined) return success(ours.reader);
  const layouts = [...userLayouts, ...builtInLayouts()];
  const statement = layouts.find(({ layout }) => layout === name);
  if (statement !== undefined) return success(statementReader(statement, encoding));
  const names = [...own.map(({ reader }) => reader.layout), ...layouts.map(({ layout }) => layout)];
  const hint = `known: ${names.toSorted().join(", ")}; or name a layout file of yours`;
  const message = `there is no layout ${quoted(name)}`;
  return failure(refusal(file, "import.unknown-layout", message, hint));
}

function refusal(file: string, code: ProblemCode, message: string, hint: string): Problem {
  return { code, severity: "error", message, hint, at: { file, line: 1 } };
}

/** A header with a mistake in it is still this layout's, which then says what is wrong with it. */
function resembles(head: string, layout: CsvLayout): boolean {
  for (const { cells, fault, raw } of csvRecords(head)) {
    const header = fault === undefined ? cells : raw.replaceAll('"', "").split(/[,\r\n]/);
    if (header.every((cell) => cell === "")) continue;
    const known = new Set(header.filter((cell) => layout.columns.has(cell)));
    return known.size >= 3 && known.size * 2 >= header.length;
  }
  return false;
}
