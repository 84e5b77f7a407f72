// `worksheet` and `explain`: a form's lines filled from the ledger, and why a line holds what it holds.
import type { Result } from "../app/attempt.ts";
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import type { FilledWorksheet } from "../app/questions/worksheet.ts";
import type { LedgerStamp } from "../app/seal/stamp.ts";
import { bytesOf } from "../app/source-text.ts";
import { FORM_NAMES } from "../kernel/form-names.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { anyText, argument, oneOf, option, switchOption } from "./input.ts";
import { defineQuestion } from "./question.ts";
import { asOfInput, personInput, readingInputs, taxYearInput } from "./shared-inputs.ts";

const formInput = argument("form", `one of ${FORM_NAMES.join(", ")}`, oneOf(FORM_NAMES));

const ROUNDING = {
  wholeDollars: switchOption("--whole-dollars", "round entries, as the instructions allow"),
  roundLine10: option(
    "--round-line-10 <places>",
    "round line 10 of Form 8606 to this many places, 3 to 9, instead of keeping it exact",
    readPlaces,
  ),
  joint: switchOption(
    "--joint",
    "Form 1040 of a joint return: the lines of both spouses, and of each",
  ),
} as const;

function readPlaces(text: string): Outcome<number, string> {
  return /^[3-9]$/.test(text)
    ? { ok: true, value: Number(text) }
    : { ok: false, error: "a number of places from 3 to 9" };
}

interface StampedWorksheet extends FilledWorksheet {
  readonly stamp: LedgerStamp;
  /** The official form, filled, when its blank was given. */
  readonly official?: Uint8Array;
}

export const worksheetQuestion = defineQuestion({
  name: "worksheet",
  summary: "Fill the worksheet of a form as text, CSV, JSON or PDF",
  example: "worksheet form-8606 --tax-year 2025 --format pdf --output form-8606.pdf",
  inputs: {
    form: formInput,
    taxYear: taxYearInput,
    person: personInput,
    asOf: asOfInput,
    ...ROUNDING,
    official: option(
      "--official <blank>",
      "fill your own blank of the official Form 8606 (a PDF from irs.gov)",
      anyText,
    ),
  },
  ask: async (access, given): Promise<Result<StampedWorksheet>> => {
    const { form, joint, official, roundLine10: line10Places } = given;
    const refused = jointRefusal(form, joint) ?? officialRefusal(form, official);
    if (refused !== undefined) return failure([refused]);
    const { worksheet } = await import("../app/questions/worksheet.ts");
    const filled = await withLedger(access, (store) =>
      worksheet(store, { ...given, line10Places }),
    );
    if (!filled.ok) return filled;
    const { stampOf } = await import("../app/seal/stamp.ts");
    const stamp = await stampOf(access, filled.value.head, filled.value.seal);
    if (official === undefined) return success({ ...filled.value, stamp });
    const blank = await filledBlank(access, official, filled.value);
    if (!blank.ok) return failure([blank.error]);
    return success({ ...filled.value, stamp, official: blank.value });
  },
  view: async ({ worksheet, stamp }) =>
    (await import("../render/views/worksheet.ts")).worksheetView(worksheet, stamp),
  impliedFormat: ({ official }) =>
    official === undefined ? undefined : { format: "pdf", by: "--official" },
  // A filled form invites to be filed; when nothing asks for it, that is said.
  remarks: ({ worksheet: { filingRequired, taxYear }, official }) =>
    official !== undefined && filingRequired === false
      ? [`Form 8606 need not be filed for ${taxYear}: nothing recorded asks for it.`]
      : [],
  documents: {
    text: {
      make: async ({ worksheet, stamp }, { columns }) => {
        const { worksheetText } = await import("../render/text/worksheet-text.ts");
        return worksheetText(worksheet, stamp, columns);
      },
    },
    csv: {
      make: async ({ worksheet, stamp }) => {
        const { tableCsv } = await import("../render/csv.ts");
        const { worksheetView } = await import("../render/views/worksheet.ts");
        return tableCsv(worksheetView(worksheet, stamp).table());
      },
    },
    json: {
      make: async ({ worksheet, stamp }) => {
        const { treeJson } = await import("../render/json.ts");
        const { worksheetView } = await import("../render/views/worksheet.ts");
        return treeJson(worksheetView(worksheet, stamp).tree);
      },
    },
    pdf: {
      file: { what: "a PDF", name: ({ form }) => `${form}.pdf` },
      make: async ({ worksheet, onPaper, stamp, official }, { access }) => {
        if (official !== undefined) return official;
        const { worksheetsPdf } = await import("../render/pdf/worksheet-pdf.ts");
        return await worksheetsPdf([onPaper ?? worksheet], stamp, await access.fonts());
      },
    },
  },
  endsWithOne: {
    when: "a line lacks a fact",
    is: ({ worksheet, official }) => official === undefined && worksheet.incomplete.length > 0,
  },
});

function jointRefusal(form: string, joint: boolean): Problem | undefined {
  if (!joint || form === "form-1040") return undefined;
  const message = `--joint makes form-1040, not ${form}`;
  const hint = "limits, basis and Form 8606 are each person's own: --person ID";
  return problem("usage.bad-option", message, { hint });
}

function officialRefusal(form: string, official: string | undefined): Problem | undefined {
  if (official === undefined || form === "form-8606") return undefined;
  const hint = "other forms have no official PDF here";
  return problem("usage.bad-option", "--official fills form-8606 only", { hint });
}

async function filledBlank(
  access: LedgerAccess,
  blank: string,
  { worksheet, line10 }: FilledWorksheet,
): Promise<Outcome<Uint8Array, Problem>> {
  const { fillOfficialForm8606 } = await import("../render/documents/official-form-8606.ts");
  const bytes = await bytesOf(await access.source(blank));
  return await fillOfficialForm8606(bytes, worksheet, { fonts: await access.fonts(), line10 });
}

export const explainQuestion = defineQuestion({
  name: "explain",
  summary: "Show why a worksheet line holds what it holds, down to events and source lines",
  example: "explain form-1040 5b --tax-year 2025",
  inputs: {
    form: formInput,
    line: argument("line", "the line, as the worksheet names it", anyText),
    taxYear: taxYearInput,
    ...readingInputs,
    ...ROUNDING,
  },
  ask: async (access, given) => {
    const refused = jointRefusal(given.form, given.joint);
    if (refused !== undefined) return failure([refused]);
    const { explainLine } = await import("../app/questions/worksheet.ts");
    const asked = { ...given, line10Places: given.roundLine10 };
    return await withLedger(access, (store) => explainLine(store, asked));
  },
  view: async ({ worksheet, explanation }) =>
    (await import("../render/views/explain.ts")).explainView(worksheet, explanation),
  endsWithOne: {
    when: "the line lacks a fact",
    is: ({ explanation: { value } }) => value.kind === "incomplete" && value.missing.length > 0,
  },
});
