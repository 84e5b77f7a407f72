import { describe, expect, it } from "vitest";
import { maskAccount, maskNumbers } from "../../../src/intake/text/mask.ts";
import { sniff } from "../../../src/intake/text/sniff.ts";
import { readAmount } from "../../../src/intake/text/statement-amount.ts";
import {
  type DateFormat,
  provenFormats,
  readDate,
} from "../../../src/intake/text/statement-date.ts";
import { statementText } from "../../../src/intake/text/statement-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("amounts", () => {
  it.each([
    ["-1.00", -100],
    ["(1.00)", -100],
    ["-$1.00", -100],
    ["$-1.00", -100],
    ["($1,234.50)", -123_450],
    ["1.00-", -100],
    ["$1,234.50-", -123_450],
    ["– 1.00", -100],
    ["−1.00", -100],
    ["$ 4,161.19", 416_119],
    ["$8,000.00 ", 800_000],
    ["12.00 USD", 1200],
    ["5.00*", 500],
    ["0", 0],
    ["-0.00", 0],
    ["1500.5", 150_050],
    ["$1,500.5", 150_050],
    ["(1500.5)", -150_050],
    ["1500.5-", -150_050],
    ["-612.5", -61_250],
    ["1500", 150_000],
    ["+991.02", 99_102],
    ["991.02+", 99_102],
    [".5", 50],
    ["-.05", -5],
  ])("%s", (text, expected) => {
    expect(readAmount(text)).toEqual({ ok: true, value: expected });
  });

  it.each(["", "-", "--", "N/A", "n/a", " ", "–"])("%j is no amount", (text) => {
    expect(readAmount(text)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    "1.234,56",
    "1 234,50",
    "1,23.4",
    "12,34,567.00",
    "1e9",
    "1.005",
    "1500.125",
    "1,500.5.5",
    "5.",
    "(-1.00)",
    "NaN",
  ])("%s is refused", (text) => {
    expect(readAmount(text).ok).toBe(false);
  });
});

describe("dates", () => {
  it.each<[string, DateFormat, string]>([
    ["05/08/2026", "MM/DD/YYYY", "2026-05-08"],
    ["5/8/2026", "MM/DD/YYYY", "2026-05-08"],
    ["2/13/2026 12:00:00 AM", "MM/DD/YYYY", "2026-02-13"],
    ["04/17/2023 as of 04/15/2023", "MM/DD/YYYY", "2023-04-17"],
    ["Nov 4th, 2015", "MMM D YYYY", "2015-11-04"],
    ["20260131", "YYYYMMDD", "2026-01-31"],
    ["08/05/2026", "DD/MM/YYYY", "2026-05-08"],
  ])("%s as %s", (text, format, date) => {
    expect(readDate(text, [format])).toEqual({ date });
  });

  it.each([
    ["2026-01-30", "2026-01-30"],
    ["2026-1-30 00:00:00", "2026-01-30"],
    ["2026-06-30 00:00:00 -0400", "2026-06-30"],
    ["2026-01-30T23:59:59Z", "2026-01-30"],
    ["2026-01-30T23:59:59.000+00:00", "2026-01-30"],
    ["2026/01/30", "2026-01-30"],
    ["30-Jan-2026", "2026-01-30"],
    ["30 January 2026", "2026-01-30"],
    ["Jan 30, 2026", "2026-01-30"],
    ["January 30th, 2026", "2026-01-30"],
    ["Jan-30-2026", "2026-01-30"],
    ["Fri, Jan 30, 2026", "2026-01-30"],
    ["01/30/2026", "2026-01-30"],
    ["30/01/2026", "2026-01-30"],
    ["30.01.2026", "2026-01-30"],
    ["02/02/2026", "2026-02-02"],
  ])("%s can only be one day, whatever the formats", (text, date) => {
    expect(readDate(text, [])).toEqual({ date });
  });

  it.each(["2026-01-30", "30-Jan-2026", "Jan 30, 2026"])("%s under another format", (text) => {
    expect(readDate(text, ["DD/MM/YYYY"])).toEqual({ date: "2026-01-30" });
  });

  it("asks where the day and the month could be either", () => {
    expect(readDate("01/02/2026", [])).toEqual({ fault: "ambiguous" });
    expect(readDate("01-02-2026", [])).toEqual({ fault: "ambiguous" });
    expect(readDate("01/02/2026", ["DD/MM/YYYY"])).toEqual({ date: "2026-02-01" });
    expect(readDate("2026-02-30", [])).toEqual({ fault: "no_such_day" });
  });

  it.each<[string, string]>([
    ["5/14/44", "two_digit_year"],
    ["02/30/2026", "no_such_day"],
    ["13/01/2026", "no_such_day"],
    ["yesterday", "not_a_date"],
    ["45123", "not_a_date"],
  ])("%s is refused: %s", (text, fault) => {
    expect(readDate(text, ["MM/DD/YYYY"])).toEqual({ fault });
  });

  it("takes the order of day and month from the file only when a day above 12 proves it", () => {
    expect(provenFormats(["01/02/2026", "01/16/2026"]).formats).toContain("MM/DD/YYYY");
    expect(provenFormats(["01/02/2026", "16/01/2026"]).formats).toContain("DD/MM/YYYY");
    expect(provenFormats(["02/02/2026"]).ambiguous).toBeUndefined();
    expect(provenFormats(["01/02/2026"]).ambiguous).toBe("01/02/2026");
    expect(provenFormats(["01/02/2026", "13/01/2026", "01/13/2026"]).ambiguous).toBe("01/02/2026");
  });
});

