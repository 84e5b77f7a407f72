// Forms 1099-R that do not say what the ledger says: in words, with the amount that would be taxed wrongly.
// 10,000.00 paid in, 10,200.00 moved to a Roth IRA: box 1 10,200.00, box 2a 200.00, box 5 10,000.00, code G.
import { describe, expect, it } from "vitest";
import { checkFormsAgree } from "../../../src/checks/received-forms-agree.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex" },
  { kind: "person", person: "sam" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme_401k", employer: "acme" },
  { kind: "plan", plan: "named", employer: "acme", name: "Acme Savings" },
];
const moved = (more: Fields = {}, year = 2025): EventJson[] => [
  {
    ...{ kind: "paycheck", person: "alex", plan: "acme_401k", date: `${year}-01-15` },
    ...{ contributions: { after_tax: "10000.00" }, ...more },
  },
  {
    ...{
      kind: "distribution",
      id: `d${year}`,
      person: "alex",
      plan: "acme_401k",
      date: `${year}-03-03`,
    },
    ...{ amount: "10200.00", from: "after_tax", account_balance: "10200.00" },
    destinations: [{ to: "roth_ira", amount: "10200.00", method: "direct" }],
    ...more,
  },
];
const form = (id: string, more: Fields = {}): EventJson => ({
  ...{ kind: "form_1099r", id, person: "alex", plan: "acme_401k", tax_year: 2025, box_7: "G" },
  ...{ box_1: "10200.00", box_2a: "200.00", box_5: "10000.00" },
  ...more,
});
/** Boxes that go together: 200.00 of earnings, and the rest was taxed before. */
const gross = (dollars: number) => ({
  ...{ box_1: `${dollars}.00`, box_2a: "200.00" },
  box_5: `${dollars - 200}.00`,
});
const found = (...events: readonly EventJson[]) =>
  checkFormsAgree(ledgerOf([...WHO, ...events]), "alex");
const ASKED = "correct what was recorded, or ask the payer for a corrected form";

describe("a form that differs", () => {
  it("is told with its boxes, and the amount of box 2a where that differs", () => {
    expect(found(...moved(), form("f"))).toEqual([]);
    const differs = form("f", { box_1: "10300.00", box_2a: "230.00", box_5: "10070.00" });
    expect(found(...moved(), differs)).toMatchObject([
      {
        code: "form-1099r.differs",
        message: expect.stringMatching(
          /^Form 1099-R for 2025 from acme 401k, code G: box 1 says 10,300\.00 where the ledger has 10,200\.00 \(.+\); box 2a says 230\.00 where the ledger has 200\.00 \(.+\); box 5 says 10,070\.00 where the ledger has 10,000\.00 \(.+\)$/,
        ),
        hint: { words: ASKED, commands: ["reconcile --tax-year 2025"] },
        events: ["f", "d2025"],
        amount: 3000,
      },
    ]);
    // Less is as much as more.
    expect(found(...moved(), form("f", { box_2a: "190.00" }))).toMatchObject([{ amount: 1000 }]);
    expect(found(...moved(), form("f", { box_1: "10210.00", box_2a: "210.00" }))).toMatchObject([
      { amount: 1000 },
    ]);
  });

  it("has the largest difference as its amount where box 2a agrees", () => {
    const differs = (box_1: string, box_5: string) =>
      found(...moved(), form("f", { box_1, box_5, box_2a: "200.00" }))[0]?.amount;
    expect(differs("10230.00", "10000.50")).toBe(3000);
    expect(differs("10200.00", "9960.00")).toBe(4000);
    expect(differs("10190.00", "9989.50")).toBe(1050);
  });

  it("of another code says which", () => {
    expect(found(...moved(), form("f", { box_7: "7" }))[0]?.message).toMatch(
      /^Form 1099-R for 2025 from acme 401k, code 7: box 7 says 7 where the ledger has G \(/,
    );
  });

  it("is told by year, and by the name that the plan has", () => {
    const named = { plan: "named" };
    const events = [2025, 2023, 2024].flatMap((year) => [
      ...moved(named, year),
      form(`f${year}`, { ...named, tax_year: year, box_5: "9999.00", box_2a: "200.00" }),
    ]);
    const messages = found(...events).map(({ message }) => message.split(":")[0]);
    expect(messages).toEqual([
      "Form 1099-R for 2023 from Acme Savings, code G",
      "Form 1099-R for 2024 from Acme Savings, code G",
      "Form 1099-R for 2025 from Acme Savings, code G",
    ]);
  });

  it("of somebody else, and one that is wrong by itself, is not told here", () => {
    expect(found(...moved(), form("f"), form("s", { person: "sam", box_1: "1.00" }))).toEqual([]);
    // Earnings went to a Roth IRA untaxed: an error of the form (form-1099r.earnings-not-taxed).
    expect(found(...moved(), form("f", { box_2a: "0.00" }))).toEqual([]);
  });
});

describe("two forms that are added up", () => {
  const two = (first: Fields, second: Fields, ...more: readonly EventJson[]) =>
    found(...moved(), form("one", first), form("two", second), ...more).find(
      ({ code }) => code === "form-1099r.differs",
    )?.hint;
  const replaced = {
    words:
      "two forms are added up, one and two; if the later one corrects the earlier, take that one back",
    commands: ["correct one --remove --reason custodian_corrected"],
  };
  const A = { account_number: "A" };
  const B = { account_number: "B" };

  it("may be one that corrects the other, where either fits what was paid, or both say the same", () => {
    expect(two({ ...gross(10100) }, A)).toEqual(replaced);
    expect(two(A, { ...gross(10100) })).toEqual(replaced);
    expect(two({ ...gross(10100) }, { ...A, ...gross(10100) })).toEqual(replaced);
    expect(two({ ...B, ...gross(10100) }, { ...gross(10100) })).toEqual(replaced);
    // Others of that year are another payer's.
    const other = form("other", { plan: "named" });
    expect(two({ ...gross(10100) }, A, other)).toEqual(replaced);
  });

  it("are the earlier and the later as they were recorded, whatever they say", () => {
    const commands = (hint: ReturnType<typeof two>) =>
      typeof hint === "object" && "commands" in hint ? hint.commands : [];
    expect(commands(two({ ...gross(10100) }, A))).toEqual(replaced.commands);
    expect(commands(two({ ...gross(19100) }, A))).toEqual(replaced.commands);
    expect(commands(two({ ...B, ...gross(9100) }, {}))).toEqual(replaced.commands);
  });

  it("are of two accounts where both say which, and where neither is what was paid", () => {
    const words = (hint: ReturnType<typeof two>) =>
      typeof hint === "object" && "words" in hint ? hint.words : hint;
    expect(words(two(A, B))).toBe(ASKED);
    expect(words(two({ ...gross(10100) }, { ...A, ...gross(10150) }))).toBe(ASKED);
    expect(words(two({}, A, form("three", B)))).toBe(ASKED);
    // One form alone.
    expect(words(found(...moved(), form("one", { ...gross(900) }))[0]?.hint)).toBe(ASKED);
  });
});

describe("a form that nothing answers to", () => {
  it("is told with box 1; a movement without a form is not told here", () => {
    const strange = form("f", { plan: "named", box_1: "500.00", box_2a: "0.00", box_5: "500.00" });
    expect(found(...moved(), strange)).toMatchObject([
      {
        code: "form-1099r.unanswered",
        message:
          "Form 1099-R for 2025 from Acme Savings, code G: nothing in the ledger answers to it (box 1: 500.00)",
        events: ["f"],
        amount: 50_000,
      },
    ]);
  });
});
