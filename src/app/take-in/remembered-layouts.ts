// Layouts of the user's that the ledger remembers: written in a file once, known by their headers since.
import { type Layout, parseLayout } from "../../intake/layouts/layout.ts";
import { loadExpressions } from "../../intake/text/expression.ts";
import type { LedgerWriter } from "../ports.ts";

/** One that this program no longer understands is not used. */
export async function rememberedLayouts(writer: LedgerWriter): Promise<Layout[]> {
  const answers = writer.standing(["statement_answer"]);
  if (answers.length > 0) await loadExpressions();
  return answers.flatMap((event) => {
    if (event.kind !== "statement_answer" || event.data.rules === undefined) return [];
    const parsed = parseLayout(event.data.rules, event.data.layout);
    return parsed.ok ? [parsed.value] : [];
  });
}
