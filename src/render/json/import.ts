// An import as JSON: the files, and what is asked about each.
import type { Imported } from "../../app/take-in/import-files.ts";
import type { Question } from "../../app/take-in/question.ts";
import { formatCents } from "../../kernel/money.ts";

export function importJson({ files, asked }: Imported) {
  return {
    files: files.map((report) => {
      const questions = asked.find(({ file }) => file === report.file)?.questions ?? [];
      return questions.length === 0
        ? report
        : { ...report, questions: questions.map(questionJson) };
    }),
  };
}

export function questionJson({
  id,
  kind,
  words,
  text,
  evidence,
  lines,
  amount,
  answers,
  proposal,
}: Question) {
  return {
    id,
    kind,
    words,
    text,
    ...(evidence !== undefined && { evidence }),
    lines,
    amount: formatCents(amount),
    answers: answers.map(({ value, label }) => ({ value, label })),
    ...(proposal !== undefined && { proposal }),
  };
}
