// `layout init`: a first layout for a file that nobody knows, asking on a terminal; `layout test`: what a
// layout makes of a file, without a ledger.

import { anyText, argument, switchOption } from "../../answers/input.ts";
import { encodingInput, layoutInput, layoutOf } from "../../answers/layout-input.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import { forceOption, outputOption, resultOptions } from "../options/shared-options.ts";

export const layoutInitCommand = defineCommand({
  name: "layout init",
  summary: "Propose a layout for a statement, from its headers and words",
  example: "layout init statement.csv -o my-plan.toml",
  withoutLedger: true,
  arguments: { file: argument("file", "the statement", anyText) },
  options: {
    encoding: encodingInput,
    output: outputOption,
    force: forceOption,
    input: switchOption("--no-input", "do not ask, even on a terminal"),
  },
  run: async ({ options, arguments: { file } }, context) => {
    const { answerLayout, proposeLayout, writeLayout } = await import(
      "../../app/take-in/layout-file.ts"
    );
    const proposed = await proposeLayout(await context.access.source(file), options.encoding);
    if (!proposed.ok) return context.report(proposed.error);
    const { questions } = proposed.value;
    const { io } = context;
    let { layout } = proposed.value;
    const asks = io.stdin.isTty && io.stderr.isTty && options.input;
    if (asks) {
      for (const question of questions) {
        if (question.choices === undefined) io.stderr.write(`${question.text}\n`);
        else {
          const choices = question.choices.join(", ");
          const suggested = question.suggestion ?? "review";
          const kept = question.unanswered ?? suggested;
          const perhaps = kept === suggested ? "" : `perhaps ${suggested}; `;
          const answer = await io.ask(`${question.text}\n  [${kept}; ${perhaps}or ${choices}] `);
          layout = answerLayout(layout, question, answer.trim() || kept);
        }
      }
    }
    const exit = await deliverData(writeLayout(layout), options, context);
    if (exit !== EXIT.done || asks) return exit;
    for (const { text, answer } of questions) {
      io.stderr.write(`to decide: ${text}\n`);
      if (answer !== undefined)
        io.stderr.write(`  or without a layout: rothbook import FILE --answer ${answer}\n`);
    }
    return exit;
  },
});

export const layoutTestCommand = defineCommand({
  name: "layout test",
  summary: "Show what a layout makes of a statement: counts, totals and what no rule names",
  example: "layout test statement.csv --layout my-plan.toml",
  withoutLedger: true,
  endsWith: { 1: "a line would be refused, or with --strict needs review" },
  arguments: { file: argument("file", "the statement", anyText) },
  options: {
    layout: layoutInput,
    encoding: encodingInput,
    strict: switchOption("--strict", "exit 1 while any line needs review"),
    ...resultOptions,
  },
  run: async ({ options, arguments: { file } }, context) => {
    const layout = await layoutOf(context.access, options.layout);
    if (!layout.ok) return context.report(layout.error);
    const { explainFormat } = await import("../../app/questions/explain-format.ts");
    const source = await context.access.source(file);
    const tested = await explainFormat(source, { ...layout.value, encoding: options.encoding });
    if (!tested.ok) return context.report(tested.error);
    const { formatView } = await import("../../render/views/formats.ts");
    const { testText } = await import("../../render/text/format-text.ts");
    const delivered = await deliver(formatView(tested.value), options, context, (columns) =>
      testText(tested.value, columns),
    );
    const exit = context.report(tested.value.problems);
    if (exit !== EXIT.done) return exit;
    return options.strict && tested.value.summary.needs_review > 0 ? EXIT.problems : delivered;
  },
});
