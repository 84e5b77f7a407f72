// What the command line answers is answered on the page too: the same view, names for ids, figures that lead on.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../src/answers/questions.ts";
import { ANSWERED_ELSEWHERE, ASKED } from "../../src/web/asks/asked-questions.ts";
import { HOUSEHOLD_EVENTS, wordsOf } from "./household.ts";
import { siteOf } from "./site-of.ts";

const NAMES = ASKED.flatMap(({ questions }) => questions.map(({ name }) => name));

async function household() {
  const site = await siteOf();
  await site.take(HOUSEHOLD_EVENTS);
  const text = async (address: string) => await (await site.ask(address)).text();
  return { ...site, text };
}

describe("the list of questions", () => {
  it("has every question there is, here or on a page of its own", () => {
    const all = QUESTIONS.map(({ name }) => name);
    expect([...NAMES, ...Object.keys(ANSWERED_ELSEWHERE)].toSorted()).toEqual(all.toSorted());
  });

  it("leads to each, and to the pages that answer the others", async () => {
    const { ask, text } = await household();
    const list = await text("/ask?person=luis&year=2025");
    for (const name of NAMES)
      expect(list).toContain(`href="/ask/${name}?person=luis&amp;year=2025"`);
    for (const page of new Set(Object.values(ANSWERED_ELSEWHERE)))
      expect((await ask(page)).status).toBe(200);
  });
});

describe("a question", () => {
  it.each(NAMES)("%s is answered for each of two people, without an id", async (name) => {
    const { ask } = await household();
    for (const person of ["dana", "luis"]) {
      const more = "bracket=24&yearly=10000&from=e3&plan=acme-401k";
      const answer = await ask(`/ask/${name}?person=${person}&year=2025&${more}`);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      const main = page.slice(page.indexOf('<div aria-live="polite">'));
      expect(main).toMatch(/class="card answer"/);
      expect(wordsOf(main)).not.toMatch(/acme-401k|globex-401k|\bdana\b|\bluis\b/);
    }
  });

  it("calls a kind of IRA and a plan by their names", async () => {
    const { text, take } = await household();
    const paid = { person: "dana", date: "2025-03-03", amount: "50.00", ira: "traditional" };
    await take([{ kind: "ira_distribution", ...paid }]);
    const page = wordsOf(await text("/ask/reconcile?person=dana&year=2025"));
    expect(page).toContain("traditional ira");
    expect(page).toContain("Acme 401(k)");
    expect(page).not.toMatch(/traditional_ira|Traditional Ira|acme-401k/);
  });

  it("has figures that lead to their why, of the person and the year that are asked about", async () => {
    const { ask, text } = await household();
    for (const person of ["dana", "luis"]) {
      const page = await text(`/ask/limits?person=${person}&year=2025`);
      const links = [...page.matchAll(/href="(\/why\/[^"]+)"/g)].map(([, href]) => href ?? "");
      expect(links.length).toBeGreaterThan(5);
      for (const href of links) {
        expect(href).toContain(`person=${person}&amp;year=2025`);
        expect((await ask(href.replaceAll("&amp;", "&"))).status).toBe(200);
      }
    }
  });

  it("of one of two people asks whose it is; of nobody's it does not", async () => {
    const { text } = await household();
    expect(await text("/ask/limits?year=2025")).toContain("Choose above whose it is.");
    const law = await text("/ask/law?year=2025");
    expect(law).not.toContain("Choose above");
    // Rev. Proc. 2024-40 and Notice 2024-80: 23,500 of deferrals in 2025.
    expect(wordsOf(law)).toContain("23,500.00");
  });

  it("waits for what it needs, and says beside a field what is wrong with it; what was typed stays", async () => {
    const { text } = await household();
    const empty = await text("/ask/cadence?person=dana&year=2025");
    expect(empty).toContain('name="bracket"');
    expect(empty).not.toContain("card answer");
    const wrong = await text("/ask/cadence?person=dana&year=2025&bracket=much&settlementDays=soon");
    expect(wrong).toMatch(/id="field-bracket-fault">[^<]*such as 24 or 6.5/);
    expect(wrong).toMatch(/id="field-settlementDays-fault">[^<]*whole number/);
    expect(wrong).toContain('value="much"');
    expect(wrong).toMatch(/<details open>/);
    expect(wrong).not.toContain("card answer");
  });

  it("takes several days and amounts in one field", async () => {
    const { text } = await household();
    const asked = (bonuses: string) =>
      text(`/ask/schedule?person=dana&year=2026&bonuses=${encodeURIComponent(bonuses)}`);
    const page = wordsOf(await asked("2026-11-03=2000.00; 2026-12-03=3000"));
    expect(page).toContain("Nov 3, 2026");
    expect(page).toContain("Dec 3, 2026");
    expect(await asked("2026-11-03=2000.00 2026-12-03")).toMatch(/id="field-bonuses-fault"/);
  });

  it("opens no file that an address names, and asks as of no other day", async () => {
    const { text, folder } = await household();
    const file = join(folder, "events.jsonl");
    const plain = await text("/ask/cadence?person=dana&year=2025&bracket=24");
    for (const more of [`priceFile=${encodeURIComponent(file)}`, "asOf=e1", "today=2020-01-01"])
      expect(await text(`/ask/cadence?person=dana&year=2025&bracket=24&${more}`)).toBe(plain);
  });

  it("that cannot be answered says why, and one that there is not is not found", async () => {
    const { ask, text } = await household();
    expect(await text("/ask/diff?person=dana&year=2025&from=e9999")).toContain(
      "It cannot be said yet.",
    );
    expect((await ask("/ask/nothing")).status).toBe(404);
    const log = await ask("/ask/audit%20log");
    expect([log.status, log.headers.get("location")]).toEqual([303, "/book"]);
  });
});
