// A statement is read whole, since rows of one pay date stand far apart; a cap keeps that honest. A file
// above it is refused with all its lines counted, and nothing of it is kept.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { ReadRecord } from "../read-record.ts";
import { countByteLines, LineCounter } from "./count-lines.ts";
import { type Encoding, type StatementText, statementText } from "./statement-text.ts";

/** A statement is a few thousand lines; whoever has more has a register to split. */
const LARGEST_STATEMENT = 64 * 1024 * 1024;

/** The bytes of a file, or the one record that refuses it. */
export async function wholeFile(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  most = LARGEST_STATEMENT,
): Promise<Outcome<Uint8Array, ReadRecord>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const counter = new LineCounter();
  for await (const chunk of chunks) {
    length += chunk.length;
    counter.add(chunk);
    if (length > most) parts.length = 0;
    // A copy: the source reads the next chunk into the same memory.
    else parts.push(Uint8Array.from(chunk));
  }
  if (length > most) return failure(refused(tooLarge(file, most), counter.lines));
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return success(bytes);
}

/** The text of a file, or the one record that refuses it. */
export async function wholeText(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  encoding?: Encoding,
): Promise<Outcome<StatementText, ReadRecord>> {
  const bytes = await wholeFile(chunks, file);
  if (!bytes.ok) return bytes;
  const decoded = statementText(bytes.value, file, encoding);
  if (decoded.ok) return decoded;
  return failure(refused(decoded.error, countByteLines(bytes.value)));
}

/** Every line of a file in error, for one reason. */
export function refused(problem: Problem, lines: number): ReadRecord {
  const at = { file: problem.at?.file ?? "", line: 1 };
  return { at, lines: Math.max(1, lines), result: { bucket: "error", problems: [problem] } };
}

export function tooLarge(file: string, most = LARGEST_STATEMENT): Problem {
  return {
    code: "import.file-too-large",
    severity: "error",
    message: `the file is larger than ${most / 1024 / 1024} MiB: no statement is`,
    at: { file, line: 1 },
    hint: "download a shorter period, or import it as rothbook/paycheck CSV, which streams",
  };
}
