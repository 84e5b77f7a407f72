// `reconcile statements`: files of plans and payslips against the paychecks of the ledger; records nothing.

import { anyText, option, repeatedArgument } from "../../answers/input.ts";
import { onlyTaxYearInput, readingInputs } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { sourceFileOf } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { encodingOption, layoutOf, layoutOption } from "../options/layout-option.ts";
import { resultOptions } from "../options/shared-options.ts";

export const reconcileStatementsCommand = defineCommand({
  name: "reconcile statements",
  summary: "Compare statements of plans and payslips with the paychecks of the ledger",
  example: "reconcile statements plan-2025.qfx --tax-year 2025",
  arguments: { files: repeatedArgument("files", "statements and payslips", anyText) },
  options: {
    plan: option("--plan <id>", "the plan of rows that name none", anyText),
    taxYear: onlyTaxYearInput,
    layout: layoutOption,
    encoding: encodingOption,
    ...readingInputs,
    ...resultOptions,
  },
  run: async ({ options, arguments: { files } }, context) => {
    const layout = await layoutOf(options.layout);
    if (!layout.ok) return context.report(layout.error);
    const { reconcileStatements } = await import("../../app/questions/reconcile-statements.ts");
    const sources = await Promise.all(files.map(sourceFileOf));
    const report = await withLedger(context.access, (store) =>
      reconcileStatements(store, sources, { ...options, ...layout.value }),
    );
    if (!report.ok) return context.report(report.error);
    const { reconcileStatementsView } = await import("../../render/views/reconcile-statements.ts");
    const exit = await deliver(reconcileStatementsView(report.value), options, context);
    context.report(report.value.notes);
    return exit === EXIT.done && !report.value.agrees ? EXIT.problems : exit;
  },
});
