// The book of a plan: a household's people stand together on a page, more than that are found and chosen.
import { describe, expect, it } from "vitest";
import { HOUSEHOLD_EVENTS, wordsOf } from "./household.ts";
import { siteOf } from "./site-of.ts";

/** The two of the household and so many more. */
async function bookOf(more: number) {
  const site = await siteOf();
  const people = Array.from({ length: more }, (_, at) => ({
    kind: "person",
    person: `p${at}`,
    name: `Zoë Reed ${String(at).padStart(3, "0")}`,
    birth_date: "1980-01-01",
  }));
  await site.take([...HOUSEHOLD_EVENTS, ...people]);
  const text = async (address: string) => await (await site.ask(address)).text();
  return { ...site, text, words: async (address: string) => wordsOf(await text(address)) };
}

const OF_PEOPLE = ["/", "/year", "/forms", "/events", "/ask/limits", "/why/year-figures/room"];

describe("a book of more people than a household has", () => {
  it("asks whose page it is to be, and keeps page and year", async () => {
    const { text } = await bookOf(7);
    for (const path of OF_PEOPLE) {
      const page = await text(`${path}?year=2025`);
      expect(wordsOf(page), path).toContain(
        "9 people are in this book. A page is about one of them.",
      );
      expect(page, path).toContain(`href="${path}?person=luis&amp;year=2025">Luis Ortiz</a>`);
      // Nobody is a tab of their own.
      expect(page, path).toMatch(
        /aria-label="Whose book" class="segments"><a[^>]*>Everybody<\/a><\/nav>/,
      );
    }
    const lead = wordsOf(await text("/year?person=luis&year=2025"));
    expect(lead).toContain("Luis Ortiz, as of");
    expect(lead).not.toContain("Dana Ortiz");
    expect(lead).toContain("Everybody Luis Ortiz");
  });

  it("finds people by a part of the name, without accents and case, or by the id", async () => {
    const { words } = await bookOf(120);
    const all = await words("/?year=2025");
    expect(all).toContain("122 people");
    expect(all).toContain("And 72 more: write more of the name.");
    const zoe = await words("/?find=ZOE+reed+00");
    expect(zoe).toContain("10 people with “ZOE reed 00”");
    expect(zoe).toContain("Zoë Reed 009 p9");
    expect(zoe).not.toContain("Zoë Reed 010");
    expect(await words("/?find=p119")).toContain("1 person with “p119” Zoë Reed 119 p119");
    expect(await words("/?find=nobody")).toContain("Nobody in this book is called so.");
    expect(await words("/?find=%3Cb%3E")).toContain("0 people with “&lt;b&gt;”");
  });

  it("has the pages that are about nobody, with a field for whose", async () => {
    const { text } = await bookOf(7);
    for (const path of ["/files", "/book", "/ask"])
      expect(wordsOf(await text(path)), path).not.toContain("A page is about one of them.");
    expect(await text("/book")).toContain('<input id="seal-person" name="person" value=""');
    expect(await text("/events?person=dana&year=2025")).toContain(
      '<input id="who" name="person" value="dana"',
    );
  });
});

it("eight people are a household still", async () => {
  const { words, text } = await bookOf(6);
  expect(await words("/")).not.toContain("A page is about one of them.");
  expect(await text("/book")).toContain('<select id="seal-person"');
});
