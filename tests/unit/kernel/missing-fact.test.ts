// Ids may hold dots: a fact is what it is about, not the text that is printed of it.
import { describe, expect, it } from "vitest";
import { worksheetOf } from "../../../src/forms/worksheet-of.ts";
import { incomplete, sum } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { BY_ID, questionOfFact } from "../../../src/kernel/fact-questions.ts";
import { factsInOrder, missingFact, pathsOf } from "../../../src/kernel/missing-fact.ts";
import { lawOf } from "../../../src/law/law.ts";
import { whereToGive } from "../../../src/web/shell/missing-fact.ts";
import { ledgerOf } from "../../support/ledger-of.ts";

const opening = (person: string, plan: string) =>
  missingFact("opening_basis.{person}.{plan}.plan_after_tax", { person, plan });

describe("a missing fact", () => {
  it("is one value however often it is made", () => {
    expect(opening("j.r", "1401.01")).toBe(opening("j.r", "1401.01"));
    expect(sum([incomplete(opening("j.r", "a")), incomplete(opening("j.r", "a"))])).toEqual({
      state: "incomplete",
      missing: [opening("j.r", "a")],
    });
  });

  it("of two people and two plans whose ids hold dots is two, though both print the same", () => {
    const [one, other] = [opening("j", "r.1401"), opening("j.r", "1401")];
    expect(one.path).toBe(other.path);
    expect(one).not.toBe(other);
    expect(factsInOrder([one, other, one])).toHaveLength(2);
    expect(questionOfFact(one, BY_ID).command).toContain("--person j --plan r.1401 ");
    expect(questionOfFact(other, BY_ID).command).toContain("--person j.r --plan 1401 ");
    expect(whereToGive(other)).toBe("/record/opening_basis?person=j.r&plan=1401");
  });

  it("prints as JSON has it, in the order of the paths", () => {
    const of = (person: string, year: number) =>
      missingFact("ira_value.{person}.{year}", { person, year: taxYear(year) });
    expect(pathsOf(factsInOrder([of("j.r", 2025), of("j.r", 2024), of("a.b", 2025)]))).toEqual([
      "ira_value.a.b.2025",
      "ira_value.j.r.2024",
      "ira_value.j.r.2025",
    ]);
  });

  it("is asked of the right one of two people with dots in a form", () => {
    const ledger = ledgerOf([
      { id: "p1", kind: "person", person: "j", birth_date: "1980-01-01" },
      { id: "p2", kind: "person", person: "j.r", birth_date: "1981-01-01" },
      ...["j", "j.r"].flatMap((person) => [
        {
          id: `c-${person}`,
          kind: "ira_contribution",
          person,
          ira: "traditional",
          tax_year: 2025,
          date: "2025-02-01",
          amount: "7000.00",
        },
        {
          id: `d-${person}`,
          kind: "ira_distribution",
          person,
          ira: "traditional",
          date: "2025-03-01",
          amount: "100.00",
        },
      ]),
    ]);
    for (const person of ["j", "j.r"]) {
      const made = worksheetOf("form-8606", {
        ledger,
        law: lawOf(ledger),
        person,
        taxYear: taxYear(2025),
      });
      const facts = made.ok ? made.value.incomplete : [];
      expect(facts).toEqual([
        missingFact("ira_value.{person}.{year}", { person, year: taxYear(2025) }),
      ]);
      expect(facts.map(whereToGive)).toEqual([`/record/ira_value?person=${person}&tax_year=2025`]);
    }
  });
});
