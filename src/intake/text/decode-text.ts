// Bytes as text: UTF-8, with or without a byte order mark, and nothing else. What cannot be read is
// refused with its line and the remedy, because a wrongly decoded name or amount looks right.
import type { Problem } from "../../kernel/problem.ts";

const REMEDY = "save it as UTF-8: in a spreadsheet, choose “CSV UTF-8”";

/** The text, chunk by chunk; a problem ends it. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<string | Problem> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let first = true;
  for await (const chunk of chunks) {
    if (first && isUtf16(chunk)) return yield notText(file, 1, "it is UTF-16", REMEDY);
    first = false;
    if (chunk.includes(0)) {
      const before = chunk.subarray(0, chunk.indexOf(0));
      return yield notText(file, line + newlinesIn(before), "it holds a zero byte", REMEDY);
    }
    try {
      const text = decoder.decode(chunk, { stream: true });
      line += newlinesIn(chunk);
      yield text;
    } catch {
      const at = line + newlinesIn(chunk.subarray(0, firstInvalid(chunk)));
      return yield notText(file, at, "it is not UTF-8", REMEDY);
    }
  }
  try {
    yield decoder.decode();
  } catch {
    yield notText(file, line, "it ends in the middle of a character", REMEDY);
  }
}

export function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function notText(file: string, line: number, what: string, hint: string): Problem {
  const message = `the file cannot be read as text: ${what}`;
  return { code: "import.not-text", severity: "error", message, hint, at: { file, line } };
}

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
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
