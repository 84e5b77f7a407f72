// Two people, two plans, two years: what the tests of pages look at.
export const HOUSEHOLD_EVENTS: readonly object[] = [
  { kind: "person", person: "dana", name: "Dana Ortiz", birth_date: "1985-04-12" },
  { kind: "person", person: "luis", name: "Luis Ortiz", birth_date: "1984-02-02" },
  { kind: "employer", employer: "acme", name: "Acme" },
  { kind: "employer", employer: "globex", name: "Globex" },
  { kind: "plan", plan: "acme-401k", employer: "acme", name: "Acme 401(k)" },
  { kind: "plan", plan: "globex-401k", employer: "globex", name: "Globex 401(k)" },
  paycheck("dana", "acme-401k", "2025-03-14", { after_tax: "1620.00", match: "270.00" }),
  paycheck("dana", "acme-401k", "2025-04-11", { after_tax: "1500.00" }),
  paycheck("dana", "acme-401k", "2026-01-16", { after_tax: "1700.00" }),
  paycheck("luis", "globex-401k", "2025-03-14", { after_tax: "1000.00" }),
  {
    kind: "in_plan_roth_rollover",
    person: "dana",
    plan: "acme-401k",
    date: "2025-03-20",
    amount: "1622.00",
    basis: "1620.00",
  },
  {
    kind: "form_1099r",
    person: "dana",
    plan: "acme-401k",
    tax_year: 2025,
    box_1: "1622.00",
    box_2a: "2.00",
    box_5: "1620.00",
    box_7: "G",
  },
];

function paycheck(person: string, plan: string, date: string, contributions: object): object {
  return { kind: "paycheck", person, plan, date, gross_pay: "9000.00", contributions };
}

/** The words of a page, without its markup. */
export function wordsOf(page: string): string {
  return page
    .replace(/<script>[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

export function formOf(fields: Readonly<Record<string, string>>) {
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  };
}

/** What the forms of a page name as their book. */
export function ledgerIn(page: string): string {
  return /name="ledger" value="([^"]+)"/.exec(page)?.[1] ?? "";
}
