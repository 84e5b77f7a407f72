// A missing fact is asked in words that a client understands, with the paper that has it and the command that
// records it; no path shows. Every shape of path that src can make is here: MissingFact knows no other.
import { describe, expect, it } from "vitest";
import { adviceText, adviceWords } from "../../../src/kernel/advice.ts";
import { askedFor } from "../../../src/kernel/asked-for.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { BY_ID, missingWords, questionOfFact } from "../../../src/kernel/fact-questions.ts";
import { FACT_SHAPES, type MissingFact, missingFact } from "../../../src/kernel/missing-fact.ts";
import { KINDS } from "../../../src/ledger/kinds.ts";
import { shownOf } from "../../../src/render/views/cell.ts";

const asIs = (text: string) => text;

const WORDS = {
  person: (id: string) => (id === "alex" ? "Alex" : id),
  plan: (id: string) => (id === "acme-401k" ? "the Acme 401(k) Plan" : id),
  employer: (id: string) => (id === "acme" ? "Acme, Inc." : id),
  event: (id: string) => (id === "e7" ? "$1,001.00 on March 14, 2025" : undefined),
};

const PATHS: readonly (readonly [MissingFact, string])[] = [
  [
    missingFact("ira_value.{person}.{year}", { person: "alex", year: taxYear(2025) }),
    "worth on 12/31/2025 (Form 5498, box 5, of each)?",
  ],
  [missingFact("person.{person}.birth_date", { person: "alex" }), "When was Alex born?"],
  [
    missingFact("employer.{employer}.pay_frequency", { employer: "acme" }),
    "How often does Acme, Inc. pay",
  ],
  [
    missingFact("wages.{person}.{employer}.{year}.compensation", {
      person: "alex",
      employer: "acme",
      year: taxYear(2025),
    }),
    "Form W-2, box 5, is close",
  ],
  [
    missingFact("wages.{person}.{employer}.{year}.fica_wages", {
      person: "alex",
      employer: "acme",
      year: taxYear(2025),
    }),
    "box 3 of Alex’s Form W-2 for 2025 from Acme, Inc.",
  ],
  [
    missingFact("gross_pay.{person}.{employer}.{start}.{end}", {
      person: "alex",
      employer: "acme",
      start: calendarDate("2024-07-01"),
      end: calendarDate("2025-06-30"),
    }),
    "from 07/01/2024 to 06/30/2025",
  ],
  [
    missingFact("opening_basis.{person}.{plan}.plan_after_tax", {
      person: "alex",
      plan: "acme-401k",
    }),
    "in the Acme 401(k) Plan before these records",
  ],
  [
    missingFact("opening_basis.{event}.taxable", { event: "e7" }),
    "Form 8606 of that year, line 18",
  ],
  [
    missingFact("opening_basis.{event}.tax_year", { event: "e7" }),
    "in which year was the first contribution",
  ],
  [
    missingFact("form_8606.{person}.{year}.line_14", { person: "alex", year: taxYear(2024) }),
    "line 14 of Alex’s Form 8606 for 2024",
  ],
  [
    missingFact("form_8606.{person}.{year}.line_18", { person: "alex", year: taxYear(2024) }),
    "line 18 of Alex’s Form 8606 for 2024",
  ],
  [
    missingFact("form_5329.{person}.{year}.line_4", { person: "alex", year: taxYear(2024) }),
    "line 4 of Alex’s Form 5329 for 2024",
  ],
  [
    missingFact("form_8915f.{person}.{year}.ira_taxable", { person: "alex", year: taxYear(2024) }),
    "Forms 8915-F make taxable in 2024",
  ],
  [
    missingFact("form_1099r.{plan}.{year}.box_10", { plan: "acme-401k", year: taxYear(2025) }),
    "box 10 of the Form 1099-R of the Acme 401(k) Plan",
  ],
  [missingFact("form_1099r.{event}.box_2a", { event: "e7" }), "box 2a of this Form 1099-R"],
  [missingFact("form_1099r.{event}.movement", { event: "e7" }), "where did the money go?"],
  [
    missingFact("{kind}.{event}.account_balance", { kind: "distribution", event: "e7" }),
    "how much did the account hold just before",
  ],
  [
    missingFact("{kind}.{event}.account_balance", { kind: "in_plan_roth_rollover", event: "e7" }),
    "how much did the account hold just before",
  ],
  [
    missingFact("{kind}.{event}.from", { kind: "distribution", event: "e7" }),
    "from which money did it come",
  ],
  [
    missingFact("distribution.{event}.designated_roth", { event: "e7" }),
    "how much of it was Roth money",
  ],
  [
    missingFact("distribution.{event}.excess_deferral", { event: "e7" }),
    "a Roth deferral above the limit",
  ],
  [
    missingFact("plan_transfer.{event}.basis", { event: "e7" }),
    "how much of it was after-tax money",
  ],
  [
    missingFact("{kind}.{event}.earnings", { kind: "ira_returned_contribution", event: "e7" }),
    "how much of it was earnings",
  ],
  [
    missingFact("{kind}.{event}.earnings", { kind: "ira_recharacterization", event: "e7" }),
    "how much of it was earnings",
  ],
  [
    missingFact("ira_recharacterization.{event}.year_end_value", { event: "e7" }),
    "what was it worth on the last day of the year",
  ],
  [
    missingFact("roth_excess.{person}.{year}.plan", { person: "alex", year: taxYear(2025) }),
    "Which plan holds the Roth deferrals of Alex",
  ],
  [
    missingFact("limits.{person}.{year}", { person: "alex", year: taxYear(2025) }),
    "the limit on Alex’s elective deferrals in 2025",
  ],
  [
    missingFact("law.{year}.annual_additions_limit", { year: taxYear(2027) }),
    "What are the limits of 2027?",
  ],
  [
    missingFact("plan.{plan}.trustee", { plan: "acme-401k" }),
    "Who is the trustee of the Acme 401(k) Plan",
  ],
];

