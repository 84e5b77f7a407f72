// `--answer`: answers to questions about a file, as an import without a terminal lists them.
import { repeatedOption, switchOption } from "../../answers/input.ts";
import type { Outcome } from "../../kernel/outcome.ts";

export const answerOptions = {
  answers: repeatedOption(
    "--answer <question=answer>",
    "the answer to a question that an import asked, by its id; repeatable",
    readAnswer,
  ),
  remember: switchOption("--no-remember", "do not keep the answers for the next file"),
  input: switchOption("--no-input", "ask nothing, even on a terminal"),
} as const;

export function readAnswer(text: string): Outcome<readonly [string, string], string> {
  const at = text.indexOf("=");
  return at > 0 && at < text.length - 1
    ? { ok: true, value: [text.slice(0, at), text.slice(at + 1)] }
    : { ok: false, error: "QUESTION=ANSWER, such as column-401k-er-match=match" };
}
