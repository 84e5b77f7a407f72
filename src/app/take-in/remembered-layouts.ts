// Layouts of the user's that the ledger remembers: written in a file once, known by their headers since.
import { type Layout, parseLayout } from "../../intake/layouts/layout.ts";
import { loadExpressions } from "../../intake/text/expression.ts";
import { byCommand } from "../../kernel/advice.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { LedgerWriter } from "../ports.ts";

interface Remembered {
  readonly layouts: readonly Layout[];
  /** What those are in which this program finds fault, and so does not use: a pattern that might never end. */
  readonly unused: readonly Problem[];
}

export async function rememberedLayouts(writer: LedgerWriter): Promise<Remembered> {
  const answers = writer.standing(["statement_answer"]);
  if (answers.length > 0) await loadExpressions();
  const [layouts, unused]: [Layout[], Problem[]] = [[], []];
  for (const event of answers) {
    if (event.kind !== "statement_answer" || event.data.rules === undefined) continue;
    const parsed = parseLayout(event.data.rules, event.data.layout);
    if (parsed.ok) layouts.push(parsed.value);
    else unused.push(...parsed.error.map((fault) => notUsed(fault, event.data.layout)));
  }
  return { layouts, unused };
}

function notUsed({ code, message }: Problem, layout: string): Problem {
  return {
    code,
    severity: "warning",
    message: `the layout ${layout} that the ledger remembers is not used: ${message}`,
    hint: byCommand(
      "import once with the mended layout, or forget it; they are listed by",
      "formats answers",
    ),
  };
}
