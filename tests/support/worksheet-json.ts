// Worksheets and explanations as a scenario sees them: the contract's JSON, or the codes of the problems.
import { explain } from "../../src/forms/explain.ts";
import { inWholeDollars } from "../../src/forms/whole-dollars.ts";
import type { FormName } from "../../src/forms/worksheet.ts";
import { worksheetOf } from "../../src/forms/worksheet-of.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { explainJson } from "../../src/render/json/explain.ts";
import { lineJson, worksheetJson } from "../../src/render/json/worksheet.ts";
import type { ScenarioContext } from "./scenario-facts.ts";

export function worksheetFacts(form: FormName) {
  return (context: ScenarioContext): unknown => {
    const worksheet = worksheetOf(form, { ...context, law: builtInLaw });
    if (!worksheet.ok) return { problems: worksheet.error.map(({ code }) => code) };
    return {
      ...worksheetJson(worksheet.value),
      whole_dollars: worksheetJson(inWholeDollars(worksheet.value)).lines,
      // Lines of block worksheets hold a slash, which is the separator of paths: by block, in order.
      lines_of: Object.fromEntries(
        [...Map.groupBy(worksheet.value.lines, ({ line }) => line.replace(/\/[^/]*$/, ""))].map(
          ([block, lines]) => [block, lines.map(({ value }) => lineJson(value) ?? "incomplete")],
        ),
      ),
      all_notes: worksheet.value.notes.join("\n"),
      labels: worksheet.value.lines.map(({ line }) => line),
    };
  };
}

/** `explain-form-8606/14/terms/0/amount`. */
export function explanationFacts(form: FormName) {
  return (context: ScenarioContext): unknown => {
    const worksheet = worksheetOf(form, { ...context, law: builtInLaw });
    if (!worksheet.ok) return {};
    return Object.fromEntries(
      worksheet.value.lines.map(({ line }) => {
        const explanation = explain(worksheet.value, line);
        return [line, explanation && explainJson(worksheet.value, explanation)];
      }),
    );
  };
}
