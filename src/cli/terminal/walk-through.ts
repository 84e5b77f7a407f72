// The open lines of a file, one after another on the terminal: what can be answered is asked, and what is
// proposed without a question is confirmed or left open.
import type { Reviewed } from "../../app/take-in/review-file.ts";
import { askOn } from "./ask-question.ts";
import type { Io } from "./io.ts";

export interface Said {
  readonly answers: ReadonlyMap<string, string>;
  /** Lines whose proposals are to be recorded. */
  readonly lines: ReadonlySet<number>;
}

/** What was said before: questions that have an answer, or none yet, and lines that stay open. */
export interface SaidBefore {
  readonly answers: ReadonlyMap<string, string>;
  readonly left: Set<number>;
}

export async function walkThrough(io: Io, reviewed: Reviewed, before: SaidBefore): Promise<Said> {
  const { proposalText } = await import("../../render/text/proposal-text.ts");
  const answers = new Map<string, string>();
  const ask = askOn(io);
  for (const question of reviewed.questions)
    if (!before.answers.has(question.id))
      answers.set(question.id, await ask(question, reviewed.file));
  const lines = new Set<number>();
  const prompter = await io.prompter();
  for (const { line, page, reason, proposals } of confirmable(reviewed, before)) {
    const place = page === undefined ? `Line ${line}` : `Page ${page}, line ${line}`;
    const message = `${place}: ${reason}. Record ${proposals.map(proposalText).join(" and ")}?`;
    if (await prompter.confirm({ message, initial: false })) lines.add(line);
    else before.left.add(line);
  }
  return { answers, lines };
}

/** Whether going through it once more would ask anything. */
export function isLeftToAsk(reviewed: Reviewed, before: SaidBefore): boolean {
  return (
    reviewed.questions.some(({ id }) => !before.answers.has(id)) ||
    confirmable(reviewed, before).length > 0
  );
}

function confirmable({ questions, open }: Reviewed, { left }: SaidBefore) {
  const asked = new Set(questions.flatMap(({ lines }) => lines));
  return open.filter(
    ({ line, proposals }) => proposals.length > 0 && !asked.has(line) && !left.has(line),
  );
}
