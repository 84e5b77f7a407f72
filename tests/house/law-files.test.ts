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

/** Notices of cost-of-living adjustments by year, and the revenue procedure of its HSA figures. */
const SOURCES = `
2014 IR-2013-86|Rev. Proc. 2013-25
2015 IR-2014-99|Rev. Proc. 2014-30
2016 Notice 2015-75|Rev. Proc. 2015-30
2017 Notice 2016-62|Rev. Proc. 2016-28
2018 Notice 2017-64|Rev. Proc. 2017-37
2019 Notice 2018-83|Rev. Proc. 2018-30
2020 Notice 2019-59|Rev. Proc. 2019-25
2021 Notice 2020-79|Rev. Proc. 2020-32
2022 Notice 2021-61|Rev. Proc. 2021-25
2023 Notice 2022-55|Rev. Proc. 2022-24
2024 Notice 2023-75|Rev. Proc. 2023-23
2025 Notice 2024-80|Rev. Proc. 2024-25
2026 Notice 2025-67|Rev. Proc. 2025-19
`
  .trim()
  .split("\n")
  .map((row): [number, string, string] => {
    const [notice = "", procedure = ""] = row.slice(5).split("|");
    return [Number(row.slice(0, 4)), notice, procedure];
  });

describe("sources", () => {
  it.each(SOURCES)("of %d are its own year's notice, %s, and %s", (year, notice, procedure) => {
    const found = figures(year);
    const cited = [
      found.annualAdditionsLimit,
      found.deferralLimit,
      found.catchUpLimit,
      found.compensationLimit,
      found.iraLimit,
      found.rothIraPhaseOutSingle,
      found.rothIraPhaseOutJoint,
    ];
    expect(cited.map(({ citation }) => citation.source)).toEqual(cited.map(() => notice));
    expect(found.hsaSelfOnlyLimit.citation.source).toBe(procedure);
  });
});

// An official text that is no notice, for the same figures: Instructions for Form 8606 (2023).
describe("figures that the Instructions for Form 8606 (2023) print", () => {
  const whole = (amount: number) => amount / 100;

  it("for 2023: page 3, who can contribute to a Roth IRA, and page 4, line 1", () => {
    const { rothIraPhaseOutJoint, rothIraPhaseOutSingle, ...rest } = figures(2023);
    expect(whole(rothIraPhaseOutJoint.end)).toBe(228_000);
    expect(whole(rothIraPhaseOutSingle.end)).toBe(153_000);
    expect(whole(rest.rothIraPhaseOutSeparate.end)).toBe(10_000);
    // "If line 4 above is $153,000, enter $15,000; otherwise, enter $10,000."
    expect(whole(rothIraPhaseOutSingle.end - rothIraPhaseOutSingle.start)).toBe(15_000);
    expect(whole(rothIraPhaseOutJoint.end - rothIraPhaseOutJoint.start)).toBe(10_000);
    expect(whole(rest.iraLimit.amount)).toBe(6_500);
    expect(whole(rest.iraLimit.amount + rest.iraCatchUpLimit.amount)).toBe(7_500);
  });

  it.each([
    [2014, 5_500, 6_500],
    [2018, 5_500, 6_500],
    [2019, 6_000, 7_000],
    [2022, 6_000, 7_000],
  ])("for %d: page 6, contribution limits of %d and %d", (year, limit, older) => {
    const { iraLimit, iraCatchUpLimit } = figures(year);
    expect(whole(iraLimit.amount)).toBe(limit);
    expect(whole(iraLimit.amount + iraCatchUpLimit.amount)).toBe(older);
  });

  it.each([
    [2014, 52_000],
    [2015, 53_000],
    [2016, 53_000],
    [2017, 54_000],
    [2018, 55_000],
    [2019, 56_000],
    [2020, 57_000],
    [2021, 58_000],
    [2022, 61_000],
  ])("for %d: page 7, employer contributions up to %d", (year, limit) => {
    expect(whole(figures(year).annualAdditionsLimit.amount)).toBe(limit);
  });
});
