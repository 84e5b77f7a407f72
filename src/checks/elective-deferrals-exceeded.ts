// Elective deferrals above §402(g) and catch-up. The person must act: by 1 March to be sure, 15 April at the latest.
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";

export const electiveDeferralsExceeded: YearCheck = {
  name: "elective-deferrals-exceeded",
  per: "year",
  find({ person, taxYear, limits }) {
    const { excess, returnedLate, total, limit, catchUp, events } = limits.electiveDeferrals;
    // Paid back late it stays an excess, taxed twice, but nobody can do anything about it any more.
    if (excess === returnedLate) return [];
    const allowed = catchUp === 0 ? "" : say` and catch-up of ${{ money: catchUp }}`;
    return [
      {
        code: "limits.elective-deferrals-exceeded",
        severity: "error",
        ...worded(
          say`elective deferrals of ${{ person }} for ${taxYear} are ${{ money: total }}, ${{ money: excess }} above the limit of ${{ money: limit.amount }}${allowed}`,
        ),
        hint: `ask a plan to return the excess by 15 April ${taxYear + 1}; after that it is taxed twice`,
        citation: limit.citation,
        events: events.slice(-1),
      },
    ];
  },
};
