// What a figures file may hold: every figure, none but these, each cited and within bounds. Checked when
// a user adds a year and by a house test for the built-in years; nothing else needs it.
import { z } from "zod";
import { dollars } from "../kernel/money.ts";

const amount = z.string().regex(/^\d{1,9}\.\d{2}$/, 'an amount is text such as "70000.00"');

const citation = z
  .strictObject({
    /** The law that asks for the figure. */
    authority: z.string().min(1),
    /** The publication that states it; absent when the statute itself does. */
    source: z.string().min(1).optional(),
    locator: z.string().min(1).optional(),
    url: z.url({ protocol: /^https$/ }).optional(),
    /** When somebody read it there; null when nobody did, and then `note` says so. */
    read_on: z.iso.date().nullable(),
    note: z.string().min(1).optional(),
  })
  .refine((cited) => cited.source !== undefined || cited.note !== undefined, {
    path: ["source"],
    message: "name the publication that states the figure, or say in note why there is none",
  })
  .refine((cited) => cited.read_on !== null || cited.note !== undefined, {
    path: ["note"],
    message: "say in note why the source was not read",
  });

/** Far enough apart for decades of indexing, near enough to catch a figure in the wrong place. */
function within(lowest: number, highest: number) {
  const message = `outside the plausible range ${lowest} to ${highest}`;
  return amount.refine(
    (text) => /^\d{1,9}\.\d{2}$/.test(text) === false || isWithin(text, lowest, highest),
    message,
  );
}

function isWithin(text: string, lowest: number, highest: number): boolean {
  const cents = dollars(text);
  return cents >= lowest * 100 && cents <= highest * 100;
}

function figure(unit: string, lowest: number, highest: number) {
  return z.strictObject({ amount: within(lowest, highest), unit: z.literal(unit), citation });
}

/** A figure that some years lack. */
function figureOrNone(unit: string, lowest: number, highest: number) {
  const held = within(lowest, highest).nullable();
  return z.strictObject({ amount: held, unit: z.literal(unit), citation });
}

function phaseOut(highest: number) {
  const bound = within(0, highest);
  return z
    .strictObject({ start: bound, end: bound, unit: z.literal("usd_of_modified_agi"), citation })
    .refine((range) => Number(range.start) < Number(range.end), {
      path: ["end"],
      message: "the range ends where it starts or before",
    });
}

const figuresSchema = z.strictObject({
  annual_additions_limit: figure("usd_per_limitation_year", 30_000, 250_000),
  deferral_limit: figure("usd_per_tax_year", 9_000, 90_000),
  catch_up_limit: figure("usd_per_tax_year", 1_000, 40_000),
  catch_up_60_to_63_limit: figureOrNone("usd_per_tax_year", 10_000, 50_000),
  compensation_limit: figure("usd_per_plan_year", 150_000, 1_200_000),
  highly_compensated_threshold: figure("usd_of_look_back_year_compensation", 80_000, 600_000),
  roth_catch_up_wage_threshold: figureOrNone("usd_of_prior_year_fica_wages", 145_000, 600_000),
  ira_limit: figure("usd_per_tax_year", 2_000, 30_000),
  ira_catch_up_limit: figure("usd_per_tax_year", 500, 5_000),
  hsa_self_only_limit: figure("usd_per_tax_year", 2_000, 20_000),
  hsa_family_limit: figure("usd_per_tax_year", 4_000, 40_000),
  hsa_catch_up_limit: figure("usd_per_tax_year", 500, 5_000),
  roth_ira_phase_out_single: phaseOut(600_000),
  roth_ira_phase_out_joint: phaseOut(1_000_000),
  roth_ira_phase_out_separate: phaseOut(20_000),
});

export const yearFileSchema = z.strictObject({
  tax_year: z.int().min(1987).max(2100),
  figures: figuresSchema,
});
