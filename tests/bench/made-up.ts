// Made-up people and money, as files to import.

export function paychecks(rows: number, people: number): string {
  const lines = ["pay_date,person,plan,gross_pay,pretax_deferral,roth_deferral,after_tax,match\n"];
  for (let row = 0; row < rows; row += 1) {
    const person = row % people;
    const period = Math.floor(row / people);
    const date = new Date(Date.UTC(2025, 0, 3 + 14 * period)).toISOString().slice(0, 10);
    const afterTax = `${100 + ((person * 7 + period) % 900)}.25`;
    lines.push(
      `${date},p${person},acme-401k,${4000 + (person % 900)}.10,300.00,,${afterTax},60.50\n`,
    );
  }
  return lines.join("");
}

/** One employer, one plan, so many people. */
export function household(people: number): string {
  const lines = ['{"kind":"employer","employer":"acme"}'];
  lines.push('{"kind":"plan","plan":"acme-401k","employer":"acme"}');
  for (let person = 0; person < people; person += 1)
    lines.push(`{"kind":"person","person":"p${person}","birth_date":"1985-04-12"}`);
  return `${lines.join("\n")}\n`;
}

const WHO = { person: "p0", plan: "acme-401k" };
const day = (year: number, days: number) =>
  new Date(Date.UTC(year, 0, 2 + days)).toISOString().slice(0, 10);

/** Some of a year's paychecks of one person, each moved to Roth on the next day, as lines of JSON. */
function swept(year: number, paid: number): object[] {
  return Array.from({ length: paid }, (_, nth) => {
    const days = Math.floor((nth * 300) / paid);
    return [
      {
        kind: "paycheck",
        ...WHO,
        date: day(year, days),
        gross_pay: "400.00",
        contributions: { pretax_deferral: "40.00", after_tax: "50.00", match: "10.00" },
      },
      {
        kind: "in_plan_roth_rollover",
        ...WHO,
        date: day(year, days + 1),
        amount: `50.${String(10 + (nth % 90))}`,
        basis: "50.00",
      },
    ];
  }).flat();
}

const lines = (events: readonly object[]) =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");

/** 520 paychecks a year and as many conversions, up to 2025. */
export function dailySweeps(years: number): string {
  return Array.from({ length: years }, (_, back) => lines(swept(2025 - back, 520))).join("");
}

/** What an adviser's client has: a year of paychecks and conversions, and its form. */
export function clientLedgers(): string {
  const form = { ...WHO, tax_year: 2025, box_1: "1313.85", box_2a: "13.85", box_5: "1300.00" };
  return lines([...swept(2025, 26), { kind: "form_1099r", ...form, box_7: "G" }]);
}

/** The same paychecks for plain text accounting: five postings each. */
export function journal(rows: number, people: number): string {
  const entries: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const person = row % people;
    const period = Math.floor(row / people);
    entries.push(
      [
        `${day(2025, 14 * period + 1)} pay of p${person}`,
        `  plan:pretax:p${person}  300.00`,
        `  plan:after-tax:p${person}  ${100 + ((person * 7 + period) % 900)}.25`,
        `  plan:match:p${person}  60.50`,
        "  income:match  -60.50",
        "  income:pay",
        "\n",
      ].join("\n"),
    );
  }
  return entries.join("");
}
