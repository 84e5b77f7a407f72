import { describe, expect, it } from "vitest";
import { parseLayoutFile } from "../../../src/intake/layouts/layout-file.ts";
import { readStatement } from "../../../src/intake/read-statement.ts";
import { fixedWidthRows } from "../../../src/intake/text/fixed-width.ts";
import { encodeData } from "../../../src/ledger/event.ts";

const LAYOUT = `
layout = "my/pdi"
version = 1
title = "What our payroll sends to the plan"
side = "payroll"
fixed = [
  { header = "name", start = 1, length = 10 },
  { header = "check date", start = 11, length = 10 },
  { header = "amount 1", start = 21, length = 10 },
  { header = "amount 4", start = 31, length = 10, implied_decimals = 2 },
]

[[tables]]
name = "contributions"
date_formats = ["MM/DD/YYYY"]
columns.date.header = "check date"
columns.employee.header = "name"
wide = [
  { header = "amount 1", contribution = "pretax_deferral" },
  { header = "amount 4", contribution = "after_tax" },
]
`;

function read(text: string) {
  const layout = parseLayoutFile(LAYOUT, "pdi.toml");
  if (!layout.ok) throw new Error(JSON.stringify(layout.error));
  const context = { file: "ftp.txt", person: "alex", plan: "acme-401k" };
  const options = { layouts: [layout.value], layout: layout.value };
  return readStatement(new TextEncoder().encode(text), context, options);
}

describe("lines of fixed width", () => {
  it("are cells by position, under a layout that says what the amounts mean", () => {
    const { records, lines } = read(
      "RIVER     01/16/20260000500.000000075000\r\nRIVER     01/30/20260000500.000000000000\r\n",
    );
    expect(lines).toBe(2);
    const events = records.flatMap(({ result }) =>
      result.bucket === "candidates" ? result.candidates : [],
    );
    expect(events.map((event) => encodeData(event.kind, event.data))).toMatchObject([
      { date: "2026-01-16", contributions: { pretax_deferral: "500.00", after_tax: "750.00" } },
      { date: "2026-01-30", contributions: { pretax_deferral: "500.00" } },
    ]);
  });

  it("are refused at the place of a bad cell", () => {
    const { records } = read("RIVER     01/16/20260000500.0x0000075000\n");
    expect(records[0]?.result).toMatchObject({
      bucket: "error",
      problems: [{ code: "import.amount-not-decimal", at: { line: 1, column: 21 } }],
    });
  });

  const dates = (text: string) =>
    read(text).records.flatMap(({ at, result }) =>
      result.bucket === "candidates"
        ? result.candidates.map(({ kind, data }) => `${at.line} ${encodeData(kind, data)["date"]}`)
        : [],
    );
  it("end with the file, with or without a line end, and blank ones count", () => {
    const [one, two] = [
      "RIVER     01/16/20260000500.000000075000",
      "RIVER     01/30/20260000500.000000075000",
    ];
    expect(dates(`${one}\n${two}`)).toEqual(["1 2026-01-16", "2 2026-01-30"]);
    expect(dates(`${one}\r\r${two}\r\n`)).toEqual(["1 2026-01-16", "3 2026-01-30"]);
  });

  it.each([
    ["0000000001", "0.01"],
    ["0000000100", "1.00"],
    ["-000001234", "-12.34"],
    ["0012345678", "123456.78"],
  ])("have two decimals in %s, which is %s", (cell, amount) => {
    const layout = parseLayoutFile(LAYOUT, "pdi.toml");
    if (!layout.ok) throw new Error(JSON.stringify(layout.error));
    const rows = fixedWidthRows(`RIVER     01/16/20260000500.00${cell}`, layout.value.fixed ?? []);
    expect(rows?.[1]?.cells.map(({ text, column }) => [text, column])).toEqual([
      ["RIVER", 1],
      ["01/16/2026", 11],
      ["500.00", 21],
      [amount, 31],
    ]);
  });

  it("are no such lines when one is too short for the first cell, or there is none", () => {
    const layout = parseLayoutFile(
      LAYOUT.replace("start = 1, length = 10", "start = 3, length = 8"),
      "pdi.toml",
    );
    if (!layout.ok) throw new Error(JSON.stringify(layout.error));
    const of = (text: string) => fixedWidthRows(text, layout.value.fixed ?? [])?.length;
    expect([of("ab"), of("abc"), of(""), of("\n")]).toEqual([undefined, 2, undefined, 2]);
  });
});
