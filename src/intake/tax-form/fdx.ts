// Forms 1099-R and 5498 as data of the Financial Data Exchange: one object a form, anywhere in a JSON document.
// Amounts are JSON numbers, taken digit by digit; what FDX calls the second box of 2b is "total distribution".
import { parseJson } from "../../kernel/parse-json.ts";
import { isObject } from "../../ledger/codec.ts";
import { payslipLayout } from "../payslip/payslip-line.ts";
import { payslipReader } from "../payslip/payslip-reader.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import { countLines } from "../text/count-lines.ts";
import { refused } from "../text/whole-file.ts";
import { type FormData, formDataRecords } from "./form-data.ts";

export const FDX = payslipLayout("fdx/tax-forms", "Forms 1099-R and 5498 as data (FDX), JSON");

export function looksLikeFdx(text: string): boolean {
  return /"tax(?:1099R|5498)"\s*:/.test(text);
}

export const fdxReader = payslipReader(FDX, readFdx);

type Fields = Readonly<Record<string, unknown>>;

function readFdx(text: string, context: ReadContext): readonly ReadRecord[] {
  const total = Math.max(1, countLines(text));
  const at = { file: context.file, line: 1, column: 1 };
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    const message = "the file is not well-formed JSON";
    const hint = "download it again";
    return [
      refused({ code: "import.malformed-json", severity: "error", message, hint, at }, total),
    ];
  }
  const lines = linesOf(text);
  const forms = [...formsIn(json)].map(({ name, fields }, index) => {
    const line = lines[index] ?? 1;
    return name === "tax1099R" ? form1099r(fields, line) : form5498(fields, line);
  });
  if (new Set(forms.map(({ line }) => line)).size < forms.length) {
    const message = "several forms stand on one line";
    const hint = "save each form as a file of its own, or the document with line breaks";
    return [
      refused({ code: "import.value-malformed", severity: "error", message, hint, at }, total),
    ];
  }
  return formDataRecords(forms, total, context);
}

const DEEPEST = 12;

/** In the order of the document, as their names are found in its text. */
function* formsIn(
  value: unknown,
  depth = 0,
): Generator<{ name: "tax1099R" | "tax5498"; fields: Fields }> {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === "tax1099R" || key === "tax5498") && isObject(inner))
      yield { name: key, fields: inner };
    else yield* formsIn(inner, depth + 1);
  }
}

function linesOf(text: string): number[] {
  let line = 1;
  let from = 0;
  return [...text.matchAll(/"tax(?:1099R|5498)"\s*:/g)].map(({ index }) => {
    line += countLines(`${text.slice(from, index)}.`) - 1;
    from = index;
    return line;
  });
}

const textOf = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;
const tickOf = (value: unknown) => (typeof value === "boolean" ? value : undefined);

function nameOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { name1, name2 } = value as Fields;
  return [name1, name2].flatMap((each) => textOf(each) ?? []).join(" ") || undefined;
}

const CORRECTED = "it is marked as corrected: it takes the place of the form before it";

function form1099r(fields: Fields, line: number): FormData {
  const codes = fields["distributionCodes"];
  const code = Array.isArray(codes) ? codes.flatMap((each) => textOf(each) ?? []).join("") : "";
  const year = textOf(fields["firstYearOfRoth"]);
  return {
    form: "form_1099r",
    line,
    how: "its data (FDX)",
    year: textOf(fields["taxYear"]),
    boxes: {
      "1": textOf(fields["grossDistribution"]),
      "2a": textOf(fields["taxableAmount"]),
      "4": textOf(fields["federalTaxWithheld"]),
      "5": textOf(fields["employeeContributions"]),
      "6": textOf(fields["netUnrealizedAppreciation"]),
      "7": code,
      "9b": textOf(fields["totalEmployeeContributions"]),
      "10": textOf(fields["allocableToIRR"]),
      "11": year === "0" ? undefined : year,
    },
    ticks: {
      not_determined: tickOf(fields["taxableAmountNotDetermined"]),
      total: tickOf(fields["totalDistribution"]),
      ira: tickOf(fields["iraSepSimple"]),
    },
    payer: nameOf(fields["payerNameAddress"]),
    account: textOf(fields["recipientAccountNumber"]),
    recipient: nameOf(fields["recipientNameAddress"]),
    note: fields["corrected"] === true ? CORRECTED : undefined,
  };
}

function form5498(fields: Fields, line: number): FormData {
  return {
    form: "form_5498",
    line,
    how: "its data (FDX)",
    year: textOf(fields["taxYear"]),
    boxes: {
      "1": textOf(fields["iraContributions"]),
      "2": textOf(fields["rolloverContributions"]),
      "3": textOf(fields["rothIraConversion"]),
      "5": textOf(fields["fairMarketValue"]),
      "10": textOf(fields["rothIraContributions"]),
    },
    ticks: {},
    payer: nameOf(fields["issuerNameAddress"]),
    account: textOf(fields["accountNumber"]),
    recipient: nameOf(fields["participantNameAddress"]),
    note: fields["corrected"] === true ? CORRECTED : undefined,
  };
}
