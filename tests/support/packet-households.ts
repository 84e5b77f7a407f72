// Ledgers of households that are unlike each other, as events: what a packet has to hold for. All names and
// amounts are invented; amounts that a test expects were worked out by hand.

import { COUPLE } from "./packet-couple.ts";

const inDollars = (cents: number) => (cents / 100).toFixed(2);
const day = (start: string, plus: number) =>
  new Date(Date.parse(start) + plus * 86_400_000).toISOString().slice(0, 10);

/** A payday and its conversion, `count` times; each conversion earns a few cents. */
function converted(
  who: { person: string; plan: string },
  { count, step, start }: { count: number; step: number; start: string },
) {
  const events: object[] = [];
  let gross = 0;
  for (let index = 0; index < count; index += 1) {
    const amount = 20_000 + (index % 9);
    gross += amount;
    const date = day(start, index * step);
    events.push(
      { kind: "paycheck", ...who, date, contributions: { after_tax: "200.00" } },
      {
        kind: "in_plan_roth_rollover",
        ...who,
        date: day(date, step > 3 ? 3 : 0),
        amount: inDollars(amount),
        basis: "200.00",
      },
    );
  }
  const form = {
    kind: "form_1099r",
    ...who,
    tax_year: 2025,
    box_1: inDollars(gross),
    box_2a: inDollars(gross - count * 20_000),
    box_5: inDollars(count * 20_000),
    box_7: "G",
  };
  return { events, form };
}

const plan = (id: string, name: string) => [
  { kind: "employer", employer: id, name: `${name} Inc.` },
  { kind: "plan", plan: `${id}-plan`, employer: id, name: `${name} 401(k) Plan` },
];

function manyConversions(): object[] {
  const { events, form } = converted(
    { person: "ines", plan: "cedar-plan" },
    { count: 200, step: 1, start: "2025-01-06" },
  );
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    ...plan("cedar", "Cedar"),
    ...events,
    form,
  ];
}

/** The payer printed the whole payment as taxable and left box 5 empty. */
function wrongForm(): object[] {
  const who = { person: "ines", plan: "cedar-plan" };
  const one = converted(who, { count: 12, step: 14, start: "2025-01-03" });
  const two = converted(
    { person: "ines", plan: "maple-plan" },
    { count: 7, step: 28, start: "2025-07-07" },
  );
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    ...plan("cedar", "Cedar"),
    ...plan("maple", "Maple"),
    ...one.events,
    ...two.events,
    { ...one.form, box_2a: one.form.box_1, box_5: "0.00" },
    two.form,
    ...["cedar", "maple"].map((employer) => ({
      kind: "wages",
      person: "ines",
      employer,
      tax_year: 2025,
      compensation: "90000.00",
    })),
  ];
}

function nothingOpen(): object[] {
  const { events, form } = converted(
    { person: "ines", plan: "cedar-plan" },
    { count: 10, step: 28, start: "2025-01-10" },
  );
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    { kind: "filing_status", person: "ines", tax_year: 2025, status: "single" },
    ...plan("cedar", "Cedar"),
    ...events,
    form,
    { kind: "wages", person: "ines", employer: "cedar", tax_year: 2025, compensation: "90000.00" },
  ];
}

/** No names, no dates of birth, no values, no forms, no basis. */
function everythingMissing(): object[] {
  const pat = { person: "pat" };
  const money = (date: string) => ({
    kind: "paycheck",
    ...pat,
    plan: "grove-plan",
    date,
    contributions: { after_tax: "2000.00", pretax_deferral: "9000.00" },
  });
  return [
    { kind: "person", person: "pat" },
    { kind: "person", person: "sam" },
    { kind: "filing_status", ...pat, tax_year: 2025, status: "joint", spouse: "sam" },
    { kind: "employer", employer: "grove" },
    { kind: "plan", plan: "grove-plan", employer: "grove" },
    { kind: "employer", employer: "heath" },
    { kind: "plan", plan: "heath-plan", employer: "heath" },
    ...["2025-01-15", "2025-02-15", "2025-03-15"].map(money),
    {
      kind: "in_plan_roth_rollover",
      ...pat,
      plan: "grove-plan",
      date: "2025-04-01",
      amount: "6100.00",
    },
    {
      kind: "distribution",
      ...pat,
      plan: "grove-plan",
      date: "2025-07-01",
      amount: "4000.00",
      from: "unknown",
      destinations: [{ to: "cash", amount: "4000.00" }],
    },
    {
      kind: "ira_contribution",
      ...pat,
      ira: "traditional",
      date: "2025-04-04",
      tax_year: 2025,
      amount: "7000.00",
    },
    { kind: "ira_conversion", ...pat, date: "2025-05-05", amount: "8000.00" },
    { kind: "ira_distribution", ...pat, ira: "roth", date: "2025-08-08", amount: "7000.00" },
    {
      kind: "ira_distribution",
      person: "sam",
      ira: "traditional",
      date: "2025-08-08",
      amount: "1000.00",
    },
    {
      kind: "paycheck",
      person: "sam",
      plan: "heath-plan",
      date: "2025-02-15",
      contributions: { after_tax: "500.00" },
    },
  ];
}