describe("encodings", () => {
  const read = (data: Uint8Array, encoding?: "windows-1252") => statementText(data, "f", encoding);

  it("strips a byte order mark", () => {
    expect(read(bytes("\ufeffa"))).toMatchObject({ ok: true, value: { text: "a", notes: [] } });
  });

  it("reads UTF-16 by its mark", () => {
    const wide = Uint8Array.from([0xff, 0xfe, 0x61, 0, 0xe9, 0]);
    expect(read(wide)).toMatchObject({ ok: true, value: { text: "aé", encoding: "utf-16le" } });
  });

  it("falls back to Windows-1252 and says so", () => {
    const read1252 = read(Uint8Array.from([0x5a, 0xe9]));
    expect(read1252).toMatchObject({
      ok: true,
      value: { text: "Zé", notes: [{ code: "import.read-as-windows-1252", severity: "warning" }] },
    });
    const told = read(Uint8Array.from([0x5a, 0xe9]), "windows-1252");
    expect(told).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it("refuses what is in no encoding, and a NUL, at its byte", () => {
    const neither = read(Uint8Array.from([0x61, 0x0a, 0x62, 0x81]));
    expect(neither).toMatchObject({
      ok: false,
      error: { code: "import.not-text", at: { line: 2, column: 2 } },
    });
    expect(neither.ok ? "" : neither.error.message).toContain("byte 3");
    expect(read(bytes("ab\0"))).toMatchObject({ ok: false, error: { at: { column: 3 } } });
  });
});

describe("containers", () => {
  it.each([
    ["PK\u0003\u0004rest", "zip"],
    ["%PDF-1.7", "pdf"],
    ["\n\nOFXHEADER:100", "ofx"],
    ['<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>', "ofx"],
    ["<OFX><SIGNON>", "ofx"],
    ["!Type:Invst\n", "qif"],
    ['{"kind":1}', "json"],
    ['[{"a":1}]', "json"],
    ["Date,Amount", "text"],
    ["", "empty"],
  ])("%j is %s", (text, container) => {
    expect(sniff(bytes(text))).toBe(container);
  });
});

describe("numbers that identify", () => {
  it("keep their last four digits; dates and amounts stay", () => {
    expect(maskNumbers("123-45-6789 and 900123456")).toBe("***-**-**** and …3456");
    expect(maskNumbers("acct 4829103746 on 2026-01-16 for $1234567.00")).toBe(
      "acct …3746 on 2026-01-16 for $1234567.00",
    );
    expect(maskAccount("4829103746")).toBe("…3746");
  });
});
