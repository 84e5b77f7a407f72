// A question about a file, asked on the terminal: its lines with the words marked, the evidence, the choices.
import type { Ask } from "../../app/take-in/import-asking.ts";
import type { Io } from "./io.ts";

export function askOn(io: Io): Ask {
  return async (question) => {
    const { questionText } = await import("../../render/text/question-text.ts");
    io.stderr.write(questionText(question, io.stderr.columns));
    const prompter = await io.prompter();
    return await prompter.choose({
      message: `${question.text.charAt(0).toUpperCase()}${question.text.slice(1)}`,
      choices: question.answers,
      // Without evidence nothing is chosen for anybody: the cursor starts where nothing follows from it.
      initial: question.proposal ?? "later",
    });
  };
}
