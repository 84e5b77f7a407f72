// A missing fact is asked in words that a client understands, with the paper that has it; no path shows.
import { describe, expect, it } from "vitest";
import { questionOfFact } from "../../../src/kernel/fact-questions.ts";

const WORDS = {
  person: (id: string) => (id === "alex" ? "Alex" : id),
  plan: (id: string) => (id === "acme-401k" ? "the Acme 401(k) Plan" : id),
  employer: (id: string) => (id === "acme" ? "Acme, Inc." : id),
  event: (id: string) => (id === "e7" ? "$1,001.00 on March 14, 2025" : undefined),
};

/** Every shape of path that src makes; a new one is added here and has its question. */
const PATHS = [
  ["ira_value.alex.2025", "worth on 12/31/2025 (Form 5498, box 5, of each)?"],
  ["person.alex.birth_date", "When was Alex born?"],
  ["wages.alex.acme.2025.compensation", "Form W-2, box 5, is close"],
  ["wages.alex.acme.2025.fica_wages", "box 3 of Alex’s Form W-2 for 2025 from Acme, Inc."],
  ["gross_pay.alex.acme.2024-07-01.2025-06-30", "from 07/01/2024 to 06/30/2025"],
  ["opening_basis.alex.acme-401k.plan_after_tax", "in the Acme 401(k) Plan before these records"],
  ["opening_basis.e7.taxable", "Form 8606 of that year, line 18"],
  ["opening_basis.e7.tax_year", "in which year was the first contribution"],
  ["form_8606.alex.2024.line_14", "line 14 of Alex’s Form 8606 for 2024"],
  ["form_8606.alex.2024.line_18", "line 18 of Alex’s Form 8606 for 2024"],
  ["form_8915f.alex.2024.ira_taxable", "Forms 8915-F make taxable in 2024"],
  ["form_1099r.acme-401k.2025.box_10", "box 10 of the Form 1099-R of the Acme 401(k) Plan"],
  ["form_1099r.e7.box_2a", "box 2a of the Form 1099-R"],
  ["form_1099r.e7.movement", "where did the money go?"],
  ["distribution.e7.account_balance", "how much did the account hold just before"],
  ["in_plan_roth_rollover.e7.account_balance", "how much did the account hold just before"],
  ["distribution.e7.from", "from which money did it come"],
  ["distribution.e7.designated_roth", "how much of it was Roth money"],
  ["plan_transfer.e7.basis", "Form 1099-R, box 5"],
  ["ira_returned_contribution.e7.earnings", "how much of it was earnings"],
  ["ira_recharacterization.e7.earnings", "how much of it was earnings"],
  ["limits.alex.2025", "the limit on Alex’s elective deferrals in 2025"],
  ["law.2027.annual_additions_limit", "What are the limits of 2027?"],
  ["plan.acme-401k.trustee", "Who is the trustee of the Acme 401(k) Plan"],
] as const;

describe("a missing fact as a question", () => {
  it.each(PATHS)("%s", (path, said) => {
    const { text, changes, short } = questionOfFact(path, WORDS);
    expect(text).toContain(said);
    expect(text).toMatch(/\?/);
    expect(text).not.toContain("what do the papers say");
    for (const words of [text, changes, short])
      expect(words).not.toMatch(/[a-z]_[a-z]|\be7\b|acme-401k/);
  });
});
