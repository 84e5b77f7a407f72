// Lives of contributions, as lists of events in the contract's shape: one or two employers, related or
// not, plans with all their features, limitation years that end anywhere, pay of every kind, corrections.
import fc from "fast-check";
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import { cents, formatCents } from "../../src/kernel/money.ts";
import type { EventJson } from "../support/ledger-of.ts";

export const PERSON = "alex";
const FIRST_DAY = calendarDate("2024-01-05");

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Large enough that a handful of paychecks reaches every limit. */
const dollars = (most: number) =>
  fc.integer({ min: 0, max: most * 100 }).map((amount) => formatCents(cents(amount)));
const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays(FIRST_DAY, days));

const features = fc.record(
  {
    after_tax: fc.boolean(),
    designated_roth: fc.boolean(),
    catch_up: fc.boolean(),
    super_catch_up: fc.boolean(),
    after_tax_cap: dollars(60_000),
    after_tax_cap_percent_of_pay: fc.constantFrom("5", "10", "33.3333"),
    deferral_cap_percent_of_pay: fc.constantFrom("5", "20", "75"),
  },
  { requiredKeys: [] },
);

const contributions = fc.record(
  {
    pretax_deferral: dollars(20_000),
    roth_deferral: dollars(12_000),
    pretax_catch_up: dollars(6_000),
    roth_catch_up: dollars(6_000),
    after_tax: dollars(30_000),
    match: dollars(9_000),
    roth_match: dollars(3_000),
    nonelective: dollars(20_000),
    forfeiture: dollars(500),
  },
  { requiredKeys: [] },
);

const plan = fc.constantFrom("x-401k", "y-401k");

const paycheck = fc
  .record({
    plan,
    date: day(0, 1050),
    late: maybe(fc.integer({ min: 0, max: 90 })),
    gross: maybe(dollars(90_000)),
    contributions,
  })
  .map(({ late, gross, date, ...rest }) => ({
    kind: "paycheck",
    date,
    ...rest,
    ...(late !== undefined && { deposited_on: addDays(date, late) }),
    ...(gross !== undefined && { gross_pay: gross }),
  }));

const employerContribution = fc.record({
  kind: fc.constant("employer_contribution"),
  plan,
  date: day(300, 1100),
  limitation_year: fc.constantFrom(2024, 2025, 2026),
  source: fc.constantFrom("match", "nonelective", "qnec"),
  amount: dollars(40_000),
});

const correction = fc.record({
  kind: fc.constant("corrective_distribution"),
  plan,
  date: day(300, 1200),
  reason: fc.constantFrom("annual_additions", "elective_deferral", "acp", "adp"),
  source: fc.constantFrom("after_tax", "pretax_deferral", "roth_deferral"),
  amount: dollars(4_000),
  earnings: fc.constant("12.34"),
  for_tax_year: fc.constantFrom(2024, 2025, 2026),
});

const wages = fc
  .record({
    employer: fc.constantFrom("x", "y"),
    tax_year: fc.constantFrom(2024, 2025, 2026),
    fica: maybe(dollars(300_000)),
    compensation: maybe(dollars(150_000)),
  })
  .map(({ fica, compensation, ...rest }) => ({
    kind: "wages",
    ...rest,
    ...(fica !== undefined && { fica_wages: fica }),
    ...(compensation !== undefined && { compensation }),
  }));

/** What moves or grows money that is in a plan already. */
export const movements: fc.Arbitrary<readonly EventJson[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("in_plan_roth_rollover"),
      plan,
      date: day(0, 1050),
      amount: fc.constant("1234.56"),
      from: fc.constantFrom("after_tax", "pretax", "match"),
    }),
    fc.record({
      kind: fc.constant("balance"),
      plan,
      date: day(0, 1050),
      source: fc.constantFrom("after_tax", "pretax", "rollover"),
      balance: dollars(900_000),
    }),
    fc.record({
      kind: fc.constant("distribution"),
      plan,
      date: day(0, 1050),
      amount: fc.constant("700.00"),
      from: fc.constant("after_tax"),
      destinations: fc.constant([{ to: "roth_ira", method: "direct", amount: "700.00" }]),
    }),
  ),
  { minLength: 1, maxLength: 6 },
);

export const contributionLives: fc.Arbitrary<readonly EventJson[]> = fc
  .record({
    birth: maybe(fc.constantFrom("1990-05-05", "1975-12-31", "1964-01-01", "1961-06-30")),
    related: fc.boolean(),
    ends: fc.tuple(
      fc.constantFrom("12-31", "12-31", "06-30", "02-29"),
      fc.constantFrom("12-31", "12-31", "09-30"),
    ),
    features: fc.tuple(maybe(features), maybe(features)),
    wages: fc.uniqueArray(wages, {
      maxLength: 4,
      selector: ({ employer, tax_year }) => `${employer} ${tax_year}`,
    }),
    events: fc.array(fc.oneof(paycheck, paycheck, paycheck, employerContribution, correction), {
      maxLength: 25,
    }),
  })
  .map(({ birth, related, ends, features: [ofX, ofY], wages: stated, events }) => [
    { kind: "person", person: PERSON, ...(birth !== undefined && { birth_date: birth }) },
    { kind: "employer", employer: "x", ...(related && { group: "family" }) },
    { kind: "employer", employer: "y", ...(related && { group: "family" }) },
    planOf("x", { end: ends[0], features: ofX }),
    // Plans of one employer group with different limitation years are refused, so they share it here.
    planOf("y", { end: related ? ends[0] : ends[1], features: ofY }),
    ...stated,
    ...events,
  ]);

function planOf(employer: string, given: { end: string; features: object | undefined }): EventJson {
  return {
    kind: "plan",
    plan: `${employer}-401k`,
    employer,
    limitation_year_end: given.end,
    ...(given.features !== undefined && { features: given.features }),
  };
}
