// A worksheet says the same in every format, and the PDF is the same file every time.
import { describe, expect, it } from "vitest";
import type { Worksheet } from "../../../src/forms/worksheet.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { dollars } from "../../../src/kernel/money.ts";
import { tableCsv } from "../../../src/render/csv.ts";
import { worksheetsPdf } from "../../../src/render/pdf/worksheet-pdf.ts";
import { worksheetText } from "../../../src/render/text/worksheet-text.ts";
import { worksheetView } from "../../../src/render/views/worksheet.ts";
import { fontFiles } from "../../../src/store/font-files.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { sheetLine } from "../../support/sheet-line.ts";

const stamp = { ledgerId: "07".repeat(32), seq: 41, digest: "ab".repeat(32), version: "1.2.3" };
const part = "Part I. Nondeductible contributions";
const worksheet: Worksheet = {
  form: "form-8606",
  title: "Form 8606: nondeductible IRAs",
  taxYear: taxYear(2025),
  person: "lukasz",
  personName: "Łukasz 山",
  filingRequired: true,
  lines: [
    sheetLine({
      line: "1",
      part,
      label: "Nondeductible contributions for the year",
      value: { kind: "amount", cents: dollars("7000.00") },
      terms: [
        {
          sign: "+",
          amount: dollars("7000.00"),
          label: "contribution",
          event: "e12",
          source: { file: "a.jsonl", line: 3 },
        },
      ],
    }),
    sheetLine({
      line: "6",
      part,
      label: "Value",
      value: {
        kind: "incomplete",
        missing: [
          missingFact("ira_value.{person}.{year}", { person: "lukasz", year: taxYear(2025) }),
        ],
      },
      terms: [],
    }),
    sheetLine({ line: "10", part, label: "Ratio", value: { kind: "text", text: "0.227" } }),
    sheetLine({
      line: "5c_rollover",
      place: { number: "5c" },
      part: "Boxes",
      label: "Rollover",
      value: { kind: "check", checked: true },
      terms: [],
    }),
  ],
  incomplete: [missingFact("ira_value.{person}.{year}", { person: "lukasz", year: taxYear(2025) })],
  notes: ["=HYPERLINK(1) is only a note"],
  citations: [{ authority: "IRC §408(d)(2)" }],
};

describe("a worksheet", () => {
  it("reads well in the terminal", () => {
    expect(worksheetText(worksheet, stamp, 72)).toBe(`Form 8606: nondeductible IRAs
Łukasz 山 · tax year 2025 · the official form must be filed

Part I. Nondeductible contributions
            1  Nondeductible contributions for the year         7,000.00
            6  Value
               — needs: what all traditional, SEP, and SIMPLE IRAs of
               lukasz were worth on 12/31/2025
           10  Ratio                                               0.227

Boxes
  5c_rollover  Rollover                                              [x]

Not complete; record these facts:
  - what all traditional, SEP, and SIMPLE IRAs of lukasz were worth on
    12/31/2025
    rothbook record ira_value --person lukasz --tax-year 2025 --amount …

Notes
  - =HYPERLINK(1) is only a note

Authorities
  - IRC §408(d)(2)

Ledger 0707070707070707, event 41, digest
abababababababababababababababababababababababababababababababab
Short code NENT-QAXB-NENT-QAXB-Q
Worksheet, not an official form. Federal tax only: state rules and state
basis may differ. Not tax advice.
`);
  });

  it("is rows and a footer in CSV", () => {
    const csv = tableCsv(worksheetView(worksheet, stamp).table());
    expect(csv).toContain(
      "form-8606,2025,lukasz,Part I. Nondeductible contributions,1,Nondeductible contributions for the year,7000.00,\r\n",
    );
    expect(csv).toContain(",6,Value,,ira_value.lukasz.2025\r\n");
    expect(csv).toContain(",note,'=HYPERLINK(1) is only a note,,\r\n");
    expect(csv).toContain(`,ledger_digest,${stamp.digest},,\r\n`);
    expect(csv).toContain("not an official form");
  });

  it("is one PDF, the same bytes every time, that holds every line", async () => {
    const [first, second] = [
      await worksheetsPdf([worksheet], stamp, fontFiles()),
      await worksheetsPdf([worksheet], stamp, fontFiles()),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
    const text = await pdfText(first);
    for (const line of worksheet.lines) expect(text).toContain(line.label);
    for (const part_ of [
      "7,000.00",
      "0.227",
      "— needs: what all traditional, SEP, and SIMPLE IRAs of lukasz were worth on 12/31/2025",
      "Page 1 of 1",
      stamp.digest,
    ]) {
      expect(text).toContain(part_);
    }
    expect(text).toContain("Łukasz 山");
    expect(text).not.toContain("Not printable here");
  });

  it.each([
    ["José Nguyễn", "José Nguyễn", ""],
    ["Łukasz Ğülşen Ελένη Иван", "Łukasz Ğülşen Ελένη Иван", ""],
    ["王小明 (Xiaoming Wang)", "王小明 (Xiaoming Wang)", ""],
    ["김민수 (Minsu Kim)", "(Minsu Kim)", "Also written in Korean letters."],
  ])("prints %s in embedded fonts", async (personName, shown, lost) => {
    const pdf = await worksheetsPdf([{ ...worksheet, personName }], stamp, fontFiles());
    const text = await pdfText(pdf);
    expect(text).toContain(shown);
    expect(text.includes("Not printable here")).toBe(lost !== "");
    expect(text).toContain(lost);
    const source = Buffer.from(pdf).toString("latin1");
    expect(source).not.toContain("/Helvetica");
    // Every font is embedded, and a subset: six letters and a plus stand before its name.
    const fonts = [...source.matchAll(/\/FontName \/(\S+)/g)].map(([, name]) => name);
    expect(fonts.length).toBe(source.split("/FontFile2").length - 1);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans/);
  });

  it("starts each worksheet of a packet on its own page", async () => {
    const second = { ...worksheet, title: "Second" };
    const text = await pdfText(await worksheetsPdf([worksheet, second], stamp, fontFiles()));
    expect(text).toContain("Page 2 of 2");
  });
});
