// Payrolls as Gusto's interface gives them in JSON: a payroll with a check date and a compensation for each
// employee. Amounts are text; a reversal is a payroll of its own with negative amounts.

import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type EntryPlace, foldEntries } from "../fold/fold-entries.ts";
import type { Layout } from "../layouts/layout.ts";
import { jsonPlace } from "../own/json-place.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import type { Meaning, Owner } from "../rows/meaning.ts";
import { countLines } from "../text/count-lines.ts";
import { onPhysicalLines } from "../text/physical-lines.ts";
import { readDate } from "../text/statement-date.ts";
import { refused } from "../text/whole-file.ts";
import { normaliseValue } from "../text/wording.ts";
import { deductionLabels } from "./deduction-label.ts";
import {
  amountAt,
  deductionLine,
  type PayslipLine,
  paycheckLine,
  payslipFeed,
  payslipLayout,
  payslipRecords,
  type Stated,
} from "./payslip-line.ts";
import { payslipReader } from "./payslip-reader.ts";

export const GUSTO = payslipLayout("gusto/payroll", "Gusto payroll, JSON");

export function looksLikeGusto(text: string): boolean {
  return /"(?:employee_compensations|employee_deductions)"\s*:/.test(text);
}

export const gustoReader = payslipReader(GUSTO, (text, context, layout) =>
  readGusto(text, context, layout),
);

const LONGEST_SEARCH = 200_000_000;
const FILE_START: EntryPlace = { line: 1, column: 1 };

type Fields = Readonly<Record<string, unknown>>;

/** One entry for each compensation. */
export function readGusto(
  text: string,
  context: ReadContext,
  layout: Layout = GUSTO,
): readonly ReadRecord[] {
  const { file } = context;
  const total = countLines(text);
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : "");
    const at = { file, line: Number(place?.[1] ?? 1), column: Number(place?.[2] ?? 1) };
    const hint = "download it again";
    const message = "the file is not well-formed JSON";
    return [
      refused({ code: "import.malformed-json", severity: "error", message, hint, at }, total),
    ];
  }
  const found = [...compensations(json)];
  if (found.length === 0) {
    const message = "the file holds no compensation of an employee";
    const hint = "was the payroll exported with its employee_compensations?";
    const at = { file, line: 1 };
    return [refused({ code: "import.no-data", severity: "error", message, hint, at }, total)];
  }
  // Each place is looked for from the start of the file: too long a way for a whole company's payrolls.
  const placed = found.length * text.length <= LONGEST_SEARCH;
  const places = found.map(({ pointer }) => (placed ? placeOf(text, pointer) : FILE_START));
  const known = payslipFeed(layout, context, "");
  const meaningOf = deductionLabels(layout.tables[0]?.sources, known.recalled);
  const lines = found.map(({ payroll, compensation }, index): PayslipLine => {
    const at = { file, line: index + 1, column: 1 };
    return { line: index + 1, lines: 1, column: 1, meaning: meaning(payroll, compensation, at) };
  });
  // A compensation goes on until the next begins.
  const spans = places.map((place, index) => {
    const next = places[index + 1];
    return { ...place, endLine: next === undefined ? total : Math.max(place.line, next.line - 1) };
  });
  const entries = foldEntries(payslipRecords(lines, layout, context, known), spans, file);
  return onPhysicalLines(
    entries.map((entry) => ({ ...entry, at: { file, ...entry.at } })),
    total,
    "before the first compensation",
  );

  function meaning(
    payroll: Fields | undefined,
    compensation: Fields,
    at: { file: string; line: number; column: number },
  ): Meaning {
    if (payroll?.["processed"] === false)
      return { is: "ignored", reason: "a payroll that is not processed yet" };
    const problems: Problem[] = [];
    const amount = (value: unknown): Cents | undefined =>
      value === undefined || value === null
        ? undefined
        : amountAt(typeof value === "string" ? value : String(value), at, (p) => problems.push(p));
    const parts = partsOf(compensation, amount);
    const grossPay = amount(compensation["gross_pay"]);
    if (problems.length > 0) return { is: "error", problems };
    const date = dateOf(payroll?.["check_date"]);
    if (date === undefined) return { is: "review", reason: "the file states no pay date" };
    const period = fieldsOf(payroll?.["pay_period"]);
    const paid = {
      payDate: date,
      periodStart: dateOf(period["start_date"]),
      periodEnd: dateOf(period["end_date"]),
      grossPay: grossPay !== undefined && grossPay >= 0 ? grossPay : undefined,
      owner: ownerOf(compensation),
    };
    const line = deductionLine(parts, paid, meaningOf);
    return line.is === "money_in" ? { ...paycheckLine(paid), ...line } : line;
  }
}

function partsOf(compensation: Fields, amount: (value: unknown) => Cents | undefined): Stated[] {
  const parts: Stated[] = [];
  for (const deduction of listOf(compensation["employee_deductions"])) {
    const preTax = deduction["pre_tax"];
    parts.push({
      label: textOf(deduction["name"]),
      side: "employee",
      ...(typeof preTax === "boolean" && { preTax }),
      amount: amount(deduction["amount"]),
    });
  }
  for (const benefit of listOf(compensation["benefits"])) {
    const label = textOf(benefit["name"]);
    parts.push({ label, side: "employee", amount: amount(benefit["employee_deduction"]) });
    const company = amount(benefit["company_contribution"]);
    parts.push({ label, side: "employer", shared: true, amount: company });
  }
  return parts;
}

interface Found {
  readonly pointer: string;
  readonly payroll: Fields | undefined;
  readonly compensation: Fields;
}

function* compensations(json: unknown): Generator<Found> {
  const roots: readonly (readonly [string, Fields])[] = Array.isArray(json)
    ? json.map((item, index) => [`/${index}`, fieldsOf(item)] as const)
    : [["", fieldsOf(json)]];
  for (const [pointer, root] of roots) {
    const list = root["employee_compensations"];
    if (Array.isArray(list)) {
      for (const [index, item] of list.entries())
        yield {
          pointer: `${pointer}/employee_compensations/${index}`,
          payroll: root,
          compensation: fieldsOf(item),
        };
    } else if (root["employee_deductions"] !== undefined || root["benefits"] !== undefined) {
      yield { pointer, payroll: root, compensation: root };
    }
  }
}

function ownerOf(compensation: Fields): Owner {
  const words = [
    textOf(compensation["employee_first_name"]),
    textOf(compensation["employee_last_name"]),
  ].filter((word) => word !== "");
  return { employee: normaliseValue(words.join(" ")), employeeWords: words, account: "" };
}

function dateOf(value: unknown): CalendarDate | undefined {
  const read = readDate(textOf(value), ["YYYY-MM-DD"]);
  return "date" in read ? read.date : undefined;
}

function placeOf(text: string, pointer: string): EntryPlace {
  const before = [...text].slice(0, jsonPlace(text, pointer).column - 1).join("");
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
