// Held against every way there is to lay two short lists beside each other.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aligned } from "../../../src/statements/align.ts";

type Pair = readonly [one: number, other: number];

/** Every set of pairs in which both go up. */
function everyWay(ones: number, others: number): Pair[][] {
  if (ones === 0 || others === 0) return [[]];
  const without = everyWay(ones - 1, others);
  const withLast = Array.from({ length: others }, (_, other) =>
    everyWay(ones - 1, other).map((way) => [...way, [ones - 1, other] as const]),
  );
  return [...without, ...withLast.flat()];
}

const costOf = (
  way: readonly Pair[],
  costs: readonly (readonly number[])[],
  lists: Pair,
  unpaired: number,
) =>
  way.reduce((sum, [one, other]) => sum + (costs[one]?.[other] ?? 0), 0) +
  (lists[0] + lists[1] - 2 * way.length) * unpaired;

const indexes = (length: number) => Array.from({ length }, (_, index) => index);
const cost = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constant(Number.POSITIVE_INFINITY));

describe("two lists beside each other", () => {
  it("cost least, in order, each in one pair at most", () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.nat(4),
        fc.array(fc.array(cost, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
        (ones, others, costs) => {
          const found = aligned(indexes(ones), indexes(others), {
            pairCost: (one, other) => costs[one]?.[other] ?? 0,
            unpaired: 30,
          });
          const all = everyWay(ones, others).map((way) => costOf(way, costs, [ones, others], 30));
          expect(costOf(found, costs, [ones, others], 30)).toBe(Math.min(...all));
          for (const [at, [one, other]] of found.entries()) {
            const [before = -1, otherBefore = -1] = found[at - 1] ?? [];
            expect(one > before && other > otherBefore).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("pair two that cost as much together as alone, the earlier first", () => {
    const asMuch = { pairCost: () => 60, unpaired: 30 };
    expect(aligned(["a"], ["x"], asMuch)).toEqual([["a", "x"]]);
    expect(aligned(["a"], ["x"], { pairCost: () => 61, unpaired: 30 })).toEqual([]);
    const same = { pairCost: () => 0, unpaired: 30 };
    expect(aligned(["a", "b"], ["x"], same)).toEqual([["a", "x"]]);
    expect(aligned(["a"], ["x", "y"], same)).toEqual([["a", "x"]]);
    expect(aligned([], ["x"], same)).toEqual([]);
    expect(aligned(["a"], [], same)).toEqual([]);
  });
});
