// `reconcile statements`: files of plans and payslips against the paychecks of the ledger; records nothing.
import { withLedger } from "../app/ledger-access.ts";
import { anyText, option, repeatedArgument } from "./input.ts";
import { encodingInput, layoutInput, layoutOf } from "./layout-input.ts";
import { defineQuestion } from "./question.ts";
import { onlyTaxYearInput, readingInputs } from "./shared-inputs.ts";

export const reconcileStatementsQuestion = defineQuestion({
  name: "reconcile statements",
  summary: "Compare statements of plans and payslips with the paychecks of the ledger",
  example: "reconcile statements plan-2025.qfx --tax-year 2025",
  inputs: {
    files: repeatedArgument("files", "statements and payslips", anyText),
    plan: option("--plan <id>", "the plan of rows that name none", anyText),
    taxYear: onlyTaxYearInput,
    layout: layoutInput,
    encoding: encodingInput,
    ...readingInputs,
  },
  ask: async (access, given) => {
    const layout = await layoutOf(access, given.layout);
    if (!layout.ok) return layout;
    const { reconcileStatements } = await import("../app/questions/reconcile-statements.ts");
    const sources = await Promise.all(given.files.map((file) => access.source(file)));
    const how = { ...given, ...layout.value };
    return await withLedger(access, (store) => reconcileStatements(store, sources, how));
  },
  view: async (report) => {
    const { reconcileStatementsView } = await import("../render/views/reconcile-statements.ts");
    return reconcileStatementsView(report);
  },
  problems: ({ notes }) => notes,
  endsWithOne: { when: "anything differs", is: ({ agrees }) => !agrees },
});
