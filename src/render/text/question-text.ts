// A question about a file, before it is asked: the lines it is about, what depends on it, what speaks for
// an answer.

import type { Question } from "../../app/take-in/question.ts";
import { adviceText } from "../../kernel/advice.ts";
import { formatDollars } from "../../kernel/money.ts";
import { excerptLines } from "../problems.ts";
import { wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

export function questionText(question: Question, columns: number): string {
  const { shown, amount, lines } = question;
  const evidence = question.evidence && adviceText(question.evidence);
  const excerpts = shown.flatMap((at) =>
    at.excerpt === undefined ? [] : excerptLines(at, at.excerpt, columns),
  );
  const on = lines.length === 1 ? `line ${lines[0]}` : `${lines.length} lines`;
  const depends = amount > 0 ? [`${formatDollars(amount)} on ${on} depends on it.`] : [];
  const why =
    evidence === undefined ? [] : [`${evidence.charAt(0).toUpperCase()}${evidence.slice(1)}.`];
  const words = wrap(safe([...why, ...depends].join(" ")), Math.max(20, columns - 2));
  return ["", ...excerpts, ...words.map((line) => `  ${line}`)].map((line) => `${line}\n`).join("");
}
