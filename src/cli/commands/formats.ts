// `formats list`: what can be read; `formats explain`: how one file is understood, line by line if need be;
// `formats answers`: what was answered about files, and is remembered.

import { anyText, argument, option } from "../../answers/input.ts";
import { encodingInput, layoutInput, layoutOf } from "../../answers/layout-input.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { visible } from "../../kernel/shown-text.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { readAnswer } from "../options/answer-option.ts";
import { resultOptions } from "../options/shared-options.ts";

export const formatsListCommand = defineCommand({
  name: "formats list",
  summary: "List the statements that can be read as they come",
  example: "formats list",
  arguments: {},
  options: { ...resultOptions },
  run: async ({ options }, context) => {
    const { listFormats } = await import("../../app/questions/explain-format.ts");
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const formats = listFormats().map((format) => ({ ...format }));
    return await deliver(
      {
        json: () => ({ formats }),
        table: () => listTable(formats, { keys: ["layout", "side", "title", "evidence"] }),
        tables: () => [listTable(formats, { keys: ["layout", "side", "title"] })],
      },
      options,
      context,
    );
  },
});

export const formatsExplainCommand = defineCommand({
  name: "formats explain",
  summary: "Say how a file is understood: its layout, header, skipped lines and what is left over",
  example: "formats explain history.csv",
  arguments: { file: argument("file", "the statement", anyText) },
  options: { layout: layoutInput, encoding: encodingInput, ...resultOptions },
  run: async ({ options, arguments: { file } }, context) => {
    const layout = await layoutOf(context.access, options.layout);
    if (!layout.ok) return context.report(layout.error);
    const { explainFormat } = await import("../../app/questions/explain-format.ts");
    const source = await context.access.source(file);
    const explained = await explainFormat(source, { ...layout.value, encoding: options.encoding });
    if (!explained.ok) return context.report(explained.error);
    const { explainText, explainJson } = await import("../../render/text/format-text.ts");
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const json = explainJson(explained.value);
    const delivered = await deliver(
      {
        json: () => json,
        table: () => listTable(json.lines, { keys: ["line", "lines", "bucket", "reason"] }),
        text: (columns) => explainText(explained.value, columns),
      },
      options,
      context,
    );
    const exit = context.report(explained.value.problems);
    return exit === EXIT.done ? delivered : exit;
  },
});

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
    const answers = listed.value.map((each) => ({ ...each }));
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const { answersText } = await import("../../render/text/answers-text.ts");
    const keys = ["id", "layout", "plan", "words", "answer", "event"];
    return await deliver(
      {
        json: () => ({ answers }),
        table: () => listTable(answers, { keys }),
        text: (columns) => answersText(answers, columns),
      },
      options,
      context,
    );
  },
});
