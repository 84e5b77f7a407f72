// What people call the kinds of entry that they type in most; the others are called by their names.
import { labelOf } from "../../render/views/view.ts";
import { sentence } from "../shell/words.ts";

const TITLES: Readonly<Record<string, string>> = {
  paycheck: "A paycheck",
  in_plan_roth_rollover: "A conversion inside the plan",
  distribution: "Money that left the plan",
  ira_contribution: "A contribution to an IRA",
  ira_conversion: "A conversion from a traditional to a Roth IRA",
  ira_value: "IRA values at the end of a year",
  form_1099r: "A Form 1099-R",
  form_5498: "A Form 5498",
  employer_contribution: "Employer money outside a paycheck",
  opening_basis: "Money taxed before this book",
  balance: "A balance on a statement",
  wages: "Wages of a year",
  person: "A person",
  employer: "An employer",
  plan: "A plan",
  form_8915f: "Forms 8915-F of a year",
  ira_rollover: "IRA money rolled over",
};

/** In the order in which they are needed most. */
export const OFTEN: readonly string[] = [
  "paycheck",
  "in_plan_roth_rollover",
  "distribution",
  "form_1099r",
  "ira_contribution",
  "ira_conversion",
  "ira_value",
];

export function kindTitle(kind: string): string {
  return TITLES[kind] ?? sentence(labelOf(kind).replace("ira ", "IRA "), "");
}
