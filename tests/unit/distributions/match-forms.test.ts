// Which form answers to which, by hand from the rules in words: by plan and code, then by the amount of box 1,
// then the only one of each; the basis that a loss left over, on a form of its own, belongs to the H.
// Authority for the last: Instructions for Form 1099-R, box 5.
import { describe, expect, it } from "vitest";
import {
  type FormSum,
  matchForms,
  type ReceivedSum,
  withLossForms,
} from "../../../src/distributions/match-forms.ts";
import { complete, incomplete } from "../../../src/kernel/amount-state.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { cents, formatCents, ZERO } from "../../../src/kernel/money.ts";

const OPEN = incomplete(missingFact("form_1099r.{event}.box_2a", { event: "e1" }));
const amount = (of: number | undefined) => (of === undefined ? OPEN : complete(cents(of)));
const NOTHING = complete(ZERO);
const EMPTY = { box2a: NOTHING, box4: NOTHING, box5: NOTHING, box6: NOTHING, box10: NOTHING };
const form = (
  code: string,
  box1: number | undefined,
  more: Partial<ReceivedSum> = {},
): ReceivedSum => ({ plan: "k", code, box1: amount(box1), ...EMPTY, events: [], ...more });

const named = ({ plan, code, box1 }: FormSum) =>
  `${plan} ${code ?? "?"} ${box1.state === "complete" ? formatCents(box1.cents) : "open"}`;
const matched = (expected: readonly FormSum[], received: readonly ReceivedSum[]) => {
  const { pairs, onlyExpected, onlyReceived } = matchForms(expected, received);
  return [
    pairs.map((pair) => `${named(pair.expected)} = ${named(pair.received)}`),
    onlyExpected.map(named),
    onlyReceived.map(named),
  ];
};

describe("forms in pairs", () => {
  it("are of one plan and code, whatever their amounts", () => {
    const other = form("G", 100, { plan: "other" });
    expect(
      matched([form("G", 100), form("7", 300)], [other, form("7", 400), form("G", 500)]),
    ).toEqual([["k G 1.00 = k G 5.00", "k 7 3.00 = k 7 4.00"], [], ["other G 1.00"]]);
  });

  it("with other codes are those of one amount", () => {
    expect(matched([form("G", 100), form("7", 300)], [form("H", 300), form("1", 100)])).toEqual([
      ["k G 1.00 = k 1 1.00", "k 7 3.00 = k H 3.00"],
      [],
      [],
    ]);
  });

  it("of which neither code nor amount agrees are the only ones of their plan, or none", () => {
    expect(matched([form("G", 100)], [form("H", 300)])).toEqual([["k G 1.00 = k H 3.00"], [], []]);
    expect(matched([form("G", 100)], [form("H", 300), form("7", 400)])).toEqual([
      [],
      ["k G 1.00"],
      ["k H 3.00", "k 7 4.00"],
    ]);
    expect(matched([form("G", 100), form("8", 200)], [form("H", 300)])).toEqual([
      [],
      ["k G 1.00", "k 8 2.00"],
      ["k H 3.00"],
    ]);
    const elsewhere = form("H", 300, { plan: "other" });
    expect(matched([form("G", 100)], [elsewhere])).toEqual([[], ["k G 1.00"], ["other H 3.00"]]);
  });

  it("are the only ones of their plan, whatever is left over in another", () => {
    const [G, H] = [form("G", 700, { plan: "other" }), form("H", 900, { plan: "other" })];
    expect(matched([form("G", 100), G], [form("H", 300), H])).toEqual([
      ["k G 1.00 = k H 3.00", "other G 7.00 = other H 9.00"],
      [],
      [],
    ]);
  });

  it("of amounts that are not known do not agree by them", () => {
    const two = [form("H", undefined), form("7", 400)];
    expect(matched([form("G", undefined), form("8", 200)], two)).toEqual([
      [],
      ["k G open", "k 8 2.00"],
      ["k H open", "k 7 4.00"],
    ]);
  });
});

describe("the rest of a loss", () => {
  const H = form("H", 900, { box5: complete(cents(900)), events: ["h"] });
  const lost = form("H", 900, { box5: complete(cents(1000)) });
  const rest = form("7B", 0, { box5: complete(cents(100)), events: ["rest"] });
  const together = (received: readonly ReceivedSum[], expected: readonly FormSum[] = [lost]) =>
    withLossForms(received, expected).map(
      ({ code, box5, events }) =>
        `${code} ${box5.state === "complete" ? formatCents(box5.cents) : "open"} ${events.join("+")}`,
    );

  it.each(["1B", "2B", "7B"])("with code %s is added to the H of its plan", (code) => {
    expect(together([H, { ...rest, code }])).toEqual(["H 10.00 h+rest"]);
  });

  const apart: readonly (readonly [string, Partial<ReceivedSum>])[] = [
    ["has another code", { code: "G" }],
    ["has a code that only begins so", { code: "7BP" }],
    ["has an amount in box 1", { box1: complete(cents(1)) }],
    ["has a box 1 that is not known", { box1: OPEN }],
    ["is of another plan", { plan: "other" }],
  ];
  it.each(apart)("stays a form of its own where it %s", (_, more) => {
    expect(together([H, { ...rest, ...more }])).toHaveLength(2);
    expect(together([H, { ...rest, ...more }])[0]).toBe("H 9.00 h");
  });

  const noLoss: readonly (readonly [string, FormSum])[] = [
    ["nothing was lost", form("H", 1000, { box5: complete(cents(1000)) })],
    ["the loss is not known", form("H", 900, { box5: OPEN })],
    ["what was paid is not known", form("H", undefined, { box5: complete(cents(1000)) })],
    ["it was lost under another code", { ...lost, code: "G" }],
    ["another plan lost it", { ...lost, plan: "other" }],
  ];
  it.each(noLoss)("stays a form of its own where %s", (_, expected) => {
    expect(together([H, rest], [expected])).toEqual(["H 9.00 h", "7B 1.00 rest"]);
  });

  it("is added to no other form", () => {
    const G = form("G", 500, { box5: complete(cents(500)), events: ["g"] });
    expect(together([H, G, rest, { ...rest, code: "1B", events: ["more"] }])).toEqual([
      "H 11.00 h+rest+more",
      "G 5.00 g",
    ]);
    const elsewhere = { ...H, plan: "other", events: ["there"] };
    expect(together([elsewhere, H, rest])).toEqual(["H 9.00 there", "H 10.00 h+rest"]);
  });
});
