// Worksheet definitions are data that a wrong number could hide in: every one is strict, every fact on a
// line exists, every supported year has every worksheet exactly once, and every file is built in.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { WORKSHEET_DEFINITIONS } from "../../src/forms/definitions.ts";
import { FACTS, isFactName } from "../../src/forms/fact-registry.ts";
import { FORM_NAMES } from "../../src/kernel/form-names.ts";
import { builtInLaw } from "../../src/law/law.ts";

const folder = join(import.meta.dirname, "../../templates/worksheets");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .toSorted();

const line = z.strictObject({
  // Where the form prints a name without a number, as for the payer, the name is the line. A line of a
  // schedule says so.
  line: z.string().regex(/^(\d+[a-z]?(_rollover|_exception)?|payer|schedule_\d_\d+)$/),
  number: z
    .string()
    .regex(/^\d+[a-z]?$/)
    .optional(),
  schedule: z.string().regex(/^\d$/).optional(),
  part: z
    .string()
    .regex(/^Part I+$/)
    .optional(),
  part_title: z.string().min(1).optional(),
  label: z.string().min(1).max(110),
  fact: z.string().refine(isFactName, "not in the fact registry"),
});
const definition = z.strictObject({
  form: z.enum(FORM_NAMES),
  tax_years: z.array(z.int().min(2014).max(2100)).nonempty(),
  title: z.string().min(1),
  notes: z.record(z.string().regex(/^\d{4}$/), z.string().min(1)).optional(),
  lines: z.array(line).nonempty(),
});

describe.each(files)("templates/worksheets/%s", (file) => {
  const content = JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown;
  const parsed = definition.parse(content);

  it("stands in the folder of its form, named for its first year", () => {
    expect(file).toBe(join(parsed.form, `${parsed.tax_years[0]}.json`));
  });

  it("lists its years in order, and notes only those", () => {
    expect(parsed.tax_years).toEqual([...new Set(parsed.tax_years)].toSorted());
    const noted = Object.keys(parsed.notes ?? {}).map(Number);
    expect(noted.filter((year) => !parsed.tax_years.includes(year))).toEqual([]);
  });

  it("names each line once, in the form's order, each with a fact of its own", () => {
    const names = parsed.lines.map((entry) => entry.line);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(names.toSorted(byNumberThenLetter));
    const facts = parsed.lines.map((entry) => entry.fact);
    expect(new Set(facts).size).toBe(facts.length);
  });

  it("is built in", () => {
    expect(WORKSHEET_DEFINITIONS).toContainEqual(content);
  });
});

describe("the definitions together", () => {
  it("cover every form in every supported year, once", () => {
    const found = WORKSHEET_DEFINITIONS.flatMap(({ form, tax_years }) =>
      tax_years.map((year) => `${form} ${year}`),
    );
    const wanted = FORM_NAMES.flatMap((form) => builtInLaw.years.map((year) => `${form} ${year}`));
    expect(found.toSorted()).toEqual(wanted.toSorted());
    expect(builtInLaw.years).toHaveLength(13);
    expect(WORKSHEET_DEFINITIONS).toHaveLength(files.length);
  });

  it("show every fact of the registry somewhere", () => {
    const shown = new Set(WORKSHEET_DEFINITIONS.flatMap(({ lines }) => lines.map((l) => l.fact)));
    expect(Object.keys(FACTS).filter((fact) => !shown.has(fact))).toEqual([]);
  });
});

/** Lines of a schedule stand after those of the form. */
function byNumberThenLetter(a: string, b: string): number {
  const schedules = Number(a.startsWith("schedule")) - Number(b.startsWith("schedule"));
  if (schedules !== 0) return schedules;
  const difference = Number.parseInt(a, 10) - Number.parseInt(b, 10);
  if (difference !== 0) return difference;
  return a.replace(/^\d+/, "").localeCompare(b.replace(/^\d+/, ""), "en");
}
