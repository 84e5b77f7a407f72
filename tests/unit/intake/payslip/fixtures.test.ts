// The payslips under fixtures/statements against their sidecars, recognised and read as an import does it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLayout } from "../../../../src/intake/layouts/layout.ts";
import type { ReadRecord } from "../../../../src/intake/read-record.ts";
import { type RecogniseOptions, recognise } from "../../../../src/intake/recognise.ts";
import { type Candidate, encodeData } from "../../../../src/ledger/event.ts";
import { workbookOf, zipOf } from "../../../support/workbook-of.ts";

const folder = join(import.meta.dirname, "../../../../fixtures/statements");
const sidecars = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".expected.json"))
  .filter((file) => JSON.parse(readFileSync(join(folder, file), "utf8")).reader === "payslip")
  .toSorted();

async function read(bytes: Uint8Array, options: Partial<RecogniseOptions> = {}) {
  const reader = recognise(bytes, { file: "payslip", ...options });
  if (!reader.ok) return { layout: reader.error.code, records: [] as ReadRecord[] };
  const records: ReadRecord[] = [];
  const chunks = (async function* () {
    yield bytes;
  })();
  const context = { file: "payslip", person: "alex", plan: "acme-401k" };
  for await (const some of reader.value.read(chunks, context)) records.push(...some);
  return { layout: reader.value.layout, records };
}

describe("payslips", () => {
  it.each(sidecars)("%s", async (sidecar) => {
    const expected = JSON.parse(readFileSync(join(folder, sidecar), "utf8"));
    const bytes = readFileSync(join(folder, statementBeside(sidecar)));
    const { layout, records } = await read(bytes);
    expect(layout).toBe(expected.layout);
    expect(problemsOf(records)).toEqual(expected.problems ?? []);
    if (expected.problems !== undefined) return;
    expect(records.reduce((sum, { lines }) => sum + lines, 0)).toBe(expected.lines);
    if (expected.entries === undefined) {
      expect(
        records.flatMap(({ at, lines }) => Array.from({ length: lines }, (_, n) => at.line + n)),
      ).toEqual(Array.from({ length: expected.lines }, (_, at) => at + 1));
    }
    expect(bucketsOf(records, expected.entries !== undefined)).toEqual(expected.buckets);
    expect(eventsOf(records)).toEqual(expected.events);
    const open = records.flatMap(({ at, result }) =>
      result.bucket === "needs_review" ? [{ line: at.line, reason: result.reason }] : [],
    );
    expect(open.map(({ line }) => line)).toEqual(expected.review.map(([line]: [number]) => line));
    for (const [index, [, reason]] of expected.review.entries())
      expect(open[index]?.reason).toContain(reason);
  });

  it("take a user's rule for a label", async () => {
    const sources = [{ text: "401K Special", contribution: "roth_deferral" }];
    const layout = parseLayout(
      {
        layout: "acme/payslip",
        version: 1,
        title: "Acme payslip",
        side: "payroll",
        tables: [{ name: "deductions", sources }],
      },
      "acme.json",
    );
    if (!layout.ok) throw new Error("the layout is sound");
    const bytes = readFileSync(join(folder, "ultipro/ok/unknown-label.txt"));
    const { records } = await read(bytes, { layout: "acme/payslip", userLayouts: [layout.value] });
    expect(eventsOf(records)).toMatchObject([{ contributions: { roth_deferral: "50.00" } }]);
  });
});

/** One byte of where its sheet is. */
function damaged(): Uint8Array {
  const whole = Buffer.from(workbookOf({ Sheet: [["Pay Date"], ["x"]] })).toString("latin1");
  return Buffer.from(whole.replace('" Target="worksheets', '"zTarget="worksheets'), "latin1");
}

