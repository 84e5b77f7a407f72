// The independent calculation, a short run. `npm run independent` compares ten thousand lives.
import { expect, it } from "vitest";
import { compareLives } from "./compare.ts";

it("agrees with every life calculated by hand", () => {
  const { lives, compared, differing } = compareLives(1, 150);
  expect(differing).toEqual([]);
  expect(lives).toBe(150);
  expect(compared).toBeGreaterThan(5_000);
});
