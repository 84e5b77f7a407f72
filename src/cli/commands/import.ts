// `import`: files into the ledger, each whole or not at all, and an account of what became of every line.

import { anyText, option, repeatedArgument, switchOption } from "../../answers/input.ts";
import { encodingInput, layoutInput, layoutOf } from "../../answers/layout-input.ts";
import { personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { type Context, defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { answerOptions } from "../options/answer-option.ts";
import { confirmOption, resultOptions } from "../options/shared-options.ts";
import { askOn } from "../terminal/ask-question.ts";
import { progressOn } from "../terminal/progress.ts";

export const importCommand = defineCommand({
  name: "import",
  summary: "Record what files state: statements of payrolls and plans, events as JSON Lines or CSV",
  example: "import payroll-2025.csv",
  endsWith: { 1: "a file is refused", 4: "a line or a question about a file needs an answer" },
  arguments: { files: repeatedArgument("files", "files to import", anyText) },
  options: {
    person: personInput,
    plan: option("--plan <id>", "the plan of rows that name none", anyText),
    layout: layoutInput,
    encoding: encodingInput,
    dryRun: switchOption("--dry-run", "show what would be recorded, record nothing"),
    confirm: confirmOption,
    ...answerOptions,
    supersede: switchOption("--supersede", "replace what is recorded with other content"),
    ...resultOptions,
  },
  run: async ({ options, arguments: { files } }, context) => {
    const layout = await layoutOf(context.access, options.layout);
    if (!layout.ok) return context.report(layout.error);
    const { importFiles } = await import("../../app/take-in/import-files.ts");
    const { importAsking } = await import("../../app/take-in/import-asking.ts");
    const { openQuestions, unusedAnswers } = await import("../../app/take-in/questions-of-file.ts");
    const sources = await Promise.all(files.map((file) => context.access.source(file)));
    const progress = progressOn(context.io, context.quiet);
    const given = {
      ...options,
      ...layout.value,
      answers: new Map(options.answers),
      takenOn: context.access.today,
      onProgress: progress.show,
    };
    const asks = asksOn(context, options);
    const imported = asks
      ? await importAsking(context.access, sources, given, askOn(context.io))
      : await withLedger(context.access, (store) => importFiles(store, sources, given));
    progress.clear();
    if (!imported.ok) return context.report(imported.error);
    const { files: reports, asked, answered } = imported.value;
    const problems = [
      ...imported.value.problems,
      ...openQuestions(asked),
      ...unusedAnswers(given.answers, answered),
    ];
    const { importView } = await import("../../render/views/import.ts");
    const { importText } = await import("../../render/text/import-text.ts");
    const isText = (options.format ?? "text") === "text";
    const { touched } = imported.value;
    const after =
      isText && touched.size > 0
        ? await withLedger(context.access, async (store) => {
            const { afterImport } = await import("../../app/take-in/after-import.ts");
            return await afterImport(store, imported.value, context.access.today);
          })
        : undefined;
    const { importEnding } = await import("../../render/text/import-ending.ts");
    const delivered = await deliver(
      importView(imported.value),
      options,
      context,
      (columns) =>
        importText(reports, { columns, dryRun: options.dryRun }) +
        importEnding(imported.value, after, columns),
    );
    const exit = context.report(problems);
    if (exit !== EXIT.done) return exit;
    return reports.some(({ needs_review }) => needs_review > 0) ? EXIT.decision : delivered;
  },
});

/** Somebody is there, and nothing was said that speaks against asking. */
function asksOn(
  { io, quiet }: Context,
  { input, dryRun, format }: { input: boolean; dryRun: boolean; format: string | undefined },
): boolean {
  return io.stdin.isTty && input && !dryRun && !quiet && (format ?? "text") === "text";
}
