// Bytes as text: UTF-8, with or without a byte order mark, and nothing else. What cannot be read is
// refused with its line and the remedy, because a wrongly decoded name or amount looks right.
import type { Problem } from "../../kernel/problem.ts";
import { LineCounter } from "./count-lines.ts";
import { isUtf16 } from "./sniff.ts";

const REMEDY = "save it as UTF-8: in a spreadsheet, choose “CSV UTF-8”";

export interface Undecodable {
  readonly problem: Problem;
  /** Of the whole file, so that a report adds up to it. */
  readonly lines: number;
}

/** The text, chunk by chunk; what cannot be decoded ends it. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<string | Undecodable> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const counter = new LineCounter();
  const rest = chunks[Symbol.asyncIterator]();
  /** Counts the fault's line, then all that was not read. */
  const ended = async (chunk: Uint8Array, at: number, what: string): Promise<Undecodable> => {
    counter.add(chunk.subarray(0, at));
    const problem = notText(file, counter.ends + 1, what);
    counter.add(chunk.subarray(at));
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      counter.add(next.value);
    return { problem, lines: counter.lines };
  };
  let first = true;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    const chunk = next.value;
    if (first && isUtf16(chunk)) return yield await ended(chunk, 0, "it is UTF-16");
    first = false;
    if (chunk.includes(0))
      return yield await ended(chunk, chunk.indexOf(0), "it holds a zero byte");
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      return yield await ended(chunk, firstInvalid(chunk), "it is not UTF-8");
    }
    counter.add(chunk);
    yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    yield await ended(new Uint8Array(), 0, "it ends in the middle of a character");
  }
}

function notText(file: string, line: number, what: string): Problem {
  const message = `the file cannot be read as text: ${what}`;
  const at = { file, line };
  return { code: "import.not-text", severity: "error", message, hint: REMEDY, at };
}

/** Where the first line that is not UTF-8 starts. A chunk may begin inside a character, so that is let pass. */
function firstInvalid(chunk: Uint8Array): number {
  let start = 0;
  while (start < 3 && ((chunk[start] ?? 0) & 0xc0) === 0x80) start += 1;
  while (start < chunk.length) {
    const newline = chunk.indexOf(10, start);
    const end = newline === -1 ? chunk.length : newline;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(chunk.subarray(start, end));
    } catch {
      return start;
    }
    start = end + 1;
  }
  return 0;
}
