// A template is refused as it is, and accepted once every gap is filled: with the figures of 2026, for 2027.
import { describe, expect, it } from "vitest";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { parseUserYear } from "../../../src/law/user-year.ts";
import { yearTemplate } from "../../../src/law/year-template.ts";

interface Template {
  tax_year: number;
  figures: Record<string, Record<string, unknown> & { citation: Record<string, unknown> }>;
}

const template = (year: number) => {
  const made = yearTemplate(taxYear(year));
  if (!made.ok) throw new Error(made.error.message);
  return structuredClone(made.value) as Template;
};

const read = (value: unknown) => parseUserYear({ name: "2027.json", text: JSON.stringify(value) });

describe("a year's template", () => {
  it("names the gaps while it is empty", () => {
    const refused = read(template(2027));
    expect(refused.ok ? [] : refused.error.map(({ message }) => message)).toEqual([
      // By hand: 12 figures with an amount, 3 with two bounds; each with source, url and day.
      `2027.json: still to be filled in: /figures/annual_additions_limit/amount, and ${12 * 4 + 3 * 5 - 1} more places`,
    ]);
  });

  it("is a figures file once it is filled in", () => {
    const filled = template(2027);
    for (const entry of Object.values(filled.figures)) {
      // The notes hold last year's amounts; here they stand for the new ones.
      const [first = "", last = ""] = String(entry.citation["note"])
        .replace("2026: ", "")
        .split(" to ");
      if ("amount" in entry) entry["amount"] = first;
      else Object.assign(entry, { start: first, end: last });
      const source = {
        source: "Notice 2026-99",
        url: "https://www.irs.gov/",
        read_on: "2026-11-20",
      };
      Object.assign(entry.citation, source);
    }
    const accepted = read(filled);
    expect(accepted.ok && accepted.value.taxYear).toBe(2027);
    expect(accepted.ok && JSON.stringify(accepted.value.figures)).toContain('"72000.00"');
  });

  it("is refused for a year that comes with the program", () => {
    const made = yearTemplate(taxYear(2026));
    expect(made.ok ? "" : made.error.code).toBe("law.year-exists");
  });

  it("is not what the law command prints", () => {
    const refused = read({ format_version: 1, tax_year: 2027, figures: [] });
    expect(refused.ok ? "" : refused.error[0]?.message).toContain(
      "this is what rothbook law prints",
    );
  });
});
