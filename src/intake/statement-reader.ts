// A statement as a reader among others. A statement is read whole, since rows of one pay date stand far
// apart; a cap keeps that honest. Long files of our own layouts stream instead.
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Layout } from "./layout.ts";
import type { ReadContext, ReadRecord, StatementReader } from "./read-record.ts";
import { readStatement } from "./read-statement.ts";
import { chooseLayout, rankLayouts } from "./recognise-table.ts";
import { type Encoding, statementText } from "./statement-text.ts";

/** A statement is a few thousand lines; whoever has more has a register to split. */
export const LARGEST_STATEMENT = 64 * 1024 * 1024;

/** Reads by one layout, whatever else would fit. */
export function statementReader(layout: Layout, encoding?: Encoding): StatementReader {
  return {
    layout: layout.layout,
    async *read(chunks: AsyncIterable<Uint8Array>, context: ReadContext) {
      const bytes = await allBytes(chunks);
      if (bytes === undefined) yield [tooLarge(context.file)];
      else {
        const options = { layouts: [layout], layout, ...(encoding && { encoding }) };
        yield readStatement(bytes, context, options).records;
      }
    },
  };
}

/** Which layout the file is in, from its first bytes. */
export function recogniseStatement(
  head: Uint8Array,
  options: {
    readonly file: string;
    readonly layouts: readonly Layout[];
    readonly encoding?: Encoding;
  },
): Outcome<StatementReader, Problem> {
  const { file, layouts, encoding } = options;
  const decoded = statementText(wholeLines(head), file, encoding);
  if (!decoded.ok) return failure(decoded.error);
  const chosen = chooseLayout(rankLayouts(decoded.value.text, file, layouts), file);
  return chosen.ok ? success(statementReader(chosen.value.layout, encoding)) : chosen;
}

/** Undefined when there are too many: nothing is kept of them. */
export async function allBytes(
  chunks: AsyncIterable<Uint8Array>,
  most = LARGEST_STATEMENT,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) return undefined;
    parts.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** A long head may end inside a character; a short one is the file. */
function wholeLines(head: Uint8Array): Uint8Array {
  if (head.length < 65_536) return head;
  const wide = head[0] === 0xff || head[0] === 0xfe;
  if (wide) return head.subarray(0, head.length - (head.length % 2));
  const last = head.lastIndexOf(0x0a);
  return last < 0 ? head : head.subarray(0, last + 1);
}

function tooLarge(file: string): ReadRecord {
  const problem: Problem = {
    code: "import.not-text",
    severity: "error",
    message: `the file is larger than ${LARGEST_STATEMENT / 1024 / 1024} MB: no statement is`,
    at: { file, line: 1 },
    hint: "split it, or import it as rothbook/paycheck CSV, which streams",
  };
  return { at: { file, line: 1 }, lines: 1, result: { bucket: "error", problems: [problem] } };
}
