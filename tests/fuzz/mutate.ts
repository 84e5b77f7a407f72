// Inputs that are nearly statements: fixtures with bytes flipped, cut, repeated, swapped with those of
// another, and with the few strings that break parsers.

export type Random = () => number;

/** mulberry32: small, seeded, good enough to choose bytes. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NASTY = [
  '"',
  '""',
  "\0",
  "\r",
  "\r\n\r\n",
  ",,,,,,,,",
  "\t",
  ";",
  "\ufeff",
  "\u202e",
  "1.234,56",
  "1e309",
  "-0",
  "99999999999999999999",
  "01/02/26",
  "02/30/2026",
  "<OFX>",
  "<!DOCTYPE x [<!ENTITY y 'z'>]>",
  "&#x110000;",
  "</STMTTRN>",
  "{",
  "]",
  '{"__proto__":1}',
  "=cmd|' /C calc'!A0",
  "900-00-0001",
  "Check Date,401k\n",
].map((text) => new TextEncoder().encode(text));

/** One to six changes to one of the corpus. */
export function mutate(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  const pick = (length: number) => Math.floor(random() * length);
  let bytes = Uint8Array.from(corpus[pick(corpus.length)] ?? []);
  // Mostly one change, and mostly to printable text: what is refused at once teaches nothing.
  const byte = () => (random() < 0.9 ? 0x20 + pick(0x5f) : pick(256));
  for (let change = Math.floor(random() ** 3 * 6); change >= 0; change--) {
    const at = pick(bytes.length + 1);
    const length = pick(Math.min(64, bytes.length - at + 1));
    const insert = (part: Uint8Array, skip = 0) => {
      const grown = new Uint8Array(bytes.length - skip + part.length);
      grown.set(bytes.subarray(0, at));
      grown.set(part, at);
      grown.set(bytes.subarray(at + skip), at + part.length);
      bytes = grown;
    };
    const kind = pick(7);
    if (kind === 0 && bytes.length > 0) bytes[pick(bytes.length)] = byte();
    else if (kind === 1) insert(new Uint8Array(), length);
    else if (kind === 2) insert(bytes.slice(at, at + length));
    else if (kind === 3) insert(NASTY[pick(NASTY.length)] ?? new Uint8Array());
    else if (kind === 4) bytes = bytes.slice(0, at);
    else if (kind === 5) {
      const other = corpus[pick(corpus.length)] ?? new Uint8Array();
      const from = pick(other.length + 1);
      insert(other.subarray(from, from + 200), length);
    } else insert(Uint8Array.from([byte(), byte()]));
  }
  return bytes;
}
