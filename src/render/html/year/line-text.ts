// Lines of worksheets as a person names them: no ids, and a line of a schedule as the form says it.

import type { ExplainedLine } from "../../../app/questions/year/tax-result.ts";
import type { YearReport } from "../../../app/questions/year-report.ts";

/** `4c_rollover` is 4c, `schedule_2_8` is Schedule 2, line 8. */
export function lineText(line: string): string {
  const [, schedule, number] = /^schedule_(\d)_(\w+)$/.exec(line) ?? [];
  if (schedule !== undefined) return `Schedule ${schedule}, line ${number}`;
  return line.replace(/_rollover$/, "").replaceAll("_", " ");
}

/** A label beside its line does not say the line again. */
export function labelText(label: string): string {
  return label
    .replace(/^Schedule \d, line \w+: /, "")
    .replace(/^./, (letter) => letter.toUpperCase());
}

/** "Form 1040, line 4b of Ben Ode: …", "Form 1099-R of the Birch Plan with code G, box 2a: …" */
export function titleOfLine(report: YearReport, { worksheet, explanation, part }: ExplainedLine) {
  const { form, title } = worksheet;
  const [line = "", ...before] = explanation.line.split("/").toReversed();
  const [id, code] = before.toReversed();
  const number = lineText(line);
  const where = number.startsWith("Schedule")
    ? number
    : `${form === "form-1099-r" ? "box" : "line"} ${number}`;
  const whose = id === undefined ? "" : ` of ${ownerOf(report, id, part)}`;
  const which = code === undefined ? "" : ` with code ${code}`;
  return `${title}: ${where}${whose}${which}. ${labelText(explanation.label)}`;
}

/** The person, the employer or the plan that the first part of a line's name is the id of. */
function ownerOf({ limits, forms }: YearReport, id: string, part: string | undefined): string {
  if (part?.startsWith("Of which ") === true) return part.slice("Of which ".length);
  return (
    limits.find(({ group }) => group === id)?.label ??
    forms.find(({ plan }) => plan === id)?.payerName ??
    id
  );
}
