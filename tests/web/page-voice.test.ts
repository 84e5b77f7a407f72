// A sentence as the page says it: names instead of ids, its own days, and no word of it taken for an id.
import { describe, expect, it } from "vitest";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { missingFact } from "../../src/kernel/missing-fact.ts";
import { plainText, type Sentence, say, spoken } from "../../src/kernel/sentence.ts";
import { pageVoice } from "../../src/web/shell/page-voice.ts";
import { siteOf } from "./site-of.ts";

const voice = pageVoice({
  people: [
    { id: "theo", name: "Theo Brandt" },
    { id: "may", name: "May Field" },
  ],
  employers: [{ id: "calloway-glass", name: "Calloway Glass" }],
  plans: [{ id: "calloway-glass-401k", name: "Calloway Glass 401(k)" }],
});
const date = calendarDate("2026-02-15");
const plan = "calloway-glass-401k";

const CASES: readonly (readonly [Sentence, terminal: string, page: string])[] = [
  [
    say`it may be more for ${{ person: "may" }} at ${{ employer: "calloway-glass" }}`,
    "it may be more for may at calloway-glass",
    "it may be more for May Field at Calloway Glass",
  ],
  [
    say`a name of one sort is not that of another: ${{ plan: "calloway-glass" }}`,
    "a name of one sort is not that of another: calloway-glass",
    "a name of one sort is not that of another: calloway-glass",
  ],
  [
    say`tell payroll before ${{ date }}; the form from ${{ plan }}${{ events: ["e64", "e65"] }} came`,
    "tell payroll before 2026-02-15; the form from calloway-glass-401k (e64, e65) came",
    "tell payroll before Feb 15, 2026; the form from Calloway Glass 401(k) came",
  ],
  [
    say`${{ fact: missingFact("form_1099r.{event}.movement", { event: "e42" }), entry: { kind: "form_1099r", id: "e42" } }} ${{ form: "form-1040", line: { line: "5a", place: { number: "5a" } } }} waits for it`,
    "form 1099r e42: what was paid, and where did the money go? form-1040 line 5a waits for it",
    "Form 1099-R received: what was paid, and where did the money go? Form 1040, line 5a waits for it",
  ],
  [
    say`${{ form: "form-1099-r", line: { line: `${plan}/G/2a`, place: { number: "2a" }, owner: { plan, code: "G" } } }} and ${{ form: "annual-additions", line: { line: "calloway-glass/3", place: { number: "3" }, owner: { employer: "calloway-glass" } } }}`,
    "form-1099-r line calloway-glass-401k/G/2a and annual-additions line calloway-glass/3",
    "Form 1099-R of Calloway Glass 401(k), code G, box 2a and the limit on annual additions of Calloway Glass, line 3",
  ],
  [
    say`from ${{ plan }}${{ on: date }} to ${{ to: "designated_roth" }}`,
    "from calloway-glass-401k on 2026-02-15 to designated roth",
    "from Calloway Glass 401(k) on Feb 15, 2026 to the Roth account",
  ],
];

describe("a sentence", () => {
  it.each(CASES)("%#", (said, terminal, page) => {
    expect(plainText(said)).toBe(terminal);
    expect(spoken(said, voice)).toBe(page);
  });
});

describe("a form that nothing answers to", () => {
  it("is open in words, with the place to answer it; a day of another year has its year", async () => {
    const site = await siteOf();
    await site.take([
      { kind: "person", person: "theo", name: "Theo Brandt", birth_date: "1984-11-19" },
      { kind: "employer", employer: "acme", name: "Acme" },
      { kind: "plan", plan: "acme-401k", employer: "acme", name: "Acme 401(k)" },
      {
        kind: "form_1099r",
        person: "theo",
        plan: "acme-401k",
        payer: "acme-401k",
        tax_year: 2025,
        box_1: "905.00",
        box_2a: "4.50",
        box_7: "G",
      },
    ]);
    for (const path of ["/?year=2025", "/year?year=2025", "/forms?year=2025"]) {
      const page = await (await site.ask(path)).text();
      expect(page, path).toContain("Form 1099-R received: what was paid");
      expect(page, path).not.toMatch(/form 1099r e\d|form-1040 line/);
    }
    const home = await (await site.ask("/?year=2025")).text();
    expect(home).toMatch(/<a href="\/record">Say it<\/a>/);
    expect(home).toMatch(/year=2025#e\d+">See the entries/);
  });
});
