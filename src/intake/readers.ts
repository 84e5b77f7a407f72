// The list of readers: what each reads, how a file of its own is known, and how it is made. Whoever adds a
// kind of statement that is no table adds one entry here; tables are layouts, data in `templates/statements`.
import type { Layout } from "./layouts/layout.ts";
import { OFX_LAYOUT, ofxReader } from "./ofx/read-ofx.ts";
import { conversionLayout } from "./own/conversion-csv.ts";
import { csvReader, hasHeaderOf } from "./own/csv-layout.ts";
import { jsonLinesReader } from "./own/json-lines.ts";
import { paycheckLayout } from "./own/paycheck-csv.ts";
import { ADP_JSON, adpJsonReader, looksLikeAdpJson } from "./payslip/adp-json.ts";
import { GUSTO, gustoReader, looksLikeGusto } from "./payslip/gusto.ts";
import { looksLikeTextPayslip, TEXT_PAYSLIP, textPayslipReader } from "./payslip/text-payslip.ts";
import { looksLikeUltipro, ULTIPRO, ultiproReader } from "./payslip/ultipro.ts";
import { looksLikeWorkday, WORKDAY, workdayReader } from "./payslip/workday.ts";
import type { StatementReader } from "./read-record.ts";
import { looksLikeSourcesJson, SOURCES_JSON, sourcesJsonReader } from "./tables/sources-json.ts";
import { FDX, fdxReader, looksLikeFdx } from "./tax-form/fdx.ts";
import { FORM_ROWS, formRowsReader, looksLikeFormRows } from "./tax-form/form-rows.ts";
import type { Container } from "./text/sniff.ts";
import type { Encoding } from "./text/statement-text.ts";

/** The first bytes of a file, as far as they tell what it is. */
export interface FileHead {
  readonly container: Container;
  /** Empty when they are no text. */
  readonly text: string;
}

export interface KnownReader {
  readonly layout: string;
  readonly title: string;
  readonly side: "payroll" | "plan" | "any";
  readonly evidence?: string;
  /** Whether a file that begins like this is one. */
  recognises(head: FileHead): boolean;
  /** `rules` is a layout of the user's: what labels mean, whose accounts there are. */
  reader(options: ReaderOptions): StatementReader;
}

export interface ReaderOptions {
  readonly rules?: Layout | undefined;
  readonly encoding?: Encoding | undefined;
}

/** In the order in which they are asked: the more exact first. */
export const READERS: readonly KnownReader[] = [
  {
    layout: OFX_LAYOUT,
    title: "OFX and QFX, 1.x and 2.x: 401(k) statements of any plan",
    side: "plan",
    evidence: "The standard names the source of money on each transaction; it has no Roth source.",
    recognises: ({ container }) => container === "ofx",
    reader: ({ rules }) => ofxReader(rules),
  },
  payslip(ULTIPRO, ultiproReader, looksLikeUltipro),
  payslip(WORKDAY, workdayReader, looksLikeWorkday),
  taxForms(FDX, fdxReader, looksLikeFdx, "json"),
  taxForms(FORM_ROWS, formRowsReader, looksLikeFormRows),
  planJson(SOURCES_JSON, sourcesJsonReader, looksLikeSourcesJson, "json"),
  payslip(GUSTO, gustoReader, looksLikeGusto, "json"),
  payslip(ADP_JSON, adpJsonReader, looksLikeAdpJson, "json"),
  payslip(TEXT_PAYSLIP, textPayslipReader, looksLikeTextPayslip),
  own(jsonLinesReader, (text) => /^\s*\{/.test(text)),
  own(csvReader(paycheckLayout), (text) => hasHeaderOf(paycheckLayout, text)),
  own(csvReader(conversionLayout), (text) => hasHeaderOf(conversionLayout, text)),
];

/** Whether it reads events and CSV of our own. */
export function isOwn({ layout }: Pick<KnownReader, "layout">): boolean {
  return layout.startsWith("rothbook/");
}

function payslip(
  plain: Layout,
  make: (rules?: Layout, encoding?: Encoding) => StatementReader,
  looksLike: (text: string) => boolean,
  only: Container = "text",
): KnownReader {
  const { layout, title } = plain;
  return {
    layout,
    title,
    side: "payroll",
    recognises: ({ container, text }) => container === only && looksLike(text),
    reader: ({ rules, encoding }) => make(rules, encoding),
  };
}

function planJson(...given: Parameters<typeof payslip>): KnownReader {
  return { ...payslip(...given), side: "plan" };
}

/** Always into review. */
function taxForms(...given: Parameters<typeof payslip>): KnownReader {
  return { ...payslip(...given), side: "any" };
}

function own(reader: StatementReader, looksLike: (text: string) => boolean): KnownReader {
  return {
    layout: reader.layout,
    title: "events of our own (docs/tasks/import.md)",
    side: "any",
    recognises: ({ text }) => looksLike(text),
    reader: () => reader,
  };
}
