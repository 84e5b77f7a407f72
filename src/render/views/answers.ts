// `formats answers`: what is remembered about statements, and which event remembers it.
import type { RememberedAnswer } from "../../app/take-in/remembered-answers.ts";
import { nameCell, planCell } from "./cell.ts";
import { listTable, type View } from "./view.ts";

export function answersView(answers: readonly RememberedAnswer[]): View {
  const trees = answers.map(({ id, layout, plan, asked, words, answer, event }) => ({
    id: nameCell(id),
    layout: nameCell(layout),
    ...(plan !== undefined && { plan: planCell(plan) }),
    asked: nameCell(asked),
    words: nameCell(words),
    answer: nameCell(answer),
    event: nameCell(event),
  }));
  const table = () =>
    listTable(trees, {
      keys: ["id", "layout", "plan", "words", "answer", "event"],
      keepEmpty: true,
    });
  return { tree: { answers: trees }, sections: () => [table()], table };
}
