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

export async function walkThrough(io: Io, reviewed: Reviewed): Promise<Said> {
  const { proposalText } = await import("../../render/text/proposal-text.ts");
  const answers = new Map<string, string>();
  const ask = askOn(io);
  for (const question of reviewed.questions)
    answers.set(question.id, await ask(question, reviewed.file));
  const asked = new Set(reviewed.questions.flatMap(({ lines }) => lines));
  const lines = new Set<number>();
  const prompter = await io.prompter();
  for (const { line, reason, proposals } of reviewed.open) {
    if (asked.has(line) || proposals.length === 0) continue;
    const message = `Line ${line}: ${reason}. Record ${proposals.map(proposalText).join(" and ")}?`;
    if (await prompter.confirm({ message, initial: false })) lines.add(line);
  }
  return { answers, lines };
}
