// What is read without a codec is what the codec would have read: every character, every length at a bound.
import { describe, expect, it } from "vitest";
import { plainCell } from "../../../../src/intake/own/plain-cell.ts";
import { date, flag, money, name } from "../../../../src/ledger/codec.ts";

const decoded = (codec: typeof money | typeof date | typeof name, cell: string) => {
  let isRefused = false;
  const value = codec.decode(cell, "", () => {
    isRefused = true;
  });
  return isRefused ? undefined : value;
};
const CHARACTERS = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code));

describe("a plain cell", () => {
  it("is a name of any one character, and of two, only where that is a name as it stands", () => {
    const plain = plainCell(name);
    for (const character of CHARACTERS)
      for (const cell of [character, `a${character}`, `${character}9`]) {
        const found = plain?.(cell);
        if (found !== undefined) expect([cell, found]).toEqual([cell, decoded(name, cell)]);
      }
    for (const cell of ["a", "z", "A", "Z", "0", "9", "acme401k", "a".repeat(80)])
      expect(plain?.(cell)).toBe(cell);
    for (const cell of ["", " a", "a ", "`", "{", "@", "[", "/", ":", "a".repeat(81)])
      expect([cell, plain?.(cell)]).toEqual([
        cell,
        decoded(name, cell) === cell ? cell : undefined,
      ]);
  });

  it("is an amount as the ledger writes it", () => {
    const plain = plainCell(money);
    for (const [cell, amount] of [
      ["0.00", 0],
      ["0.01", 1],
      ["1.10", 110],
      ["10.99", 1099],
      ["1500.50", 150050],
      ["9999999999999.99", 999_999_999_999_999],
    ] as const)
      expect([plain?.(cell), decoded(money, cell)]).toEqual([amount, amount]);
    for (const cell of [
      "",
      ".00",
      "00.00",
      "01.00",
      "1",
      "1.0",
      "1.000",
      "1,000.00",
      "-1.00",
      "1.0:",
      "/.00",
      "a.00",
      "1.x0",
      "10000000000000.00",
      "1500,50",
    ])
      expect([cell, plain?.(cell)]).toEqual([cell, undefined]);
  });

  it("is the day of the row before, or one that is written like it", () => {
    const plain = plainCell(date);
    const cells = [
      "2026-01-30",
      "2026-01-30",
      "2026-02-13",
      "2026-02-30",
      "1/30/2026",
      "2026-02-13 ",
    ];
    expect(cells.map((cell) => plain?.(cell))).toEqual([
      "2026-01-30",
      "2026-01-30",
      "2026-02-13",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is nothing of another kind", () => {
    expect(plainCell(flag)).toBeUndefined();
  });
});
