// A set of numbers, held against the one that JavaScript has.
import { expect, it } from "vitest";
import { SeqSet } from "../../../src/ledger/seq-set.ts";

it("holds what was put in and nothing else, in every bit of a word and beyond its first size", () => {
  const [bits, plain] = [new SeqSet(), new Set<number>()];
  // 256 words are 8,192 numbers; then it grows, twice as large or as far as it must.
  const numbers = [0, 1, 30, 31, 32, 63, 8191, 8192, 8193, 16_383, 16_384, 200_000, 200_007];
  const around = [
    ...new Set(numbers.flatMap((seq) => [seq, seq + 1, seq + 31, seq + 32, seq + 64])),
  ];
  const isSame = () => around.every((seq) => bits.has(seq) === plain.has(seq));
  for (const seq of numbers) {
    bits.add(seq);
    plain.add(seq);
    expect(isSame(), `after ${seq} was added`).toBe(true);
  }
  expect([...bits]).toEqual(numbers);
  for (const seq of [...numbers, 5, 4_000_000]) {
    bits.delete(seq);
    plain.delete(seq);
    expect(isSame(), `after ${seq} was taken out`).toBe(true);
  }
  bits.add(3);
  bits.add(3);
  bits.delete(3);
  expect(bits.has(3)).toBe(false);
});
