// Something is above a limit and catch-up could explain it, but the birth date is not recorded.

import { byCommand } from "../kernel/advice.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";

export const birthDateUnknown: YearCheck = {
  name: "birth-date-unknown",
  per: "year",
  find({ ledger, person, taxYear, limits }) {
    if (ledger.people.get(person)?.birthDate !== undefined) return [];
    const { electiveDeferrals, annualAdditions } = limits;
    const matters =
      electiveDeferrals.excess > 0 ||
      electiveDeferrals.groups.some((group) => group.planCaps.some(({ excess }) => excess > 0)) ||
      annualAdditions.some((row) => row.excess > 0 && row.electiveDeferrals > 0);
    if (!matters) return [];
    return [
      {
        code: "limits.birth-date-unknown",
        severity: "warning",
        ...worded(
          say`the birth date of ${{ person }} is not recorded, so ${taxYear} is checked without catch-up contributions`,
        ),
        hint: byCommand("record it", `record person --person ${person} --birth-date YYYY-MM-DD`),
        facts: [missingFact("person.{person}.birth_date", { person })],
        citation: { authority: "IRC §414(v)(5)" },
      },
    ];
  },
};
