// What a line of a form asks for, in the words of the form of its year: what is printed beside the amounts on
// paper. A caption without years has been worded the same in every year that was read.
import form5329 from "../../templates/captions/form-5329.json" with { type: "json" };
import form8606 from "../../templates/captions/form-8606.json" with { type: "json" };
import type { TaxYear } from "../kernel/calendar.ts";
import type { FormName } from "../kernel/form-names.ts";
import type { Worksheet } from "./worksheet.ts";

interface OfYears {
  readonly text: string;
  readonly tax_years?: readonly number[];
}

interface CaptionFile {
  readonly tax_years: readonly number[];
  /** The form and revision that the words are quoted from. */
  readonly revisions: Readonly<Record<string, string>>;
  readonly not_read: Readonly<Record<string, string>>;
  /** What "{due}" stands for: the last day for contributions, as the form prints it. */
  readonly due: Readonly<Record<string, string>>;
  readonly parts: readonly (OfYears & { readonly part: string })[];
  readonly captions: readonly (OfYears & { readonly line: string })[];
}

export interface Captions {
  readonly ofLine: ReadonlyMap<string, string>;
  /** By "Part I", "Part II" … */
  readonly ofPart: ReadonlyMap<string, string>;
  /** Says where the words are from, as a sentence. */
  readonly quotation: string;
}

const FILES: Partial<Record<FormName, CaptionFile>> = {
  "form-8606": form8606,
  "form-5329": form5329,
};

/** Undefined for a form or a year of which no words were read: its worksheet has labels of its own. */
export function captionsOf(form: FormName, taxYear: TaxYear): Captions | undefined {
  const file = FILES[form];
  const revision = file?.revisions[taxYear];
  if (file === undefined || revision === undefined) return undefined;
  const isOfYear = ({ tax_years }: OfYears) => tax_years?.includes(taxYear) ?? true;
  const due = file.due[taxYear];
  const worded = ({ text }: OfYears) => {
    const ofYear = text
      .replaceAll("{year}", String(taxYear))
      .replaceAll("{next}", String(taxYear + 1));
    return due === undefined ? ofYear : ofYear.replaceAll("{due}", due);
  };
  const notRead = file.not_read[taxYear];
  const from = `${revision}${notRead === undefined ? "" : ` (${notRead})`}`;
  return {
    ofLine: new Map(file.captions.filter(isOfYear).map((each) => [each.line, worded(each)])),
    ofPart: new Map(file.parts.filter(isOfYear).map((each) => [each.part, worded(each)])),
    quotation: `The words of the lines are those of ${from}, without references to the instructions.`,
  };
}

/** The worksheet with the words of the form of its year, as paper has it; as it is where none were read. */
export function inWordsOfForm(worksheet: Worksheet): Worksheet {
  const captions = captionsOf(worksheet.form, worksheet.taxYear);
  if (captions === undefined) return worksheet;
  const lines = worksheet.lines.map((each) => {
    const { line, section } = each;
    const label = captions.ofLine.get(line) ?? each.label;
    const title = section && captions.ofPart.get(section.head);
    if (section === undefined || title === undefined) return { ...each, label };
    const { head } = section;
    return { ...each, label, part: `${head} — ${title}`, section: { head, title } };
  });
  return { ...worksheet, lines, notes: [...worksheet.notes, captions.quotation] };
}
