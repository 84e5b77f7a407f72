// Lines of a form reach one year beyond those that were read, with a note; no further, and never backwards.
import { describe, expect, it } from "vitest";
import { definitionOf } from "../../../src/forms/definition.ts";
import { WORKSHEET_DEFINITIONS } from "../../../src/forms/definitions.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { FORM_NAMES } from "../../../src/kernel/form-names.ts";

describe.each(FORM_NAMES)("the lines of %s", (form) => {
  const of = (year: number) =>
    definitionOf(WORKSHEET_DEFINITIONS, { form, taxYear: taxYear(year) });

  it("are those of 2026 in 2027, and it is said", () => {
    expect(of(2027)?.lines).toEqual(of(2026)?.lines);
    expect(of(2027)?.notes?.["2027"]).toBe("The form of 2027 was not read: lines as in 2026.");
  });

  it("are not known for later years, nor before the first", () => {
    expect(of(2028)).toBeUndefined();
    expect(of(2013)).toBeUndefined();
  });
});

describe("a form with lines of several years", () => {
  const some = WORKSHEET_DEFINITIONS.find(({ form }) => form === "form-8606");
  if (some === undefined) throw new Error("there are definitions");
  const lines = (...years: readonly (readonly number[])[]) =>
    years.map((tax_years) => ({ ...some, tax_years: [...tax_years] }));
  const of = (year: number, ...years: readonly (readonly number[])[]) =>
    definitionOf(lines(...years), { form: "form-8606", taxYear: taxYear(year) })?.tax_years;

  it("has those of the year before where none are later", () => {
    expect(of(2025, [2023, 2024], [2022])).toEqual([2023, 2024]);
    expect(of(2025, [2022], [2023])).toBeUndefined();
  });

  it("has none where later ones are known, whatever else those have", () => {
    expect(of(2025, [2024], [2026])).toBeUndefined();
    expect(of(2025, [2024], [2022, 2026])).toBeUndefined();
    expect(of(2026, [2024], [2022, 2026])).toEqual([2022, 2026]);
  });
});
