// Elective deferrals above §402(g) and catch-up. The person must act: by 1 March to be sure, 15 April at the latest.
import { byCommand } from "../kernel/advice.ts";
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
        hint: byCommand(
          `what a plan returns by 15 April ${taxYear + 1} is taxed once, and what stays after that day twice; what to ask back`,
          `correct-excess --person ${person} --tax-year ${taxYear}`,
        ),
        citation: limit.citation,
        events: events.slice(-1),
      },
    ];
  },
};
