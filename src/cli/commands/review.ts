// `review`: the lines of a statement that wait for somebody, with what would be recorded; `--accept`
// settles them. Nothing about open lines is stored: the file and the ledger say what is open.

import { anyText, argument, option } from "../../answers/input.ts";
import { encodingInput, layoutInput, layoutOf } from "../../answers/layout-input.ts";
import { personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { answerOptions } from "../options/answer-option.ts";
import { confirmOption, resultOptions } from "../options/shared-options.ts";

export const reviewCommand = defineCommand({
  name: "review",
  summary: "List what of a statement is open, and record what you accept",
  example: "review history.csv --accept 4,9",
  endsWith: {
    4: "what is accepted differs from what is recorded, its year is sealed, or a question is open",
  },
  arguments: { file: argument("file", "the statement", anyText) },
  options: {
    accept: option("--accept <lines>", "record the proposals of these lines, or all", readLines),
    as: option("--as <answer>", "with --accept: another answer than the proposed one", anyText),
    ...answerOptions,
    person: personInput,
    plan: option("--plan <id>", "the plan of rows that name none", anyText),
    layout: layoutInput,
    encoding: encodingInput,
    confirm: confirmOption,
    ...resultOptions,
  },
  run: async ({ options, arguments: { file } }, context) => {
    const layout = await layoutOf(context.access, options.layout);
    if (!layout.ok) return context.report(layout.error);
    const { reviewFile } = await import("../../app/take-in/review-file.ts");
    const source = await context.access.source(file);
    const { person, plan, encoding, confirm, remember } = options;
    const answers = new Map(options.answers);
    const takenOn = context.access.today;
    const given = { person, plan, encoding, confirm, remember, answers, takenOn, ...layout.value };
    const look = (accept: typeof options.accept) =>
      withLedger(context.access, (store) =>
        reviewFile(store, source, { ...given, accept, as: options.as }),
      );
    let reviewed = await look(options.accept);
    if (!reviewed.ok) return context.report(reviewed.error);
    const { io } = context;
    const asks = io.stdin.isTty && options.input && options.accept === undefined;
    if (asks && (options.format ?? "text") === "text" && reviewed.value.open.length > 0) {
      const { isLeftToAsk, walkThrough } = await import("../terminal/walk-through.ts");
      const left = new Set<number>();
      // An answer may open a proposal, or another question: as often as one does, somebody is asked.
      for (let more = true; more; ) {
        const said = await walkThrough(io, reviewed.value, { answers, left });
        for (const [id, answer] of said.answers) answers.set(id, answer);
        reviewed = await look(said.lines);
        if (!reviewed.ok) return context.report(reviewed.error);
        more = said.answers.size > 0 && isLeftToAsk(reviewed.value, { answers, left });
      }
    }
    const { reviewView } = await import("../../render/views/review.ts");
    const { reviewText } = await import("../../render/text/review-text.ts");
    const shown = reviewed.value;
    const delivered = await deliver(reviewView(shown), options, context, (columns) =>
      reviewText(shown, columns),
    );
    const { openQuestions } = await import("../../app/take-in/questions-of-file.ts");
    // Whoever accepted something is told what that did not settle.
    const unsettled = options.accept === undefined ? [] : openQuestions([shown]);
    const exit = context.report([...shown.problems, ...unsettled]);
    return exit === EXIT.done ? delivered : exit;
  },
});

function readLines(text: string): Outcome<"all" | ReadonlySet<number>, string> {
  if (text === "all") return { ok: true, value: "all" };
  const lines = text.split(",").map((part) => part.trim());
  return lines.every((line) => /^[1-9]\d{0,8}$/.test(line))
    ? { ok: true, value: new Set(lines.map(Number)) }
    : { ok: false, error: "all, or line numbers such as 4,9" };
}
