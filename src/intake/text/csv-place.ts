// Where things stand in one CSV record: where its cells begin and where its quoting breaks. csv-parse names
// neither the line nor the column of a fault (for an unclosed quote it names the last line of the file), so
// the bytes are walked once more, from the record that it could not read.

const QUOTE = 0x22;
const LF = 10;
const CR = 13;

export interface RecordScan {
  /** The first byte of each cell. */
  readonly starts: readonly number[];
  readonly fault?: QuoteFault;
}

export interface QuoteFault {
  readonly what: "never_closed" | "text_after" | "inside";
  /** The byte where the quote opens, where the text begins, where the quote stands. */
  readonly offset: number;
}

/** Walks from the first byte of a record to its end or its fault. */
export function scanRecord(
  bytes: Uint8Array,
  { separator, quotesInside }: { separator: number; quotesInside: boolean },
): RecordScan {
  const starts: number[] = [];
  const isEnd = (at: number) =>
    at >= bytes.length || bytes[at] === separator || bytes[at] === LF || bytes[at] === CR;
  let at = 0;
  for (;;) {
    starts.push(at);
    at = afterBlanks(bytes, at, separator);
    if (bytes[at] === QUOTE) {
      const close = closingQuote(bytes, at);
      if (close < 0) return { starts, fault: { what: "never_closed", offset: at } };
      at = afterBlanks(bytes, close + 1, separator);
      if (!isEnd(at)) return { starts, fault: { what: "text_after", offset: at } };
    } else {
      for (; !isEnd(at); at += 1)
        if (bytes[at] === QUOTE && !quotesInside)
          return { starts, fault: { what: "inside", offset: at } };
    }
    if (bytes[at] !== separator) return { starts };
    at += 1;
  }
}

/** The byte after the line end that ends the line of this offset. */
export function afterLine(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
  return Math.min(at + 1, bytes.length);
}

/** The first byte of the line that this offset is on. */
export function startOfLine(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && bytes[at - 1] !== LF && bytes[at - 1] !== CR) at -= 1;
  return at;
}

function closingQuote(bytes: Uint8Array, open: number): number {
  let close = bytes.indexOf(QUOTE, open + 1);
  while (close >= 0 && bytes[close + 1] === QUOTE) close = bytes.indexOf(QUOTE, close + 2);
  return close;
}

/** Past blanks around a quote, as csv-parse trims them: spaces, tabs, no-break spaces, stray marks. */
function afterBlanks(bytes: Uint8Array, from: number, separator: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at];
    if (byte === separator) return at;
    if (byte === 0x20 || byte === 0x09 || byte === 0x0b || byte === 0x0c) at += 1;
    else if (byte === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
    else if (byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
    else return at;
  }
}
