// What is remembered about statements, for people: what was asked of which files, and what was answered.
import type { RememberedAnswer } from "../../app/take-in/remembered-answers.ts";
import { wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

export function answersText(answers: readonly RememberedAnswer[], columns: number): string {
  if (answers.length === 0) return "nothing is remembered\n";
  const lines = answers.flatMap(({ id, layout, plan, words, answer }) => {
    const where = plan === undefined ? layout : `${layout} for ${plan}`;
    return [
      safe(id),
      ...wrap(safe(`“${words}” is ${answer}, in ${where}`), Math.max(20, columns - 2)).map(
        (line) => `  ${line}`,
      ),
    ];
  });
  return lines.map((line) => `${line}\n`).join("");
}