/** Both took Roth money out: their layers must not be taken for each other's. */
function twoWithLayers(): object[] {
  const of = (person: string, basis: string, paid: string) => [
    {
      kind: "opening_basis",
      person,
      as_of: "2024-12-31",
      account: "roth_contributions",
      amount: basis,
      evidence: "statement",
    },
    { kind: "ira_distribution", person, ira: "roth", date: "2025-03-03", amount: paid },
  ];
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    { kind: "person", person: "ben", name: "Ben Oak", birth_date: "1980-05-05" },
    { kind: "filing_status", person: "ines", tax_year: 2025, status: "joint", spouse: "ben" },
    ...of("ines", "9000.00", "4000.00"),
    ...of("ben", "1000.00", "2500.00"),
  ];
}

/** 7,000.00 of basis of 7,003.17: three places are 1.000, which would use 3.17 more than there is. */
function nearlyAllBasis(): object[] {
  return [
    { kind: "person", person: "ines", name: "Inês Łoś", birth_date: "1988-01-30" },
    {
      kind: "ira_contribution",
      person: "ines",
      ira: "traditional",
      date: "2025-02-03",
      tax_year: 2025,
      amount: "7000.00",
    },
    { kind: "ira_conversion", person: "ines", date: "2025-02-10", amount: "7003.17" },
    { kind: "ira_value", person: "ines", tax_year: 2025, amount: "0.00" },
  ];
}

/** Single; a plan, a traditional IRA with basis, a conversion, a Roth IRA, and one form that is missing. */
function onePerson(): object[] {
  const marta = { person: "marta" };
  const birch = { ...marta, plan: "birch-plan" };
  const ira = { ...marta, ira: "traditional" };
  const months = ["01", "02", "03", "04", "05", "06", "07", "08"];
  const form = { kind: "form_1099r", ...marta, tax_year: 2025 };
  return [
    { kind: "person", ...marta, name: "Márta Kővári", birth_date: "1979-11-12" },
    { kind: "filing_status", ...marta, tax_year: 2025, status: "single" },
    ...plan("birch", "Birch"),
    ...months.map((month) => ({
      kind: "paycheck",
      ...birch,
      date: `2025-${month}-15`,
      gross_pay: "11000.00",
      contributions: { pretax_deferral: "1200.00", after_tax: "1500.00", match: "400.00" },
    })),
    {
      kind: "in_plan_roth_rollover",
      ...birch,
      date: "2025-05-20",
      amount: "7531.15",
      basis: "7500.00",
    },
    {
      kind: "distribution",
      ...birch,
      date: "2025-09-30",
      amount: "4520.60",
      account_balance: "4520.60",
      from: "after_tax",
      destinations: [
        { to: "roth_ira", method: "direct", amount: "3500.00" },
        { to: "cash", amount: "1020.60" },
      ],
    },
    {
      kind: "opening_basis",
      ...marta,
      as_of: "2024-12-31",
      account: "traditional_ira",
      amount: "9100.00",
      evidence: "filed_8606",
    },
    { kind: "ira_contribution", ...ira, date: "2026-02-10", tax_year: 2025, amount: "6000.00" },
    {
      kind: "ira_distribution",
      ...ira,
      date: "2025-04-07",
      amount: "2500.00",
      federal_withholding: "250.00",
    },
    { kind: "ira_conversion", ...marta, date: "2025-06-16", amount: "12000.00" },
    { kind: "ira_value", ...marta, tax_year: 2025, amount: "41250.37" },
    // The conversion in the plan and the direct rollover: 31.15 and 20.60 of earnings.
    {
      ...form,
      plan: "birch-plan",
      box_1: "11031.15",
      box_2a: "51.75",
      box_5: "10979.40",
      box_7: "G",
    },
    {
      ...form,
      payer: "alder-custody",
      box_1: "2500.00",
      box_2a: "2500.00",
      box_2b_not_determined: true,
      box_4: "250.00",
      box_7: "1",
      ira_sep_simple: true,
      account_number: "xx8812",
    },
    { kind: "wages", ...marta, employer: "birch", tax_year: 2025, compensation: "132000.00" },
  ];
}

export interface Household {
  readonly name: string;
  readonly events: readonly object[];
  /** Whose packet, where the ledger holds more than one person. */
  readonly person?: string;
  /** Everybody on the return. */
  readonly people: readonly string[];
}

export const HOUSEHOLDS: readonly Household[] = [
  { name: "one person", events: onePerson(), people: ["marta"] },
  { name: "two people", events: COUPLE, person: "nuria", people: ["nuria", "ming"] },
  { name: "two plans and a wrong form", events: wrongForm(), people: ["ines"] },
  { name: "two hundred conversions", events: manyConversions(), people: ["ines"] },
  { name: "nothing open", events: nothingOpen(), people: ["ines"] },
  {
    name: "everything missing",
    events: everythingMissing(),
    person: "pat",
    people: ["pat", "sam"],
  },
  {
    name: "two people with layers",
    events: twoWithLayers(),
    person: "ines",
    people: ["ines", "ben"],
  },
  { name: "nearly all basis", events: nearlyAllBasis(), people: ["ines"] },
];
