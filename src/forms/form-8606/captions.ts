// What each line of Form 8606 asks for in the form of its year, shortened: what is printed beside the amounts
// on paper. A caption without years holds for every year that was read.
import form8606 from "../../../templates/captions/form-8606.json" with { type: "json" };
import type { TaxYear } from "../../kernel/calendar.ts";

interface Caption {
  readonly line: string;
  readonly text: string;
  readonly tax_years?: readonly number[];
}

export interface Captions {
  /** By line; "{due}" stands for the day on which the return is due. */
  readonly ofLine: ReadonlyMap<string, string>;
  /** Where the printed form of the year was not read: how its lines are known. */
  readonly notRead: string | undefined;
}

const CAPTIONS: readonly Caption[] = form8606.captions;
const NOT_READ: Readonly<Record<string, string>> = form8606.not_read;

/** Undefined for a year of which no form was read: its worksheet has labels of its own. */
export function form8606Captions(taxYear: TaxYear): Captions | undefined {
  if (!form8606.tax_years.includes(taxYear)) return undefined;
  const ofYear = CAPTIONS.filter(
    ({ tax_years }) => tax_years === undefined || tax_years.includes(taxYear),
  );
  return {
    ofLine: new Map(
      ofYear.map(({ line, text }) => [line, text.replaceAll("{year}", String(taxYear))]),
    ),
    notRead: NOT_READ[taxYear],
  };
}