describe("workbooks", () => {
  const payslip = (amount: number | string) =>
    workbookOf({
      Payslip: [
        ["Payslip Information"],
        ["Name", "Pay Period Begin", "Pay Period End", "Check Date"],
        ["Alex Rivera", { date: 46007 }, { date: 46022 }, 46024],
        [],
        ["Pre Tax Deductions"],
        ["Description", "Amount", "YTD"],
        ["401k Deduction", amount, 360],
        ["Employer Paid Benefits"],
        ["Description", "Amount", "YTD"],
        ["401(k) Employer Match", 180.10999999999999, 180.11],
      ],
    });

  it("are read with date cells, day numbers and binary fractions", async () => {
    const { records } = await read(payslip(360.5));
    expect(eventsOf(records)).toEqual([
      {
        kind: "paycheck",
        person: "alex",
        plan: "acme-401k",
        date: "2026-01-02",
        period_start: "2025-12-16",
        period_end: "2025-12-31",
        contributions: { pretax_deferral: "360.50", match: "180.11" },
      },
    ]);
  });

  it("say row and column of what is wrong", async () => {
    const { records } = await read(payslip("abc"));
    expect(problemsOf(records)).toEqual([["import.amount-not-decimal", 7, 2]]);
  });

  it("are recognised by their headers like CSV", async () => {
    const bytes = workbookOf({
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
    });
    const { records } = await read(bytes);
    expect(problemsOf(records)).toEqual([]);
    expect(eventsOf(records)).toMatchObject([
      { date: "2026-02-06", contributions: { pretax_deferral: "250.00" } },
    ]);
  });

  it.each([
    ["a zip of text files", zipOf({ "a.csv": "a,b\n" }), "import.not-a-workbook"],
    ["a workbook with a damaged part", damaged(), "import.not-a-workbook"],
    ["a damaged zip", payslip(1).subarray(0, 300), "import.not-a-workbook"],
    [
      "a broken sheet",
      zipOf({ "[Content_Types].xml": "", "xl/workbook.xml": "<" }),
      "import.not-a-workbook",
    ],
    [
      "a zip bomb",
      zipOf({ "[Content_Types].xml": "", "xl/workbook.xml": "" }, 40_000_000),
      "import.file-too-large",
    ],
    ["an empty workbook", workbookOf({ Sheet: [] }), "import.no-data"],
    ["two sheets with rows", workbookOf({ A: [["a"]], B: [["b"]] }), "import.layout-ambiguous"],
    [
      "a sheet that no layout knows",
      workbookOf({
        A: [
          ["a", "b"],
          [1, 2],
        ],
      }),
      "import.unknown-layout",
    ],
  ])("refuse %s", async (_, bytes, code) => {
    expect(problemsOf((await read(bytes)).records).map(([problem]) => problem)).toEqual([code]);
  });
});

describe("an Empower file of fixed width", () => {
  it("is refused by name: its amounts mean what the plan says", () => {
    const line = `${"P123".padEnd(13)}900-00-0001${"".padEnd(280)}01/09/20260000500.00`;
    const refused = recognise(new TextEncoder().encode(`${line}\r\n`), { file: "ftp.txt" });
    expect(refused).toMatchObject({ ok: false, error: { code: "import.unknown-layout" } });
    expect(refused.ok ? "" : refused.error.message).toContain("Empower (PDI)");
  });
});

function problemsOf(records: readonly ReadRecord[]) {
  return records.flatMap(({ result }) =>
    result.bucket === "error"
      ? result.problems.map(({ code, at }) => [code, at?.line, at?.column ?? null])
      : [],
  );
}

function eventsOf(records: readonly ReadRecord[]) {
  const asJson = (candidate: Candidate) => ({
    kind: candidate.kind,
    ...encodeData(candidate.kind, candidate.data),
  });
  return records.flatMap(({ result }) =>
    result.bucket === "candidates" ? result.candidates.map(asJson) : [],
  );
}

function statementBeside(sidecar: string): string {
  const base = sidecar.slice(0, -".expected.json".length);
  const found = [".csv", ".txt", ".json", ".xlsx"].find((extension) =>
    existsSync(join(folder, base + extension)),
  );
  return `${base}${found ?? ""}`;
}

function bucketsOf(records: readonly ReadRecord[], inEntries: boolean) {
  const counts = { imported: 0, ignored: 0, needs_review: 0, errors: 0 };
  const fates = new Map<number, keyof typeof counts>();
  for (const { at, lines, entries, result } of records) {
    const bucket =
      result.bucket === "folded"
        ? (fates.get(result.into) ?? "errors")
        : result.bucket === "candidates"
          ? "imported"
          : result.bucket === "needs_review"
            ? "needs_review"
            : result.bucket === "error"
              ? "errors"
              : "ignored";
    fates.set(at.line, bucket);
    counts[bucket] += inEntries ? (entries ?? 0) : lines;
  }
  return counts;
}
