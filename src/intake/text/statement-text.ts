// Bytes → text, strictly: a byte order mark decides, then UTF-8 that is valid throughout, then
// Windows-1252 with a word about it. Nothing is replaced by a question mark, and a NUL is refused.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem, SourceSpan } from "../../kernel/problem.ts";

const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface StatementText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly notes: readonly Problem[];
}

/** The five bytes that Windows-1252 leaves undefined: a file that has them is in neither encoding. */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** `encoding` is `--encoding`: it wins over every guess. */
export function statementText(
  bytes: Uint8Array,
  file: string,
  encoding?: Encoding,
): Outcome<StatementText, Problem> {
  const chosen = encoding ?? byteOrderMark(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
  if (chosen === "windows-1252") {
    const offset = bytes.findIndex((byte) => UNDEFINED_IN_1252.has(byte));
    if (offset >= 0)
      return failure(notText(bytes, file, offset, "is neither UTF-8 nor Windows-1252"));
  }
  let text: string;
  try {
    text = new TextDecoder(chosen, { fatal: true }).decode(bytes);
  } catch {
    const message = `the file is not ${chosen}`;
    return failure(notText(bytes, file, firstInvalid(bytes, chosen), message));
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const offset = chosen.startsWith("utf-16") ? 2 * (nul + 1) : bytes.indexOf(0);
    return failure(notText(bytes, file, offset, "holds a NUL character"));
  }
  const notes: Problem[] = [];
  if (chosen === "windows-1252" && encoding === undefined) {
    notes.push({
      code: "import.read-as-windows-1252",
      severity: "warning",
      message: "the file is not valid UTF-8; it was read as Windows-1252",
      at: { file, line: 1 },
      hint: "say --encoding to read it otherwise",
    });
  }
  return success({ text, encoding: chosen, notes });
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  return isWhole(bytes, "utf-8");
}

function isWhole(bytes: Uint8Array, encoding: Encoding, { stream = false } = {}): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first byte of the first character that is none, by bisection: decoding has no other way to say where it
 * failed. A character may fail at its second byte or later, so the end of what was read is taken back to a whole one.
 */
function firstInvalid(bytes: Uint8Array, encoding: Encoding): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (isWhole(bytes.subarray(0, middle), encoding, { stream: true })) valid = middle;
    else invalid = middle;
  }
  while (!isWhole(bytes.subarray(0, valid), encoding)) valid -= 1;
  return valid;
}

function notText(bytes: Uint8Array, file: string, offset: number, what: string): Problem {
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < offset; index++) {
    if (bytes[index] !== 0x0a) continue;
    line += 1;
    lineStart = index + 1;
  }
  const at: SourceSpan = { file, line, column: offset - lineStart + 1 };
  return {
    code: "import.not-text",
    severity: "error",
    message: `${what.startsWith("the file") ? what : `the file ${what}`} (byte ${offset})`,
    at,
    hint: "export it as UTF-8 CSV, or name its encoding with --encoding",
  };
}
