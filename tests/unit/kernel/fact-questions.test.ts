// A missing fact is asked in words that a client understands, with the paper that has it and the command that
// records it; no path shows. Every shape of path that src can make is here: FactPath knows no other.
import { describe, expect, it } from "vitest";
import { adviceText, adviceWords } from "../../../src/kernel/advice.ts";
import type { FactPath } from "../../../src/kernel/amount-state.ts";
import { askedFor } from "../../../src/kernel/asked-for.ts";
import { BY_ID, missingWords, questionOfFact } from "../../../src/kernel/fact-questions.ts";
import { FACT_SHAPES, factParts } from "../../../src/kernel/fact-shapes.ts";
import { KINDS } from "../../../src/ledger/kinds.ts";
import { shownOf } from "../../../src/render/views/cell.ts";

const asIs = (text: string) => text;

const WORDS = {
  person: (id: string) => (id === "alex" ? "Alex" : id),
  plan: (id: string) => (id === "acme-401k" ? "the Acme 401(k) Plan" : id),
  employer: (id: string) => (id === "acme" ? "Acme, Inc." : id),
  event: (id: string) => (id === "e7" ? "$1,001.00 on March 14, 2025" : undefined),
};

const PATHS: readonly (readonly [FactPath, string])[] = [
  ["ira_value.alex.2025", "worth on 12/31/2025 (Form 5498, box 5, of each)?"],
  ["person.alex.birth_date", "When was Alex born?"],
  ["employer.acme.pay_frequency", "How often does Acme, Inc. pay"],
  ["wages.alex.acme.2025.compensation", "Form W-2, box 5, is close"],
  ["wages.alex.acme.2025.fica_wages", "box 3 of Alex’s Form W-2 for 2025 from Acme, Inc."],
  ["gross_pay.alex.acme.2024-07-01.2025-06-30", "from 07/01/2024 to 06/30/2025"],
  ["opening_basis.alex.acme-401k.plan_after_tax", "in the Acme 401(k) Plan before these records"],
  ["opening_basis.e7.taxable", "Form 8606 of that year, line 18"],
  ["opening_basis.e7.tax_year", "in which year was the first contribution"],
  ["form_8606.alex.2024.line_14", "line 14 of Alex’s Form 8606 for 2024"],
  ["form_8606.alex.2024.line_18", "line 18 of Alex’s Form 8606 for 2024"],
  ["form_5329.alex.2024.line_4", "line 4 of Alex’s Form 5329 for 2024"],
  ["form_8915f.alex.2024.ira_taxable", "Forms 8915-F make taxable in 2024"],
  ["form_1099r.acme-401k.2025.box_10", "box 10 of the Form 1099-R of the Acme 401(k) Plan"],
  ["form_1099r.e7.box_2a", "box 2a of this Form 1099-R"],
  ["form_1099r.e7.movement", "where did the money go?"],
  ["distribution.e7.account_balance", "how much did the account hold just before"],
  ["in_plan_roth_rollover.e7.account_balance", "how much did the account hold just before"],
  ["distribution.e7.from", "from which money did it come"],
  ["distribution.e7.designated_roth", "how much of it was Roth money"],
  ["distribution.e7.excess_deferral", "a Roth deferral above the limit"],
  ["plan_transfer.e7.basis", "how much of it was after-tax money"],
  ["ira_returned_contribution.e7.earnings", "how much of it was earnings"],
  ["ira_recharacterization.e7.earnings", "how much of it was earnings"],
  ["ira_recharacterization.e7.year_end_value", "what was it worth on the last day of the year"],
  ["roth_excess.alex.2025.plan", "Which plan holds the Roth deferrals of Alex"],
  ["limits.alex.2025", "the limit on Alex’s elective deferrals in 2025"],
  ["law.2027.annual_additions_limit", "What are the limits of 2027?"],
  ["plan.acme-401k.trustee", "Who is the trustee of the Acme 401(k) Plan"],
];

