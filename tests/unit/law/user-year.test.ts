// A year that the user adds is held to the schema; faults are problems with a JSON pointer.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adviceText } from "../../../src/kernel/advice.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw, lawOf } from "../../../src/law/law.ts";
import { parseUserYear } from "../../../src/law/user-year.ts";

const file2026 = readFileSync(
  join(import.meta.dirname, "../../../src/law/years/2026.json"),
  "utf8",
);

interface File {
  tax_year: number;
  figures: Record<string, Record<string, unknown>>;
}

/** A file for 2027 with invented figures, changed as the test asks. */
function file(change: (file: File) => void = () => {}): { name: string; text: string } {
  const json = JSON.parse(file2026) as File;
  json.tax_year = 2027;
  change(json);
  return { name: "2027.json", text: JSON.stringify(json) };
}

function faults(given: { name: string; text: string }): string[] {
  const read = parseUserYear(given);
  return read.ok ? [] : read.error.map(({ code, message }) => `${code} ${message}`);
}

describe("a year of the user's", () => {
  it("is read, and then the law has it and says who added it", () => {
    const read = parseUserYear(file());
    if (!read.ok) throw new Error(read.error.map(({ message }) => message).join());
    const law = lawOf({ of: () => [{ id: "e7", data: read.value }] });
    const found = law.figuresOf(taxYear(2027));
    expect(law.years).toEqual([...builtInLaw.years, 2027]);
    expect(found).toMatchObject({ ok: true, value: { taxYear: 2027, addedBy: "e7" } });
    expect(found.ok && found.value.figures.deferralLimit.amount).toBe(24_500_00);
  });

  it("cannot replace a built-in year", () => {
    const given = file((json) => {
      json.tax_year = 2026;
    });
    expect(faults(given)).toEqual([
      "law.year-exists 2027.json: figures for 2026 come with the program",
    ]);
    const law = lawOf({ of: () => [{ id: "e7", data: { taxYear: taxYear(2026), figures: {} } }] });
    const found = law.figuresOf(taxYear(2026));
    expect(found.ok && found.value.addedBy).toBe(undefined);
  });

  it.each([
    ["a missing figure", (f: File) => delete f.figures["ira_limit"], "/figures/ira_limit"],
    [
      "a number instead of text",
      (f: File) => Object.assign(f.figures["ira_limit"] ?? {}, { amount: 7500 }),
      "/figures/ira_limit/amount",
    ],
    [
      "cents in the wrong place",
      (f: File) => Object.assign(f.figures["ira_limit"] ?? {}, { amount: "7500.0" }),
      "/figures/ira_limit/amount",
    ],
    [
      "a figure of another line",
      (f: File) => Object.assign(f.figures["ira_limit"] ?? {}, { amount: "72000.00" }),
      "/figures/ira_limit/amount",
    ],
    [
      "no citation",
      (f: File) => Object.assign(f.figures["ira_limit"] ?? {}, { citation: undefined }),
      "/figures/ira_limit/citation",
    ],
    [
      "a source nobody read",
      (f: File) =>
        Object.assign(f.figures["ira_limit"] ?? {}, {
          citation: { authority: "IRC §219", source: "a notice", read_on: null },
        }),
      "/figures/ira_limit/citation/note",
    ],
    [
      "a null where a figure must stand",
      (f: File) => Object.assign(f.figures["deferral_limit"] ?? {}, { amount: null }),
      "/figures/deferral_limit/amount",
    ],
    [
      "a range that ends before it starts",
      (f: File) => Object.assign(f.figures["roth_ira_phase_out_joint"] ?? {}, { end: "1.00" }),
      "/figures/roth_ira_phase_out_joint/end",
    ],
    [
      "a key that figures do not have",
      (f: File) => Object.assign(f.figures["ira_limit"] ?? {}, { amuont: "1.00" }),
      '"amuont"',
    ],
  ])("is refused for %s", (_, change, place) => {
    const found = faults(
      file((json) => {
        change(json);
      }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^law\.file-invalid/);
    expect(found[0]).toContain(place);
  });

  it("is refused when it is not JSON, and every fault is reported", () => {
    expect(faults({ name: "x.json", text: "{" })).toEqual([
      "law.file-invalid x.json: the file is not JSON",
    ]);
    const two = file((json) => {
      delete json.figures["ira_limit"];
      delete json.figures["deferral_limit"];
    });
    expect(faults(two)).toHaveLength(2);
  });

  it("is missed by name", () => {
    const found = builtInLaw.figuresOf(taxYear(2027));
    expect(found.ok).toBe(false);
    if (!found.ok) {
      expect(found.error.code).toBe("law.tax-year-unsupported");
      expect(found.error.message).toBe(
        "there are no figures for 2027; there are figures for 2014 to 2026",
      );
      expect(adviceText(found.error.hint ?? "")).toContain("law add");
    }
  });
});
