import { expect, test } from "vitest";
import { columnWords } from "../../../src/intake/tables/column-words.ts";

test.each([
  "Med/EE",
  "SS/EE",
  "Soc Sec EE",
  "FICA",
  "State Inc Tax",
  "Fed Inc Tax",
  "CA SDI",
  "NY SIT",
  "OH RITA",
  "PA LST",
  "WA Cares",
  "Dental Pre",
  "Vision After-tax",
  "Pre-tax Medical",
  "HSA EE",
  "HSA Employer Match",
  "FSA Contribution",
  "Child Support",
  "Garnishment 2",
  "Union dues",
  "Legal plan",
  "Charity Match",
  "Base",
  "Base Rate",
  "Credit Union",
  "401K Elig Wages",
  "YTD 401K Trad EE",
  "401k Loan 1",
  "Take home",
  "Net Check",
  "NetPayAmt",
  "GrossAmt",
  "A-Tax Dental",
  "Total Contributions",
  "Contribution Code",
  "Social Security Contribution",
])("%s is no money of the plan", (header) => {
  expect(columnWords(header)).toBe("other");
});

test.each([
  "401K Trad EE",
  "401K ATX Vol",
  "401K Co Mtch",
  "Retirement - Vol. After-Tax EE",
  "Trad Sav Plan",
  "A/T Sav Plan",
  "403(b) EE",
  "After-Tax",
  "Employer Contribution",
  "Match",
  "PlanAfterTax",
  "AftTax",
  "ErMtch401k",
  "Bonus Contribution",
  "Base Pay Contribution",
  "Regular Contributions",
])("%s may be money of the plan", (header) => {
  expect(columnWords(header)).toBe("plan");
});

test.each(["VOLP", "Quarterly Thing", "Medford 12"])("of %s nobody has heard", (header) => {
  expect(columnWords(header)).toBe("unheard");
});
