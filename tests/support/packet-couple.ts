// A couple as events: two plans of one, a form that is wrong and one that is missing, an excess deferral paid
// back in the next year, a distribution, a conversion and a Roth distribution. All invented.

const NURIA = { person: "nuria" };
const PLAN = { ...NURIA, plan: "orchard-401k" };
const OTHER = { ...NURIA, plan: "quarry-401k" };
const SPOUSE = { person: "ming", plan: "tidal-401k" };

const paycheck = (who: object, date: string, contributions: object) => ({
  kind: "paycheck",
  ...who,
  date,
  gross_pay: "9000.00",
  contributions,
});

export const COUPLE = [
  { kind: "person", ...NURIA, name: "Núria Łącka", birth_date: "1984-05-02" },
  { kind: "person", person: "ming", name: "王小明 (Xiaoming Wang)", birth_date: "1985-07-09" },
  { kind: "filing_status", ...NURIA, tax_year: 2025, status: "joint", spouse: "ming" },
  { kind: "employer", employer: "orchard", name: "Orchard Works, Inc." },
  { kind: "employer", employer: "quarry", name: "Quarry LLC" },
  { kind: "employer", employer: "tidal", name: "Tidal Energy, Inc." },
  { kind: "plan", plan: "orchard-401k", employer: "orchard", name: "Orchard Works 401(k) Plan" },
  { kind: "plan", plan: "quarry-401k", employer: "quarry", name: "Quarry 401(k) Plan" },
  { kind: "plan", plan: "tidal-401k", employer: "tidal", name: "Tidal Savings Plan" },
  // 6 x 2,400 at one employer and 12,000 at the other: 26,400, 2,900 above 23,500.
  ...[1, 2, 3, 4, 5, 6].flatMap((month) => [
    paycheck(PLAN, `2025-0${month}-10`, { pretax_deferral: "2400.00", after_tax: "1000.00" }),
    {
      kind: "in_plan_roth_rollover",
      ...PLAN,
      date: `2025-0${month}-14`,
      amount: `1001.${month}0`,
      account_balance: `1001.${month}0`,
    },
  ]),
  paycheck(OTHER, "2025-09-12", { pretax_deferral: "12000.00" }),
  {
    kind: "corrective_distribution",
    ...OTHER,
    date: "2026-02-20",
    reason: "elective_deferral",
    source: "pretax_deferral",
    amount: "2900.00",
    earnings: "51.20",
    for_tax_year: 2025,
  },
  // Boxes as they should be: 6 x 1,001 and 0.10 + … + 0.60 = 2.10 on top.
  {
    kind: "form_1099r",
    ...PLAN,
    tax_year: 2025,
    box_1: "6008.10",
    box_2a: "8.10",
    box_5: "6000.00",
    box_7: "G",
  },
  paycheck(SPOUSE, "2025-03-14", { after_tax: "20000.00" }),
  {
    kind: "distribution",
    ...SPOUSE,
    date: "2025-10-06",
    amount: "20750.50",
    account_balance: "20750.50",
    from: "after_tax",
    destinations: [
      { to: "roth_ira", method: "direct", amount: "20000.00" },
      { to: "traditional_ira", method: "direct", amount: "750.50" },
    ],
  },
  // The earnings went to a traditional IRA, so box 2a should be 0.00.
  {
    kind: "form_1099r",
    ...SPOUSE,
    tax_year: 2025,
    box_1: "20750.50",
    box_2a: "750.50",
    box_5: "20000.00",
    box_7: "G",
  },
  {
    kind: "opening_basis",
    ...NURIA,
    as_of: "2024-12-31",
    account: "traditional_ira",
    amount: "12000.00",
    evidence: "recollection",
  },
  {
    kind: "opening_basis",
    ...NURIA,
    as_of: "2024-12-31",
    account: "roth_contributions",
    amount: "5000.00",
    evidence: "statement",
  },
  {
    kind: "opening_basis",
    ...NURIA,
    as_of: "2024-12-31",
    account: "roth_conversions",
    amount: "3000.00",
    taxable: "2000.00",
    tax_year: 2023,
    evidence: "filed_8606",
  },
  {
    kind: "opening_basis",
    ...NURIA,
    as_of: "2024-12-31",
    account: "roth_conversions",
    amount: "1500.00",
    taxable: "500.00",
    tax_year: 2019,
    evidence: "filed_8606",
  },
  {
    kind: "ira_contribution",
    ...NURIA,
    ira: "traditional",
    date: "2025-04-04",
    tax_year: 2025,
    amount: "7000.00",
  },
  { kind: "ira_conversion", ...NURIA, date: "2025-05-05", amount: "8000.00" },
  {
    kind: "ira_distribution",
    ...NURIA,
    ira: "roth",
    date: "2025-08-08",
    amount: "7000.00",
    qualified: false,
  },
  { kind: "ira_value", ...NURIA, tax_year: 2025, amount: "30000.00" },
  {
    kind: "form_1099r",
    ...NURIA,
    payer: "harbor-trust",
    tax_year: 2025,
    box_1: "8000.00",
    box_2a: "8000.00",
    box_2b_not_determined: true,
    box_7: "2",
    ira_sep_simple: true,
    account_number: "xx4471",
  },
  ...[
    ["nuria", "orchard", "54000.00"],
    ["nuria", "quarry", "60000.00"],
    ["ming", "tidal", "120000.00"],
  ].map(([person, employer, compensation]) => ({
    kind: "wages",
    person,
    employer,
    tax_year: 2025,
    compensation,
  })),
];
