// A digest short enough to read over the telephone: its first 80 bits in Crockford's base 32 with a
// check symbol. The letters I, L, O and U do not occur, and reading takes 1 for I and L, 0 for O.
import { invariant } from "./invariant.ts";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECK_SYMBOLS = `${SYMBOLS}*~$=U`;
const BITS = 80n;
const LENGTH = 16;

/** `7Q4M-93KX-…`: 16 symbols in groups of four and one check symbol. */
export function shortCode(digestHex: string): string {
  invariant(/^[0-9a-f]{64}$/.test(digestHex), "a digest has 64 hexadecimal digits");
  const value = BigInt(`0x${digestHex}`) >> (256n - BITS);
  const symbols = Array.from({ length: LENGTH }, (_, index) =>
    SYMBOLS.charAt(Number((value >> BigInt(5 * (LENGTH - 1 - index))) & 31n)),
  );
  return [...inFours(symbols.join("")), CHECK_SYMBOLS.charAt(Number(value % 37n))].join("-");
}

/** The code as it is printed, from how somebody typed it; undefined when a symbol or the check is wrong. */
export function parseShortCode(text: string): string | undefined {
  const typed = text.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replaceAll("O", "0");
  const body = typed.slice(0, LENGTH);
  if (typed.length !== LENGTH + 1) return undefined;
  let value = 0n;
  for (const symbol of body) {
    const digit = SYMBOLS.indexOf(symbol);
    if (digit < 0) return undefined;
    value = value * 32n + BigInt(digit);
  }
  const check = CHECK_SYMBOLS.charAt(Number(value % 37n));
  if (typed.charAt(LENGTH) !== check) return undefined;
  return [...inFours(body), check].join("-");
}

function inFours(symbols: string): string[] {
  return [0, 4, 8, 12].map((from) => symbols.slice(from, from + 4));
}