describe("a missing fact as a question", () => {
  it.each(PATHS)("%s", (path, said) => {
    const { text, changes, short, what } = questionOfFact(path, WORDS);
    expect(text).toContain(said);
    expect(text).toMatch(/\?/);
    for (const words of [text, changes, short, what])
      expect(words).not.toMatch(/[a-z]_[a-z]|\be7\b|acme-401k|undefined/);
  });

  it("leaves no shape out", () => {
    expect(new Set(PATHS.map(([path]) => factParts(path).shape))).toEqual(new Set(FACT_SHAPES));
  });

  it("is words in every text, never a path", () => {
    for (const [path] of PATHS) {
      const shown = shownOf({ kind: "incomplete", missing: [path] });
      expect(shown).not.toContain(path);
      expect(shown).not.toMatch(/[a-z]_[a-z]/);
    }
  });
});

describe("a missing fact as a command", () => {
  it.each(PATHS)("%s", (path) => {
    const { command } = questionOfFact(path, BY_ID);
    const [verb, subject = ""] = command.split(" ");
    const flags = [...command.matchAll(/--([a-z0-9-]+) /g)].map(([, flag = ""]) => flag);
    const sets = [...command.matchAll(/--set ([a-z0-9_]+)=/g)].map(([, field = ""]) => field);
    switch (verb) {
      case "record":
        if (subject !== "") expect(fieldsOf(subject)).toEqual(expect.arrayContaining(flags));
        break;
      case "correct":
        expect(sets).toHaveLength(1);
        expect(fieldsOf(kindOf(path, subject))).toEqual(
          expect.arrayContaining(sets.map((each) => each.replaceAll("_", "-"))),
        );
        break;
      default:
        expect(["law", "limits", "worksheet"]).toContain(verb);
    }
  });
});

/** As flags. */
function fieldsOf(kind: string): string[] {
  const found = KINDS[kind as keyof typeof KINDS];
  return Object.values(found.fields).map(({ wire }) => wire.replaceAll("_", "-"));
}

/** `person/alex` is corrected in a person; an event of the path in its own kind. */
function kindOf(path: FactPath, subject: string): string {
  const named = /^(person|employer|plan)\//.exec(subject)?.[1];
  return named ?? (subject === "PAYCHECK" ? "paycheck" : (path.split(".")[0] ?? ""));
}

describe("several facts at once", () => {
  it("says each once, and one command that answers two once", () => {
    const facts: FactPath[] = [
      "wages.alex.acme.2025.compensation",
      "wages.sam.acme.2025.compensation",
      "wages.alex.acme.2025.compensation",
    ];
    expect(missingWords(facts)).toBe(
      "the pay of alex from acme in 2025; the pay of sam from acme in 2025",
    );
    expect(adviceText(askedFor(facts))).toBe(
      "the pay of alex from acme in 2025; the pay of sam from acme in 2025: rothbook record wages --person alex --employer acme --tax-year 2025 --compensation …; rothbook record wages --person sam --employer acme --tax-year 2025 --compensation …",
    );
  });

  it("is said in the voice of the place where it is read", () => {
    const voice = {
      ...WORDS,
      payer: asIs,
      to: asIs,
      date: asIs,
      money: String,
      events: () => "",
      entry: () => "the payment of March 14",
      line: asIs,
    };
    expect(adviceWords(askedFor(["wages.alex.acme.2025.compensation"]), voice)).toBe(
      "the pay of Alex from Acme, Inc. in 2025",
    );
    expect(adviceWords(askedFor(["distribution.e7.account_balance"]), voice)).toBe(
      "what the account held just before the payment of March 14, earnings included",
    );
  });

  it("reads ids with dots, which names may hold", () => {
    expect(factParts("plan.1401.01.trustee").parts).toEqual({ plan: "1401.01" });
    expect(factParts("ira_value.j.r.2025").parts).toEqual({ person: "j.r", year: "2025" });
    expect(factParts("form_1099r.1401.01.2025.box_10").parts).toEqual({
      plan: "1401.01",
      year: "2025",
    });
  });
});
