// The figures that come with the program: strict, complete, cited, plausible from year to year, and
// equal to a table typed here a second time from the notices, so that one slip cannot stand in both.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { taxYear } from "../../src/kernel/calendar.ts";
import { dollars, formatCents } from "../../src/kernel/money.ts";
import { AMOUNT_NAMES, FIGURE_NAMES, PHASE_OUT_NAMES } from "../../src/law/figure-names.ts";
import { builtInLaw, type Figures } from "../../src/law/law.ts";
import { yearFileSchema } from "../../src/law/schema.ts";

const folder = join(import.meta.dirname, "../../src/law/years");
const files = readdirSync(folder).toSorted();

const COLUMNS = [
  "deferralLimit",
  "catchUpLimit",
  "catchUpLimit60To63",
  "annualAdditionsLimit",
  "compensationLimit",
  "highlyCompensatedThreshold",
  "rothCatchUpWageThreshold",
  "iraLimit",
  "iraCatchUpLimit",
  "hsaSelfOnlyLimit",
  "hsaFamilyLimit",
  "hsaCatchUpLimit",
] as const;

/** Year; the columns above; phase-out single; phase-out joint. "-" is a figure that did not exist. */
const TABLE = `
2014 17500 5500     - 52000 260000 115000      - 5500 1000 3300 6550 1000 114000-129000 181000-191000
2015 18000 6000     - 53000 265000 120000      - 5500 1000 3350 6650 1000 116000-131000 183000-193000
2016 18000 6000     - 53000 265000 120000      - 5500 1000 3350 6750 1000 117000-132000 184000-194000
2017 18000 6000     - 54000 270000 120000      - 5500 1000 3400 6750 1000 118000-133000 186000-196000
2018 18500 6000     - 55000 275000 120000      - 5500 1000 3450 6900 1000 120000-135000 189000-199000
2019 19000 6000     - 56000 280000 125000      - 6000 1000 3500 7000 1000 122000-137000 193000-203000
2020 19500 6500     - 57000 285000 130000      - 6000 1000 3550 7100 1000 124000-139000 196000-206000
2021 19500 6500     - 58000 290000 130000      - 6000 1000 3600 7200 1000 125000-140000 198000-208000
2022 20500 6500     - 61000 305000 135000      - 6000 1000 3650 7300 1000 129000-144000 204000-214000
2023 22500 7500     - 66000 330000 150000      - 6500 1000 3850 7750 1000 138000-153000 218000-228000
2024 23000 7500     - 69000 345000 155000      - 7000 1000 4150 8300 1000 146000-161000 230000-240000
2025 23500 7500 11250 70000 350000 160000      - 7000 1000 4300 8550 1000 150000-165000 236000-246000
2026 24500 8000 11250 72000 360000 160000 150000 7500 1100 4400 8750 1000 153000-168000 242000-252000
`
  .trim()
  .split("\n")
  .map((row) => row.split(/ +/));

/** What the statute rounds each figure down to, in dollars. */
const STEPS: Partial<Record<keyof Figures, number>> = {
  annualAdditionsLimit: 1_000,
  deferralLimit: 500,
  catchUpLimit: 500,
  compensationLimit: 5_000,
  highlyCompensatedThreshold: 5_000,
  rothCatchUpWageThreshold: 5_000,
  iraLimit: 500,
  iraCatchUpLimit: 100,
  hsaSelfOnlyLimit: 50,
  hsaFamilyLimit: 50,
};

function figures(year: number): Figures {
  const found = builtInLaw.figuresOf(taxYear(year));
  if (!found.ok) throw new Error(found.error.message);
  return found.value.figures;
}

describe("figures files", () => {
  it("are one for each year from 2014 on, and the law has exactly these", () => {
    expect(files).toEqual(TABLE.map(([year]) => `${year}.json`));
    expect(builtInLaw.years).toEqual(TABLE.map(([year]) => Number(year)));
  });

  it.each(files)("%s fits the schema and is named for its year", (file) => {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const parsed = yearFileSchema.safeParse(json);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(parsed.data?.tax_year).toBe(Number(file.slice(0, 4)));
    expect(Object.keys(parsed.data?.figures ?? {}).toSorted()).toEqual(
      Object.values(FIGURE_NAMES).toSorted(),
    );
  });

  it.each(TABLE)("%s holds what the notices say", (year, ...row) => {
    const actual = figures(Number(year));
    for (const [index, column] of COLUMNS.entries()) {
      const expected = row[index] === "-" ? null : `${row[index]}.00`;
      const figure = actual[column];
      expect([column, figure === null ? null : formatCents(figure.amount)]).toEqual([
        column,
        expected,
      ]);
    }
    const ranges = [actual.rothIraPhaseOutSingle, actual.rothIraPhaseOutJoint];
    expect(ranges.map(({ start, end }) => `${start / 100}-${end / 100}`)).toEqual(row.slice(12));
    const separate = actual.rothIraPhaseOutSeparate;
    expect([separate.start, separate.end]).toEqual([dollars("0.00"), dollars("10000.00")]);
  });

  it("never fall from one year to the next, and keep the statutory rounding", () => {
    for (const key of Object.keys(AMOUNT_NAMES) as (keyof typeof AMOUNT_NAMES)[]) {
      let previous = 0;
      for (const year of builtInLaw.years) {
        const figure = figures(year)[key];
        if (figure === null) {
          expect([key, year, previous]).toEqual([key, year, 0]);
          continue;
        }
        expect(figure.amount, `${key} of ${year}`).toBeGreaterThanOrEqual(previous);
        const step = STEPS[key];
        if (step !== undefined) expect(figure.amount % (step * 100), `${key} of ${year}`).toBe(0);
        previous = figure.amount;
      }
    }
    for (const key of Object.keys(PHASE_OUT_NAMES) as (keyof typeof PHASE_OUT_NAMES)[]) {
      let previous = 0;
      for (const year of builtInLaw.years) {
        const { start, end } = figures(year)[key];
        expect(start, `${key} of ${year}`).toBeGreaterThanOrEqual(previous);
        expect(end - start).toBe(key === "rothIraPhaseOutSingle" ? 15_000_00 : 10_000_00);
        previous = start;
      }
    }
  });

  it("say so where a figure was not read in its source", () => {
    const { citation } = figures(2016).highlyCompensatedThreshold;
    expect(citation.note).toMatch(/from memory/);
  });

  it("say why a figure does not exist", () => {
    for (const year of builtInLaw.years) {
      const found = builtInLaw.figuresOf(year);
      if (!found.ok) throw new Error(found.error.message);
      const missing = Object.entries(found.value.figures).flatMap(([key, figure]) =>
        figure === null ? [key] : [],
      );
      expect(Object.keys(found.value.absent).toSorted()).toEqual(missing.toSorted());
      for (const citation of Object.values(found.value.absent)) expect(citation.note).toMatch(/\S/);
    }
  });
});
