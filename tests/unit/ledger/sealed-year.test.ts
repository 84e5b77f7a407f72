// A seal covers an event by the years that it speaks of. A kind whose year stands in a field of a new name
// would not be covered, so every field that holds a year is asked for.
import { expect, it } from "vitest";
import { year } from "../../../src/ledger/codec.ts";
import { KINDS } from "../../../src/ledger/kinds.ts";
import { yearsOf } from "../../../src/ledger/sealed-year.ts";

/** Box 11 of Form 1099-R says when Roth money began, not of which year the form is. */
const NOT_ITS_YEAR = "box11";

const YEARS = Object.entries(KINDS).flatMap(([kind, { fields }]) =>
  Object.entries(fields)
    .filter(([field, { codec }]) => codec === year && field !== NOT_ITS_YEAR)
    .map(([field]) => [kind, field] as const),
);

it.each(YEARS)("%s speaks of its %s", (_, field) => {
  expect([...yearsOf({ data: { [field]: 2025 } })]).toEqual([2025]);
});

it("knows the kinds that name a year", () => {
  expect(YEARS.length).toBeGreaterThan(12);
});
