// What is asked of every parser, for any bytes. A parser is a function from bytes to records.
import { builtInLayouts } from "../../src/intake/layouts/built-in-layouts.ts";
import { layoutInit } from "../../src/intake/layouts/layout-init.ts";
import { pdfReader } from "../../src/intake/pdf/pdf-reader.ts";
import { readPages } from "../../src/intake/pdf/read-pages.ts";
import type { ReadRecord, StatementReader } from "../../src/intake/read-record.ts";
import { readStatement } from "../../src/intake/read-statement.ts";
import { READERS } from "../../src/intake/readers.ts";
import { recognise } from "../../src/intake/recognise.ts";
import { workbookReader } from "../../src/intake/xlsx/workbook-reader.ts";
import { officialForm1099r, ownForm1099r, pdfOfLines, pdfOfTexts } from "../support/pdf-samples.ts";
import { workbookOf } from "../support/workbook-of.ts";
import { mutate, randomFrom } from "./mutate.ts";
import { TEXT_PARSERS, type TextParser } from "./text-parsers.ts";

type Parser = (bytes: Uint8Array) => Promise<{
  readonly records: readonly ReadRecord[];
  /** Physical lines, where the parser counts them. */
  readonly lines?: number;
}>;

const CONTEXT = { file: "fuzz", person: "alex", plan: "acme-401k" };

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function streaming(reader: StatementReader): Parser {
  return async (bytes) => {
    const records: ReadRecord[] = [];
    for await (const some of reader.read(once(bytes), CONTEXT)) records.push(...some);
    return { records };
  };
}

const WORKBOOK = "xlsx/workbook";

/** Stored without compression, so that a changed byte is often a changed cell. */
const WORKBOOKS = [
  workbookOf({
    Payslip: [
      ["Payslip Information"],
      ["Name", "Pay Period Begin", "Pay Period End", "Check Date"],
      ["Alex Rivera", { date: 46007 }, { date: 46022 }, 46024],
      [],
      ["Pre Tax Deductions"],
      ["Description", "Amount", "YTD"],
      ["401k Deduction", 360.5, 360.5],
    ],
  }),
  workbookOf({
    Report: [
      [
        "Employee",
        "Pay period",
        "Pay run check date",
        "Pay run status",
        "401K (Employee, Flat amount)",
      ],
      ["Alex Rivera", "Jan 26 2026 - Feb 01 2026", 46059, "Paid", 250],
    ],
  }),
];

const PDF = "pdf/document";

/** Not compressed, so that a changed byte is often a changed word or place. */
const PDFS = [
  await pdfOfTexts([ownForm1099r()], { compress: false }),
  await officialForm1099r({ f2_08: "900.00", f2_14: "G" }, { compress: false }),
  await pdfOfLines(["Pay Date: 06/05/2026", "Gross Pay  6,200.00", "401K Pretax  310.00  620.00"]),
];

/** What is no text has inputs of its own. */
const SEEDS: Readonly<Record<string, readonly Uint8Array[]>> = {
  [WORKBOOK]: WORKBOOKS,
  [PDF]: PDFS,
};

/** A refusal of a text parser has no place of its own: a value's place is its cell. */
function textParser({ parse }: TextParser): Parser {
  return async (bytes) => {
    const problems = parse(Buffer.from(bytes).toString("utf8"));
    if (problems === undefined) return { records: [] };
    const at = { file: CONTEXT.file, line: 1 };
    const placed = problems.map((problem) => ({ at, ...problem }));
    return { records: [{ at, lines: 1, result: { bucket: "error", problems: placed } }] };
  };
}

export const FUZZED: Readonly<Record<string, Parser>> = {
  ...Object.fromEntries(
    Object.entries(TEXT_PARSERS).map(([name, parser]) => [name, textParser(parser)]),
  ),
  statement: async (bytes) => readStatement(bytes, CONTEXT, { layouts: builtInLayouts() }),
  /** Whatever reader the bytes ask for: OFX, JSON, workbooks, text. */
  recognised: async (bytes) => {
    const reader = recognise(bytes, { file: CONTEXT.file });
    if (reader.ok) return await streaming(reader.value)(bytes);
    const result = { bucket: "error", problems: [reader.error] } as const;
    return { records: [{ at: { file: CONTEXT.file, line: 1 }, lines: 1, result }] };
  },
  "layout init": async (bytes) => {
    layoutInit(bytes, CONTEXT.file);
    return { records: [] };
  },
  [WORKBOOK]: streaming(workbookReader({ inner: (sheet) => recognise(sheet, CONTEXT) })),
  // In this thread; the limit of time is that of the worker, and its test is beside it.
  [PDF]: streaming(
    pdfReader({ inner: (text) => recognise(text, { file: CONTEXT.file }), open: readPages }),
  ),
  ...Object.fromEntries(READERS.map((known) => [known.layout, streaming(known.reader({}))])),
};

export interface Fuzzed {
  readonly faults: readonly string[];
  readonly rejected: number;
  /** Milliseconds of processor time of the slowest input: a busy machine is no hang. */
  readonly slowest: number;
}

const HANG_MS = 1000;

export async function fuzz(
  name: string,
  corpus: readonly Uint8Array[],
  options: { readonly count: number; readonly seed: number },
): Promise<Fuzzed> {
  const parser = FUZZED[name];
  if (parser === undefined) throw new Error(`no parser is called ${name}`);
  const random = randomFrom(options.seed);
  const own: Uint8Array[] = [];
  const seeds: readonly Uint8Array[] | undefined =
    SEEDS[name] ?? TEXT_PARSERS[name]?.seeds.map((text) => Buffer.from(text));
  for (const bytes of seeds ?? corpus) if (await accepts(parser, bytes)) own.push(bytes);
  const faults: string[] = [];
  let rejected = 0;
  let slowest = 0;
  for (let run = 0; run < options.count; run++) {
    // Mostly from what this parser reads: anything else is refused before the parser is put to the test.
    const bytes = mutate(own.length > 0 && random() < 0.9 ? own : (seeds ?? corpus), random);
    const started = process.cpuUsage();
    const fault = (what: string) => {
      if (faults.length < 100) {
        faults.push(`run ${run}: ${what}; ${Buffer.from(bytes).toString("base64").slice(0, 2000)}`);
      }
    };
    try {
      const { records, lines } = await parser(bytes);
      if (records.some(({ result }) => result.bucket === "error")) rejected += 1;
      for (const what of faultsOf(records, lines)) fault(what);
    } catch (error) {
      fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const used = process.cpuUsage(started);
    const took = (used.user + used.system) / 1000;
    slowest = Math.max(slowest, Math.round(took));
    if (took > HANG_MS) fault(`took ${Math.round(took)} ms`);
  }
  return { faults, rejected, slowest };
}

async function accepts(parser: Parser, bytes: Uint8Array): Promise<boolean> {
  const { records } = await parser(bytes);
  return records.every(({ result }) => result.bucket !== "error");
}

function faultsOf(records: readonly ReadRecord[], lines: number | undefined): string[] {
  const faults: string[] = [];
  let next = 1;
  for (const { at, lines: covered, result } of records) {
    if (lines !== undefined && at.line !== next) faults.push(`line ${at.line} follows ${next - 1}`);
    next = at.line + covered;
    if (result.bucket !== "error") continue;
    for (const { code, at: place, message } of result.problems) {
      if (place === undefined || place.line < 1) faults.push(`${code} has no place: ${message}`);
    }
  }
  if (lines !== undefined && lines > 0 && next !== lines + 1) {
    faults.push(`${next - 1} of ${lines} lines are in a bucket`);
  }
  return faults;
}
