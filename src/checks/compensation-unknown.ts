// After-tax money while the limit of 100% of compensation cannot be tested.
import { byCommand } from "../kernel/advice.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";

export const compensationUnknown: YearCheck = {
  name: "compensation-unknown",
  per: "year",
  find: ({ person, taxYear, limits }) =>
    limits.annualAdditions
      .filter(({ compensationTested, afterTax }) => !compensationTested && afterTax > 0)
      .map((row) => ({
        code: "limits.compensation-unknown",
        severity: "warning",
        ...worded(
          say`compensation of ${{ person }} at ${{ employer: row.employerGroup }} in the limitation year to ${{ date: row.limitationYear.end }} is not fully known, so only the dollar limit was tested`,
        ),
        hint: byCommand(
          `give the gross pay of every paycheck, or record the pay of ${taxYear} that the plan counts`,
          "record wages",
        ),
        facts: row.compensation.state === "incomplete" ? row.compensation.missing : [],
        citation: { authority: "IRC §415(c)(1)(B)" },
      })),
};
