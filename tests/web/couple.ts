// A married couple of two years: two employers for one of them, conversions, a form that differs, and a name
// that tries to be markup.
export const HOSTILE = "Teo <img src=x onerror=alert(1)>";

const PAID = ["02-14", "05-14", "08-14", "11-14"];

export function household(): object[] {
  const features = {
    after_tax: true,
    in_plan_roth_rollover: "manual",
    designated_roth: true,
    in_service_rollover: true,
    catch_up: true,
  };
  const paychecks = [2024, 2025].flatMap((year) =>
    PAID.flatMap((day, index) => [
      {
        kind: "paycheck",
        id: `mara-${year}-${index}`,
        person: "mara",
        plan: "harbor-401k",
        date: `${year}-${day}`,
        gross_pay: "20000.00",
        contributions: { pretax_deferral: "4000.00", match: "1000.00", after_tax: "3000.00" },
      },
      ...(year === 2025
        ? [
            {
              kind: "paycheck",
              id: `teo-${index}`,
              person: "teo",
              plan: index < 2 ? "city-401k" : "pine-401k",
              date: `${year}-${day}`,
              gross_pay: "15000.00",
              contributions: { pretax_deferral: "1500.00", match: "500.00", after_tax: "1250.00" },
            },
          ]
        : []),
    ]),
  );
  return [
    { kind: "person", person: "mara", name: "Mara Quist", birth_date: "1971-05-03" },
    { kind: "person", person: "teo", name: HOSTILE, birth_date: "1987-02-11" },
    { kind: "employer", employer: "harbor", name: "Harbor Robotics" },
    { kind: "employer", employer: "city", name: "City Clinic" },
    { kind: "employer", employer: "pine", name: "Pine Labs" },
    { kind: "plan", plan: "harbor-401k", employer: "harbor", name: "Harbor Plan", features },
    { kind: "plan", plan: "city-401k", employer: "city", name: "City Plan", features },
    { kind: "plan", plan: "pine-401k", employer: "pine", name: "Pine Plan", features },
    { kind: "filing_status", person: "teo", tax_year: 2025, status: "joint", spouse: "mara" },
    ...paychecks,
    {
      kind: "in_plan_roth_rollover",
      id: "mara-conversion",
      person: "mara",
      plan: "harbor-401k",
      date: "2025-12-01",
      amount: "24240.00",
      basis: "24000.00",
      account_balance: "24240.00",
    },
    {
      kind: "distribution",
      id: "teo-rollover",
      person: "teo",
      plan: "city-401k",
      date: "2025-07-15",
      amount: "2600.00",
      from: "after_tax",
      basis: "2500.00",
      account_balance: "2600.00",
      destinations: [
        { to: "roth_ira", method: "direct", amount: "2500.00", pretax: "0.00" },
        { to: "traditional_ira", method: "direct", amount: "100.00", pretax: "100.00" },
      ],
    },
    {
      kind: "form_1099r",
      person: "mara",
      plan: "harbor-401k",
      tax_year: 2025,
      box_1: "24240.00",
      box_2a: "1240.00",
      box_5: "24000.00",
      box_7: "G",
    },
  ];
}
