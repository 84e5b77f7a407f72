// A pay statement as ADP gives it in JSON: one payslip a file, deductions with a sign, the employer's part
// among the memos. Amounts are JSON numbers, which say 1500.5 for 1,500.50.

import { type Cents, negate } from "../../kernel/money.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import type { Problem } from "../../kernel/problem.ts";
import { isObject } from "../../ledger/codec.ts";
import type { Layout } from "../layouts/layout.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import { countLines } from "../text/count-lines.ts";
import { readDate } from "../text/statement-date.ts";
import { refused } from "../text/whole-file.ts";
import { deductionLabels, doubtingAfterTax } from "./deduction-label.ts";
import {
  amountAt,
  deductionLine,
  NOBODY,
  paycheckLine,
  payslipFeed,
  payslipLayout,
  payslipRecords,
  type Stated,
} from "./payslip-line.ts";
import { payslipReader } from "./payslip-reader.ts";

export const ADP_JSON = payslipLayout("adp/pay-statement", "ADP pay statement, JSON");

export const adpJsonReader = payslipReader(ADP_JSON, readAdpJson);

export function looksLikeAdpJson(text: string): boolean {
  return /^\s*\{\s*"payStatement"\s*:/.test(text);
}

function readAdpJson(text: string, context: ReadContext, layout: Layout): readonly ReadRecord[] {
  const at = { file: context.file, line: 1, column: 1 };
  const total = Math.max(1, countLines(text));
  const fault = (code: Problem["code"], message: string, hint: string) => [
    refused({ code, severity: "error", message, hint, at: { file: at.file, line: 1 } }, total),
  ];
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return fault("import.malformed-json", "the file is not well-formed JSON", "download it again");
  }
  const statement = fieldsOf(fieldsOf(json)["payStatement"]);
  const date = readDate(textOf(statement["payDate"]), []);
  if (!("date" in date))
    return fault("import.value-missing", "the pay statement has no pay date", "download it again");
  const problems: Problem[] = [];
  const amount = (value: unknown): Cents | undefined => {
    const stated = fieldsOf(value)["amountValue"];
    if (stated === undefined || stated === null) return undefined;
    return amountAt(String(stated), at, (problem) => problems.push(problem));
  };
  const deductions = listOf(statement["deductions"]).map((each): Stated => {
    const taken = amount(each["deductionAmount"]);
    const label = textOf(each["CodeName"] ?? each["codeName"] ?? each["deductionCodeName"]);
    return { label, side: "employee", amount: taken === undefined ? undefined : negate(taken) };
  });
  const memos = listOf(statement["memos"]).map((each): Stated => {
    const { codeValue, shortName, longName } = fieldsOf(each["nameCode"]);
    const label = textOf(longName ?? shortName ?? codeValue).replace(/(?<=[a-z])(?=[A-Z])/g, " ");
    return { label, side: "employer", amount: amount(each["memoAmount"]) };
  });
  const grossPay = amount(statement["grossPayAmount"]);
  if (problems.length > 0) return [{ at, lines: total, result: { bucket: "error", problems } }];
  const period = fieldsOf(statement["payPeriod"]);
  const paid = {
    payDate: date.date,
    periodStart: dayOf(period["startDate"]),
    periodEnd: dayOf(period["endDate"]),
    grossPay: grossPay !== undefined && grossPay >= 0 ? grossPay : undefined,
    owner: NOBODY,
  };
  const plan = context.plan === undefined ? undefined : context.planFeatures?.(context.plan);
  const known = payslipFeed(layout, context, "");
  const sources = layout.tables[0]?.sources;
  const meaningOf = doubtingAfterTax(deductionLabels(sources, known.recalled), {
    labels: deductions.map(({ label }) => label),
    planTakesIt: plan?.afterTax === true,
    recalled: known.recalled,
  });
  const line = deductionLine([...deductions, ...memos], paid, meaningOf);
  const meaning = line.is === "money_in" ? { ...paycheckLine(paid), ...line } : line;
  return payslipRecords([{ line: 1, lines: total, column: 1, meaning }], layout, context, known);
}

function dayOf(value: unknown) {
  const read = readDate(textOf(value), []);
  return "date" in read ? read.date : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
