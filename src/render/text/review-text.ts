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
  // Of the file as a whole, or of lines that nothing else holds up.
  const others = questions.filter(
    ({ lines: asked }) => !open.some(({ line }) => asked.includes(line)),
  );
  const count = open.length + others.length;
  const head = `${safe(file)}: ${count === 0 ? "nothing is" : count} open`;
  const body = [head, ...lines, ...others.flatMap((question) => askedLines(question, columns))]
    .map((line) => `${line}\n`)
    .join("");
  return report === undefined ? body : importText([report], { columns, dryRun: false }) + body;
}

/** What else the line can be answered with. */
function answersOf(question: Question, line: number): string {
  return `${whyOf(question)}answer with --accept ${line} --as ${valuesOf(question)}`;
}

function askedLines(question: Question, columns: number): string[] {
  const { id, text, lines } = question;
  const where = lines.length === 1 ? `line ${lines[0]}` : `${lines.length} lines`;
  return [
    ...indented(`${where}: ${safe(text)}`, columns, "  "),
    ...indented(
      safe(`${whyOf(question)}answer with --answer ${id}=${valuesOf(question)}`),
      columns,
      "    ",
    ),
  ];
}

function whyOf({ evidence }: Question): string {
  return evidence === undefined ? "" : `${adviceText(evidence)}. `;
}

function valuesOf({ answers }: Question): string {
  return answers
    .map(({ value }) => value)
    .filter((value) => value !== "later")
    .join(", or ");
}

function indented(text: string, columns: number, indent: string): string[] {
  return wrap(text, columns - indent.length - 2).map(
    (part, index) => `${indent}${index === 0 ? "" : "  "}${part}`,
  );
}
