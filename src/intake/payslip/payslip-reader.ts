// What every reader of a payslip does before and after: the whole file as text, and the line under each problem.
import type { Layout } from "../layouts/layout.ts";
import type { ReadContext, ReadRecord, StatementReader } from "../read-record.ts";
import { withExcerpts } from "../text/excerpt.ts";
import type { Encoding } from "../text/statement-text.ts";
import { wholeText } from "../text/whole-file.ts";

/** `rules` are a layout of the user's: what the labels of the employer mean. */
export type PayslipReader = (rules?: Layout, encoding?: Encoding) => StatementReader;

export function payslipReader(
  plain: Layout,
  records: (text: string, context: ReadContext, layout: Layout) => readonly ReadRecord[],
): PayslipReader {
  return (layout = plain, encoding) => ({
    layout: layout.layout,
    async *read(chunks, context) {
      const decoded = await wholeText(chunks, context.file, encoding);
      if (!decoded.ok) yield [decoded.error];
      else {
        const { text } = decoded.value;
        yield withExcerpts(records(text, context, layout), text);
      }
    },
  });
}
