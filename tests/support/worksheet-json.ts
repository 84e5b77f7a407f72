// Worksheets and explanations as a scenario sees them: the contract's JSON, or the codes of the problems.
import { explain } from "../../src/forms/explain.ts";
import { inWholeDollars } from "../../src/forms/whole-dollars.ts";
import type { LineValue, Worksheet } from "../../src/forms/worksheet.ts";
import { jointForm1040, worksheetOf } from "../../src/forms/worksheet-of.ts";
import type { FormName } from "../../src/kernel/form-names.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { explainView } from "../../src/render/views/explain.ts";
import { lineCell } from "../../src/render/views/line-cell.ts";
import { plainOf } from "../../src/render/views/plain.ts";
import { worksheetTree } from "../../src/render/views/worksheet.ts";
import type { ScenarioContext } from "./scenario-facts.ts";

export function worksheetFacts(form: FormName) {
  return (context: ScenarioContext): unknown => {
    const worksheet = worksheetOf(form, { ...context, law: builtInLaw });
    if (!worksheet.ok) return { problems: worksheet.error.map(({ code }) => code) };
    return linesOfWorksheet(worksheet.value);
  };
}

/** As a joint return of the scenario's first two people; `of/4b` names whose the terms of a line are. */
export function jointFacts({ ledger, taxYear }: ScenarioContext): unknown {
  const [first = "", second = ""] = [...ledger.people.keys()].toSorted();
  const made = jointForm1040([first, second], { ledger, law: builtInLaw, taxYear });
  if (!made.ok) return { problems: made.error.map(({ code }) => code) };
  return {
    ...(linesOfWorksheet(made.value) as object),
    of: Object.fromEntries(
      made.value.lines.map(({ line, terms }) => [
        line,
        [...new Set(terms.map(({ label }) => label.replace(/:.*/, "")))],
      ]),
    ),
  };
}

function linesOfWorksheet(worksheet: Worksheet): unknown {
  return {
    ...plainOf(worksheetTree(worksheet)),
    whole_dollars: plainOf(worksheetTree(inWholeDollars(worksheet)))["lines"],
    // Lines of block worksheets hold a slash, which is the separator of paths: by block, in order.
    lines_of: Object.fromEntries(
      [...Map.groupBy(worksheet.lines, ({ line }) => line.replace(/\/[^/]*$/, ""))].map(
        ([block, lines]) => [block, lines.map(({ value }) => lineJson(value))],
      ),
    ),
    all_notes: worksheet.notes.join("\n"),
    labels: worksheet.lines.map(({ line }) => line),
  };
}

function lineJson(value: LineValue): unknown {
  return value.kind === "incomplete" ? "incomplete" : plainOf({ line: lineCell(value) })["line"];
}

/** `explain-form-8606/14/terms/0/amount`. */
export function explanationFacts(form: FormName) {
  return (context: ScenarioContext): unknown => {
    const worksheet = worksheetOf(form, { ...context, law: builtInLaw });
    if (!worksheet.ok) return {};
    return Object.fromEntries(
      worksheet.value.lines.map(({ line }) => {
        const explanation = explain(worksheet.value, line);
        return [line, explanation && plainOf(explainView(worksheet.value, explanation).tree)];
      }),
    );
  };
}
