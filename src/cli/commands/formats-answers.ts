// `formats answers`: what was answered about files, and is remembered; each can be changed or forgotten.

import { anyText, option } from "../../answers/input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { visible } from "../../kernel/shown-text.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { readAnswer } from "../options/answer-option.ts";
import { resultOptions } from "../options/shared-options.ts";

export const formatsAnswersCommand = defineCommand({
  name: "formats answers",
  summary: "List what was answered about statements and is remembered; change or forget it",
  example: "formats answers --forget column-401k-er-match",
  arguments: {},
  options: {
    forget: option("--forget <id>", "forget it: it is asked again", anyText),
    change: option("--change <id=answer>", "give another answer from now on", readAnswer),
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { changeAnswer, listAnswers } = await import("../../app/take-in/remembered-answers.ts");
    const { forget, change } = options;
    const [id, answer] = change ?? [forget];
    if (id !== undefined) {
      const changed = await withLedger(context.access, (store) => changeAnswer(store, id, answer));
      if (!changed.ok) return context.report(changed.error);
      const done = answer === undefined ? "forgotten" : `now ${answer}`;
      for (const { words, layout } of changed.value)
        context.io.stdout.write(`${visible(words)} in ${layout}: ${done}\n`);
      return EXIT.done;
    }
    const listed = await withLedger(context.access, listAnswers);
    if (!listed.ok) return context.report(listed.error);
    const { answersView } = await import("../../render/views/answers.ts");
    const { answersText } = await import("../../render/text/answers-text.ts");
    return await deliver(answersView(listed.value), options, context, (columns) =>
      answersText(listed.value, columns),
    );
  },
});
