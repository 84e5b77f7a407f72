// Physical lines by hand: LF, CR and CRLF end one, and what follows the last end is one more.
import { expect, it } from "vitest";
import {
  countByteLines,
  countLines,
  LineCounter,
} from "../../../../src/intake/text/count-lines.ts";

const TEXTS = [
  ["", 0],
  ["a", 1],
  ["a\n", 1],
  ["a\nb", 2],
  ["\n", 1],
  ["\r\n\r\n", 2],
  ["a\rb\r", 2],
  ["a\r\nb\rc\nd", 4],
  ["\n\r", 2],
] as const;

it.each(TEXTS)("%j has %i", (text, lines) => {
  const bytes = new TextEncoder().encode(text);
  expect(countLines(text)).toBe(lines);
  expect(countByteLines(bytes)).toBe(lines);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const counter = new LineCounter();
    for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) counter.add(piece);
    expect(counter.lines).toBe(lines);
  }
});

it("counts from a place on, and letters of two bytes as letters", () => {
  expect(countLines("a\nb\nc", 2)).toBe(2);
  expect(countLines("a\nb\n", 4)).toBe(0);
  expect(countByteLines(new Uint8Array([0xff, 0xfe, 0x0a, 0x0d, 0x0a, 0x00]))).toBe(1);
  expect(countByteLines(new Uint8Array([0xfe, 0xff, 0x0d, 0x0a, 0x00, 0x0a]))).toBe(1);
});
