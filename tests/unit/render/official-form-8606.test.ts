// The official blank is not ours to ship, so these tests make a blank with the same title and fields.
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import type { Worksheet } from "../../../src/forms/worksheet.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { cents } from "../../../src/kernel/money.ts";
import {
  fillOfficialForm8606,
  OFFICIAL_FORM_8606_YEARS,
} from "../../../src/render/documents/official-form-8606.ts";
import { fontFiles } from "../../../src/store/font-files.ts";
import from2021 from "../../../templates/official-forms/form-8606-2021.json" with { type: "json" };
import from2025 from "../../../templates/official-forms/form-8606-2025.json" with { type: "json" };
import { sheetLine } from "../../support/sheet-line.ts";

const HOW = { fonts: fontFiles(), line10: "0.990567" };

async function blankOf(year: number, without?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(`${year} Form 8606`);
  const page = document.addPage();
  const { fields } = year === 2025 ? from2025 : from2021;
  for (const [key, name] of Object.entries(fields)) {
    if (key !== without) document.getForm().createTextField(name).addToPage(page);
  }
  return document.save();
}

function worksheetOf(
  year: number,
  incomplete: Worksheet["incomplete"] = [],
  lineTen = "0.991",
): Worksheet {
  const amount = (line: string, value: number) =>
    sheetLine({ line, value: { kind: "amount", cents: cents(value) } });
  const ratio = sheetLine({ line: "10", value: { kind: "text", text: lineTen } });
  return {
    form: "form-8606",
    title: "Nondeductible IRAs",
    taxYear: taxYear(year),
    person: "lukasz",
    personName: "Łukasz Nguyễn",
    lines: [
      amount("1", 700000),
      amount("5", 700000),
      amount("8", 700317),
      amount("9", 706666),
      ratio,
      amount("11", 693711),
      amount("18", 6618),
    ],
    incomplete,
    notes: [],
    citations: [],
  };
}

async function fieldsOf(bytes: Uint8Array): Promise<Record<string, string | undefined>> {
  const form = (await PDFDocument.load(bytes)).getForm();
  return Object.fromEntries(
    form
      .getFields()
      .map((field) => [field.getName(), form.getTextField(field.getName()).getText()]),
  );
}

describe("the official Form 8606", () => {
  it.each(OFFICIAL_FORM_8606_YEARS)("of %d is filled line by line", async (year) => {
    const filled = await fillOfficialForm8606(await blankOf(year), worksheetOf(year), HOW);
    expect(filled.ok).toBe(true);
    if (!filled.ok) return;
    const fields = await fieldsOf(filled.value);
    const map = year === 2025 ? from2025.fields : from2021.fields;
    expect(fields[map.name]).toBe("Łukasz Nguyễn");
    expect(fields[map["1"]]).toBe("7,000.00");
    expect([fields[map["10_int"]], fields[map["10_dec"]]]).toEqual(["0", "990567"]);
    expect(fields[map["18"]]).toBe("66.18");
    expect(fields[map["14"]]).toBeUndefined();
  });

  // Read off the blanks field by field. Another program has line 1 in the home address, lines 6 to 8 in
  // the fields of 1 to 3 and line 19 in that of 13.
  it.each([
    ["2021 to 2023", from2021.fields, 18, (number: number) => String(number)],
    ["2025", from2025.fields, 15, (number: number) => String(number).padStart(2, "0")],
  ] as const)(
    "of %s has a field of its own for each line, in the order of the form",
    (_, fields, onPage1, digits) => {
      const order =
        "1 2 3 4 5 6 7 8 9 10_int 10_dec 11 12 13 14 15a 15b 15c 16 17 18 19 20 21 22 23 24 25a 25b 25c";
      const expected = order
        .split(" ")
        .map((line, at) => [
          line,
          at < onPage1
            ? `topmostSubform[0].Page1[0].f1_${digits(9 + at)}[0]`
            : `topmostSubform[0].Page2[0].f2_${digits(at - onPage1 + 1)}[0]`,
        ]);
      const { name, ...lines } = fields;
      expect(name).toBe(`topmostSubform[0].Page1[0].f1_${digits(1)}[0]`);
      expect(lines).toEqual(Object.fromEntries(expected));
    },
  );

  // OpenTaxSolver prints the integer 0 and the decimals 1000 here.
  it("has 1 and 000 in the two boxes of line 10 when the ratio rounds up to 1.000", async () => {
    const filled = await fillOfficialForm8606(await blankOf(2025), worksheetOf(2025, [], "1.000"), {
      ...HOW,
      line10: undefined,
    });
    expect(filled.ok).toBe(true);
    if (!filled.ok) return;
    const fields = await fieldsOf(filled.value);
    const map = from2025.fields;
    expect([fields[map["10_int"]], fields[map["10_dec"]]]).toEqual(["1", "000"]);
  });

  it("is the same bytes every time", async () => {
    const blank = await blankOf(2025);
    expect(await fillOfficialForm8606(blank, worksheetOf(2025), HOW)).toEqual(
      await fillOfficialForm8606(blank, worksheetOf(2025), HOW),
    );
  });

  it.each([
    ["another year's blank", () => blankOf(2023), "form.unknown-revision"],
    ["a blank that lacks a field", () => blankOf(2025, "18"), "form.unknown-revision"],
    ["no PDF at all", async () => new TextEncoder().encode("hello"), "form.unknown-revision"],
  ])("is refused from %s", async (_, blank, code) => {
    const filled = await fillOfficialForm8606(await blank(), worksheetOf(2025), HOW);
    expect(filled).toMatchObject({ ok: false, error: { code } });
  });

  it("is refused by name for a year whose fields are not known, with what to do instead", async () => {
    const filled = await fillOfficialForm8606(await blankOf(2024), worksheetOf(2024), HOW);
    expect(filled).toMatchObject({
      ok: false,
      error: {
        code: "form.unknown-revision",
        message: expect.stringContaining("the official Form 8606 of 2024 cannot be filled"),
        hint: expect.stringContaining("for 2024 write the worksheet without --official"),
      },
    });
  });

  it("is refused while a fact is missing", async () => {
    const filled = await fillOfficialForm8606(
      await blankOf(2025),
      worksheetOf(2025, [
        missingFact("ira_value.{person}.{year}", { person: "lukasz", year: taxYear(2025) }),
      ]),
      HOW,
    );
    expect(filled).toMatchObject({ ok: false, error: { code: "form.incomplete" } });
  });
});
