// `worksheet` and `explain`: a form's lines filled from the ledger, and why a line holds what it holds.

import { anyText, argument, oneOf, option, switchOption } from "../../answers/input.ts";
import { asOfInput, personInput, readingInputs } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import type { FilledWorksheet } from "../../app/questions/worksheet.ts";
import { bytesOf, fontsOf } from "../../compose.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Context, defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import { exitOf } from "../exit-of.ts";
import {
  forceOption,
  outputOption,
  resultOptions,
  taxYearOption,
} from "../options/shared-options.ts";

// The same list as in forms, which help must not load; a test compares them.
export const FORMS = [
  "form-8606",
  "form-5329",
  "form-1099-r",
  "form-1040",
  "annual-additions",
  "after-tax-basis",
] as const;

const formArgument = argument("form", `one of ${FORMS.join(", ")}`, oneOf(FORMS));
const wholeDollarsOption = switchOption(
  "--whole-dollars",
  "round entries, as the instructions allow",
);

const jointOption = switchOption(
  "--joint",
  "Form 1040 of a joint return: the lines of both spouses, and of each",
);

const roundLine10Option = option(
  "--round-line-10 <places>",
  "round line 10 of Form 8606 to this many places, 3 to 9, instead of keeping it exact",
  readPlaces,
);

function readPlaces(text: string): Outcome<number, string> {
  return /^[3-9]$/.test(text)
    ? { ok: true, value: Number(text) }
    : { ok: false, error: "a number of places from 3 to 9" };
}

export const worksheetCommand = defineCommand({
  name: "worksheet",
  summary: "Fill the worksheet of a form as text, CSV, JSON or PDF",
  example: "worksheet form-8606 --tax-year 2025 --format pdf --output form-8606.pdf",
  arguments: { form: formArgument },
  options: {
    taxYear: taxYearOption,
    person: personInput,
    asOf: asOfInput,
    format: option(
      "--format <format>",
      "text (default), csv, json or pdf",
      oneOf(["text", "csv", "json", "pdf"]),
    ),
    output: outputOption,
    force: forceOption,
    wholeDollars: wholeDollarsOption,
    roundLine10: roundLine10Option,
    joint: jointOption,
    official: option(
      "--official <blank>",
      "fill your own blank of the official Form 8606 (a PDF from irs.gov); needs --output",
      anyText,
    ),
  },
  run: async ({ options, arguments: { form } }, context) => {
    if (options.official !== undefined) {
      const refused = officialRefusal(form, options);
      if (refused !== undefined) return context.report([refused]);
    }
    if (options.format === "pdf" && options.output === undefined && context.io.stdout.isTty) {
      const message = "a PDF cannot be shown in a terminal";
      const hint = "add --output FILE.pdf";
      return context.report([{ code: "usage.bad-option", severity: "error", message, hint }]);
    }
    const notJoint = jointRefusal(form, options.joint);
    if (notJoint !== undefined) return context.report([notJoint]);
    const { worksheet } = await import("../../app/questions/worksheet.ts");
    const filled = await withLedger(context.access, (store) =>
      worksheet(store, { form, ...options, line10Places: options.roundLine10 }),
    );
    if (!filled.ok) return context.report(filled.error);
    if (options.official !== undefined) {
      const official = await filledBlank(options.official, filled.value);
      if (!official.ok) return context.report([official.error]);
      const { taxYear, filingRequired } = filled.value.worksheet;
      if (filingRequired === false) context.io.stderr.write(notRequired(taxYear));
      return await deliverData(official.value, options, context);
    }
    const data = await rendered(filled.value, options.format ?? "text", context);
    const exit = await deliverData(data, options, context);
    return exitOf(exit, filled.value.worksheet.incomplete);
  },
});

function jointRefusal(form: string, joint: boolean): Problem | undefined {
  if (!joint || form === "form-1040") return undefined;
  const message = `--joint makes form-1040, not ${form}`;
  const hint = "limits, basis and Form 8606 are each person's own: --person ID";
  return { code: "usage.bad-option", severity: "error", message, hint };
}

function officialRefusal(
  form: string,
  { output, format }: { readonly output: string | undefined; readonly format: string | undefined },
): Problem | undefined {
  const refuse = (message: string, hint: string): Problem => ({
    code: "usage.bad-option",
    severity: "error",
    message,
    hint,
  });
  if (form !== "form-8606") {
    return refuse("--official fills form-8606 only", "other forms have no official PDF here");
  }
  if (format !== undefined && format !== "pdf") {
    return refuse("--official makes a PDF", "leave out --format, or add --format pdf");
  }
  return output === undefined
    ? refuse("--official needs a file to write to", "add --output FILE.pdf")
    : undefined;
}

/** A filled form invites to be filed; when nothing asks for it, that is said. */
function notRequired(taxYear: number): string {
  return `Form 8606 need not be filed for ${taxYear}: nothing recorded asks for it.\n`;
}

async function filledBlank(
  blank: string,
  { worksheet, line10 }: FilledWorksheet,
): Promise<Outcome<Uint8Array, Problem>> {
  const { fillOfficialForm8606 } = await import("../../render/documents/official-form-8606.ts");
  return await fillOfficialForm8606(await bytesOf(blank), worksheet, {
    fonts: await fontsOf(),
    line10,
  });
}

async function rendered(
  { worksheet, head, seal }: FilledWorksheet,
  format: "text" | "csv" | "json" | "pdf",
  context: Context,
): Promise<string | Uint8Array> {
  const { stampOf } = await import("../../app/seal/stamp.ts");
  const { worksheetView } = await import("../../render/views/worksheet.ts");
  const stamp = await stampOf(context.access, head, seal);
  switch (format) {
    case "text": {
      const { worksheetText } = await import("../../render/text/worksheet-text.ts");
      return worksheetText(worksheet, stamp, context.io.stdout.columns);
    }
    case "csv": {
      const { tableCsv } = await import("../../render/csv.ts");
      return tableCsv(worksheetView(worksheet, stamp).table());
    }
    case "json": {
      const { treeJson } = await import("../../render/json.ts");
      return treeJson(worksheetView(worksheet, stamp).tree);
    }
    case "pdf": {
      const { worksheetsPdf } = await import("../../render/pdf/worksheet-pdf.ts");
      return await worksheetsPdf([worksheet], stamp, await fontsOf());
    }
  }
}

export const explainCommand = defineCommand({
  name: "explain",
  summary: "Show why a worksheet line holds what it holds, down to events and source lines",
  example: "explain form-1040 5b --tax-year 2025",
  arguments: {
    form: formArgument,
    line: argument("line", "the line, as the worksheet names it", anyText),
  },
  options: {
    taxYear: taxYearOption,
    ...readingInputs,
    ...resultOptions,
    wholeDollars: wholeDollarsOption,
    roundLine10: roundLine10Option,
    joint: jointOption,
  },
  run: async ({ options, arguments: { form, line } }, context) => {
    const notJoint = jointRefusal(form, options.joint);
    if (notJoint !== undefined) return context.report([notJoint]);
    const { explainLine } = await import("../../app/questions/worksheet.ts");
    const explained = await withLedger(context.access, (store) =>
      explainLine(store, { form, line, ...options, line10Places: options.roundLine10 }),
    );
    if (!explained.ok) return context.report(explained.error);
    const { worksheet, explanation } = explained.value;
    const { explainView } = await import("../../render/views/explain.ts");
    const exit = await deliver(explainView(worksheet, explanation), options, context);
    const { value } = explanation;
    return exitOf(exit, value.kind === "incomplete" ? value.missing : []);
  },
});
