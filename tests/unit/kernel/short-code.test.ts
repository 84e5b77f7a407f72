import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseShortCode, shortCode } from "../../../src/kernel/short-code.ts";

const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));

describe("a short code", () => {
  it("of a worked digest", () => {
    // By hand: the first 80 bits are 1, so sixteen symbols of which the last is 1; 1 mod 37 is 1.
    const one = `${"0".repeat(19)}1${"0".repeat(44)}`;
    expect(shortCode(one)).toBe("0000-0000-0000-0001-1");
    // 2^80 − 1 mod 37: 2^36 ≡ 1, so 2^80 ≡ 2^8 = 256 ≡ 34, less 1 is 33: the second check symbol past Z, "~".
    expect(shortCode("f".repeat(64))).toBe("ZZZZ-ZZZZ-ZZZZ-ZZZZ-~");
  });

  it("is read back however it is typed", () => {
    fc.assert(
      fc.property(digest, (hex) => {
        const code = shortCode(hex);
        expect(parseShortCode(code)).toBe(code);
        const sloppy = code
          .toLowerCase()
          .replaceAll("-", " ")
          .replaceAll("0", "o")
          .replaceAll("1", "l");
        expect(parseShortCode(sloppy)).toBe(code);
      }),
    );
  });

  it("finds every single wrong symbol", () => {
    fc.assert(
      fc.property(digest, fc.nat(15), fc.integer({ min: 1, max: 31 }), (hex, at, shift) => {
        const symbols = [...shortCode(hex).replaceAll("-", "")];
        const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        symbols[at] = alphabet.charAt((alphabet.indexOf(symbols[at] ?? "") + shift) % 32);
        expect(parseShortCode(symbols.join(""))).toBeUndefined();
      }),
    );
  });
});
