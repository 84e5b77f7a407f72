// What the checks say, as the page says it: names instead of ids, and no word of a sentence taken for one.
import { describe, expect, it } from "vitest";
import { plainWords } from "../../src/web/shell/plain-words.ts";
import { siteOf } from "./site-of.ts";

const words = plainWords({
  people: [
    { id: "theo", name: "Theo Brandt" },
    { id: "may", name: "May Field" },
  ],
  employers: [{ id: "calloway-glass", name: "Calloway Glass" }],
  plans: [
    { id: "calloway-glass-401k", name: "Calloway Glass 401(k)" },
    { id: "finch-401k", name: "Finch 401(k)" },
  ],
});

describe("plain words", () => {
  it.each([
    [
      "Convert the after-tax balance in finch-401k to Roth",
      "Convert the after-tax balance in Finch 401(k) to Roth",
    ],
    [
      "compensation of theo at calloway-glass in the limitation year",
      "compensation of Theo Brandt at Calloway Glass in the limitation year",
    ],
    ["it may be more for may", "it may be more for May Field"],
    ["calloway-glass-401k/x and old-finch-401k", "calloway-glass-401k/x and old-finch-401k"],
    [
      "How much? form-1099-r line calloway-glass-401k/G/2a and 5 other lines wait for it",
      "How much? Form 1099-R of Calloway Glass 401(k), code G, box 2a and 5 other lines wait for it",
    ],
    [
      "form 1099r e42: where did the money go? form-1040 line 5a and form-1040 line 5b wait for it",
      "Form 1099-R received: where did the money go? Form 1040, line 5a and Form 1040, line 5b wait for it",
    ],
    [
      "tell payroll before 2026-02-15; the form from finch-401k (e64, e65) came",
      "tell payroll before Feb 15, 2026; the form from Finch 401(k) came",
    ],
    [
      "annual-additions line calloway-glass/3 waits for it",
      "the limit on annual additions of Calloway Glass, line 3 waits for it",
    ],
  ])("%s", (said, shown) => {
    expect(words(said)).toBe(shown);
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
