// A statement as a reader among others, and which layout it is in. Long files of our own layouts stream
// through readers of their own.
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Layout } from "./layouts/layout.ts";
import type { ReadContext, StatementReader } from "./read-record.ts";
import { readStatement } from "./read-statement.ts";
import { chooseLayout, rankLayouts } from "./tables/recognise-table.ts";
import { type Encoding, statementText } from "./text/statement-text.ts";
import { wholeFile } from "./text/whole-file.ts";

/** Reads by one layout, whatever else would fit. */
export function statementReader(layout: Layout, encoding?: Encoding): StatementReader {
  return {
    layout: layout.layout,
    async *read(chunks: AsyncIterable<Uint8Array>, context: ReadContext) {
      const bytes = await wholeFile(chunks, context.file);
      const options = { layouts: [layout], layout, ...(encoding && { encoding }) };
      yield bytes.ok ? readStatement(bytes.value, context, options).records : [bytes.error];
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

/** A long head may end inside a character; a short one is the file. */
function wholeLines(head: Uint8Array): Uint8Array {
  if (head.length < 65_536) return head;
  const wide = head[0] === 0xff || head[0] === 0xfe;
  if (wide) return head.subarray(0, head.length - (head.length % 2));
  const last = head.lastIndexOf(0x0a);
  return last < 0 ? head : head.subarray(0, last + 1);
}
