// Sentences name the line that the form of their year has. Lines: Form 1040 and its schedules of 2017 to 2025
// (wages 7, 1, 1h; additional tax 59, Schedule 4 line 59, Schedule 2 lines 6 and 8; other income 21, then
// Schedule 1 lines 21, 8 and 8z).
import { describe, expect, it } from "vitest";
import { reconcile } from "../../../src/distributions/reconcile.ts";
import { withEffects } from "../../../src/forms/reconciliation-effects.ts";
import { worksheetOf } from "../../../src/forms/worksheet-of.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { plainText } from "../../../src/kernel/sentence.ts";
import { lawOf } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-06-01" },
  ...["e1", "e2"].flatMap((employer) => [
    { kind: "employer", employer },
    { kind: "plan", plan: `${employer}-401k`, employer },
  ]),
];

/** Half of the limit and more at each of two employers; what is above it comes back in the spring with a loss. */
function excessOf(year: number): readonly EventJson[] {
  const pay = (employer: string): EventJson => ({
    kind: "paycheck",
    plan: `${employer}-401k`,
    date: `${year}-06-30`,
    gross_pay: "100000.00",
    contributions: { pretax_deferral: "15000.00" },
  });
  return [
    ...WHO,
    pay("e1"),
    pay("e2"),
    {
      kind: "corrective_distribution",
      plan: "e1-401k",
      date: `${year + 1}-03-03`,
      for_tax_year: year,
      source: "pretax_deferral",
      reason: "elective_deferral",
      amount: "2000.00",
      earnings: "-10.00",
    },
  ];
}

function notesOf(events: readonly EventJson[], year: number): string {
  const ledger = ledgerOf(events);
  const made = worksheetOf("form-1040", {
    ledger,
    law: lawOf(ledger),
    person: "alex",
    taxYear: taxYear(year),
  });
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join());
  return made.value.notes.map(plainText).join("\n");
}

describe("a sentence names the line of its own year", () => {
  it.each([
    { year: 2016, wages: "Form 1040, line 7", loss: "Form 1040, line 21" },
    { year: 2017, wages: "Form 1040, line 7", loss: "Schedule 1 (Form 1040), line 21" },
    { year: 2018, wages: "Form 1040, line 1", loss: "Schedule 1 (Form 1040), line 8" },
    { year: 2019, wages: "Form 1040, line 1", loss: "Schedule 1 (Form 1040), line 8" },
    { year: 2020, wages: "Form 1040, line 1", loss: "Schedule 1 (Form 1040), line 8z" },
    { year: 2022, wages: "Form 1040, line 1h", loss: "Schedule 1 (Form 1040), line 8z" },
  ])("an excess of $year paid back with a loss", ({ year, wages, loss }) => {
    const notes = notesOf(excessOf(year), year + 1) + notesOf(excessOf(year), year);
    expect(notes).toContain(`${wages}, has here what`);
    expect(notes).toContain(`${wages}, of ${year} has all`);
    expect(notes).toContain(`in ${year + 1} on ${loss}, as a negative amount`);
  });

  it.each([
    { year: 2017, line: "Form 1040, line 59" },
    { year: 2018, line: "Schedule 4, line 59" },
    { year: 2019, line: "Schedule 2, line 6" },
    { year: 2021, line: "Schedule 2, line 8" },
  ])("the additional tax of $year", ({ year, line }) => {
    const early: EventJson = {
      kind: "distribution",
      plan: "e1-401k",
      date: `${year}-03-03`,
      amount: "500.00",
      from: "pretax",
      destinations: [{ to: "cash", amount: "500.00" }],
    };
    expect(notesOf([...WHO, early], year)).toContain(`${line}, has the 10% additional tax`);
  });

  it.each([
    { year: 2018, plan: ["4a", "4b"], ira: ["4a", "4b"], wages: "1" },
    { year: 2019, plan: ["4c", "4d"], ira: ["4a", "4b"], wages: "1" },
    { year: 2025, plan: ["5a", "5b"], ira: ["4a", "4b"], wages: "1h" },
  ])("what forms of $year that differ would do", ({ year, plan, ira, wages }) => {
    const paid = { date: `${year}-03-03`, amount: "500.00" };
    const form = { kind: "form_1099r", tax_year: year, box_1: "499.00", box_2a: "499.00" };
    const ledger = ledgerOf([
      ...WHO,
      { kind: "ira_distribution", ira: "traditional", ...paid },
      { ...form, payer: "ira-bank", ira_sep_simple: true, box_7: "1" },
      {
        kind: "distribution",
        plan: "e1-401k",
        ...paid,
        from: "pretax",
        destinations: [{ to: "cash", amount: "500.00" }],
      },
      { ...form, plan: "e1-401k", box_7: "1" },
      ...excessOf(year - 1).slice(WHO.length),
      { ...form, plan: "e1-401k", box_1: "1990.00", box_2a: "1989.00", box_7: "P" },
    ]);
    const { rows } = withEffects(reconcile(ledger, { person: "alex", taxYear: taxYear(year) }));
    const effects = rows.filter(({ effect }) => effect !== "").map(({ effect }) => effect);
    const lines = [wages, ...plan, ...ira].map((line) => `Form 1040, line ${line}`);
    expect(effects.sort()).toEqual(lines.map((line) => `${line}, would be 1.00 too low`).sort());
  });
});
