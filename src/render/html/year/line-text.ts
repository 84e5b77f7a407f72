// Lines of worksheets as a person names them: no ids, and a line of a schedule as the form says it.

import type { ExplainedLine } from "../../../app/questions/year/tax-result.ts";
import type { YearReport } from "../../../app/questions/year-report.ts";
import { type LineOwner, type LinePlace, placeText } from "../../../kernel/line-name.ts";
import { ownerName, wordOf } from "../../line-words.ts";

/** In a column of lines: "4c", "Schedule 2, line 8". */
export function lineText(place: LinePlace): string {
  return place.schedule === undefined ? place.number : placeText(place);
}

/** A caption as the beginning of a line. */
export function captionText(caption: string): string {
  return `${caption.charAt(0).toUpperCase()}${caption.slice(1)}`;
}

/** "Form 1040, line 4b of Ben Ode: …", "Form 1099-R of the Birch Plan with code G, box 2a: …" */
export function titleOfLine(
  report: YearReport,
  { worksheet, explanation }: ExplainedLine,
  personName: (id: string) => string,
): string {
  const { place, owner, caption } = explanation;
  const where = placeText(place, wordOf(worksheet.form));
  const whose = owner === undefined ? "" : ` of ${nameOfOwner(report, owner, personName)}`;
  const which = owner !== undefined && "code" in owner ? ` with code ${owner.code}` : "";
  return `${worksheet.title}: ${where}${whose}${which}. ${captionText(caption)}`;
}

function nameOfOwner(
  { limits, forms }: YearReport,
  owner: LineOwner,
  person: (id: string) => string,
): string {
  return ownerName(owner, {
    person,
    employer: (id) => limits.find(({ group }) => group === id)?.label ?? id,
    plan: (id) => forms.find(({ plan }) => plan === id)?.payerName ?? id,
  });
}
