import { describe, expect, it } from "vitest";
import { parseLayoutFile } from "../../../src/intake/layouts/layout-file.ts";
import { readStatement } from "../../../src/intake/read-statement.ts";
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
});
