// The packet names the lines of Form 1040 of its year. Numbers as in Form 1040 of 2017, 2018, 2019 and 2025.
import { expect, it } from "vitest";
import { placesOnReturn } from "../../../src/forms/places-of.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { numberOn, type PacketReading } from "../../../src/render/documents/packet/reading.ts";

it.each([
  [2017, "7", "15b", "16a", "16b", "64"],
  [2018, "1", "4b", "4a", "4b", "16"],
  [2019, "1", "4b", "4c", "4d", "17"],
  [2025, "1h", "4b", "5a", "5b", "25b"],
])("%s", (year, earned, iras, gross, plans, withheld) => {
  const made = { places: placesOnReturn(taxYear(year)) };
  const on = (fact: Parameters<typeof numberOn>[1]) =>
    numberOn({ made } as unknown as PacketReading, fact);
  expect(on("form_1040.other_earned_income")).toBe(earned);
  expect(on("form_1040.taxable_ira_distributions")).toBe(iras);
  expect(on("form_1040.pensions")).toBe(gross);
  expect(on("form_1040.taxable_pensions")).toBe(plans);
  expect(on("form_1040.federal_tax_withheld")).toBe(withheld);
});
