// The open lines of a statement: why each waits, and what accepting it would record.

import type { Question } from "../../app/take-in/question.ts";
import type { Reviewed } from "../../app/take-in/review-file.ts";
import { adviceText } from "../../kernel/advice.ts";
import { formatDollars } from "../../kernel/money.ts";
import { wrap } from "./display-width.ts";
import { importText } from "./import-text.ts";
import { proposalText } from "./proposal-text.ts";
import { safe } from "./table-text.ts";

export function reviewText(reviewed: Reviewed, columns: number): string {
  const { file, open, report, questions } = reviewed;
  const lines = open.flatMap(({ line, page, reason, proposals, stated }) => [
    ...indented(
      `${page === undefined ? "" : `page ${page}, `}line ${line}: ${safe(reason)}`,
      columns,
      "  ",
    ),
    ...stated.flatMap(({ date, amount, source }) =>
      indented(
        `${date}  ${formatDollars(amount)}${source === undefined ? "" : `  ${safe(source)}`}`,
        columns,
        "    ",
      ),
    ),
    ...proposals.flatMap((proposal) =>
      indented(`would record ${safe(proposalText(proposal))}`, columns, "    "),
    ),
    ...questions
      .filter(({ lines: asked }) => asked.includes(line))
      .flatMap((question) => indented(safe(answersOf(question, line)), columns, "    ")),
  ]);
  const head =
    open.length === 0 ? `${safe(file)}: nothing is open` : `${safe(file)}: ${open.length} open`;
  const body = [head, ...lines].map((line) => `${line}\n`).join("");
  return report === undefined ? body : importText([report], { columns, dryRun: false }) + body;
}

/** What else the line can be answered with. */
function answersOf({ answers, evidence }: Question, line: number): string {
  const values = answers.map(({ value }) => value).filter((value) => value !== "later");
  const why = evidence === undefined ? "" : `${adviceText(evidence)}. `;
  return `${why}answer with --accept ${line} --as ${values.join(", or ")}`;
}

function indented(text: string, columns: number, indent: string): string[] {
  return wrap(text, columns - indent.length - 2).map(
    (part, index) => `${indent}${index === 0 ? "" : "  "}${part}`,
  );
}
