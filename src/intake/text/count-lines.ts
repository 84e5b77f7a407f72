// Physical lines, as every report counts them: CRLF, LF and CR end a line, and text after the last of
// them is a line of its own.
import { isUtf16 } from "./sniff.ts";

const LF = 10;
const CR = 13;

/** Counts bytes as they come, whatever the pieces. */
export class LineCounter {
  #ends = 0;
  #open = false;
  /** The last byte was a carriage return: a line feed that follows belongs to it. */
  #afterReturn = false;

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#ends += lineEnds(bytes) - (this.#afterReturn && bytes[0] === LF ? 1 : 0);
    const last = bytes[bytes.length - 1];
    this.#open = last !== LF && last !== CR;
    this.#afterReturn = last === CR;
  }

  /** Line ends so far. */
  get ends(): number {
    return this.#ends;
  }

  /** The lines that have begun so far. */
  get lines(): number {
    return this.#ends + (this.#open ? 1 : 0);
  }
}

/** Line ends within the bytes. */
export function lineEnds(bytes: Uint8Array): number {
  let ends = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) ends += 1;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1))
    if (bytes[at + 1] !== LF) ends += 1;
  return ends;
}

/** Lines of bytes that are no text, or not ours to read, so that a report adds up to the file. */
export function countByteLines(bytes: Uint8Array): number {
  if (isUtf16(bytes))
    return countLines(new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes));
  const counter = new LineCounter();
  counter.add(bytes);
  return counter.lines;
}

/** Lines from a position to the end of the text. */
export function countLines(text: string, from = 0): number {
  let lines = 0;
  let last = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    if (code === CR && text.charCodeAt(at + 1) === LF) at += 1;
    lines += 1;
    last = at + 1;
  }
  return last < text.length ? lines + 1 : lines;
}