describe("a missing fact as a question", () => {
  it.each(PATHS)("$0.path", (path, said) => {
    const { text, changes, short, what } = questionOfFact(path, WORDS);
    expect(text).toContain(said);
    expect(text).toMatch(/\?/);
    for (const words of [text, changes, short, what])
      expect(words).not.toMatch(/[a-z]_[a-z]|\be7\b|acme-401k|undefined/);
  });

  it("leaves no shape out", () => {
    expect(new Set(PATHS.map(([{ shape }]) => shape))).toEqual(new Set(FACT_SHAPES));
  });

  it("is words in every text, never a path", () => {
    for (const [path] of PATHS) {
      const shown = shownOf({ kind: "incomplete", missing: [path] });
      expect(shown).not.toContain(path.path);
      expect(shown).not.toMatch(/[a-z]_[a-z]/);
    }
  });
});

describe("a fact of an entry that nobody can name", () => {
  const NAMELESS = { ...WORDS, event: () => undefined };
  const ofEntries = PATHS.filter(([{ path }]) => path.includes("e7"));

  it.each(ofEntries)("is asked for all the same: $0.path", (path) => {
    const { text, what, short } = questionOfFact(path, NAMELESS);
    for (const words of [text, what, short]) {
      expect(words).not.toMatch(/undefined|\be7\b|\$1,001/);
      expect(words).toMatch(/entry|payment|opening|Form 1099-R|that|account|contribution/i);
    }
  });

  it("says what it is of", () => {
    const words = (path: MissingFact) => questionOfFact(path, NAMELESS);
    const event = "e7";
    expect(words(missingFact("form_1099r.{event}.box_2a", { event })).what).toBe(
      "box 2a of the Form 1099-R without it",
    );
    const movement = words(missingFact("form_1099r.{event}.movement", { event }));
    expect(movement.text).toMatch(/^A Form 1099-R: what was paid/);
    expect(movement.what).toBe("what the Form 1099-R without a record was for");
    const excess = words(missingFact("distribution.{event}.excess_deferral", { event }));
    expect(excess.text).toMatch(/^An entry: how much of it/);
    expect(excess.what).toMatch(/^how much of the payment was a Roth deferral/);
    const roth = words(missingFact("distribution.{event}.designated_roth", { event }));
    expect(roth.text).toMatch(/^An entry: how much of it was Roth money/);
    expect(roth.what).toBe("how much of an entry was Roth money");
  });
});

describe("a missing fact as a command", () => {
  it.each(PATHS)("$0.path", (path) => {
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
function kindOf(path: MissingFact, subject: string): string {
  const named = /^(person|employer|plan)\//.exec(subject)?.[1];
  return (
    named ??
    (subject === "PAYCHECK"
      ? "paycheck"
      : "kind" in path
        ? path.kind
        : (path.path.split(".")[0] ?? ""))
  );
}

describe("several facts at once", () => {
  it("says each once, and one command that answers two once", () => {
    const facts: MissingFact[] = [
      missingFact("wages.{person}.{employer}.{year}.compensation", {
        person: "alex",
        employer: "acme",
        year: taxYear(2025),
      }),
      missingFact("wages.{person}.{employer}.{year}.compensation", {
        person: "sam",
        employer: "acme",
        year: taxYear(2025),
      }),
      missingFact("wages.{person}.{employer}.{year}.compensation", {
        person: "alex",
        employer: "acme",
        year: taxYear(2025),
      }),
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
    expect(
      adviceWords(
        askedFor([
          missingFact("wages.{person}.{employer}.{year}.compensation", {
            person: "alex",
            employer: "acme",
            year: taxYear(2025),
          }),
        ]),
        voice,
      ),
    ).toBe("the pay of Alex from Acme, Inc. in 2025");
    expect(
      adviceWords(
        askedFor([
          missingFact("{kind}.{event}.account_balance", { kind: "distribution", event: "e7" }),
        ]),
        voice,
      ),
    ).toBe("what the account held just before the payment of March 14, earnings included");
  });
});
