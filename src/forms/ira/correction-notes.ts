// The statement that goes with the return when a contribution was recharacterized or came back: what was
// contributed, moved or paid out, when, and where it stands. The instructions ask for it in each case.

import { taxYearOf } from "../../kernel/calendar.ts";
import { add, ZERO } from "../../kernel/money.ts";
import { type Said, say } from "../../kernel/sentence.ts";
import type { IraYear } from "./years.ts";

const OTHER = { traditional: "Roth", roth: "traditional" } as const;
const NAMED = { traditional: "traditional", roth: "Roth" } as const;

/** @see Instructions for Form 8606 (2023), "Recharacterizations", "Return of IRA Contributions" */
export function correctionNotes({ corrections, taxYear }: IraYear): Said[] {
  const { recharacterized, returned, excessWithdrawn } = corrections;
  return [
    ...recharacterized.map(({ data }) => {
      const { from, date, contributedOn, amount, earnings } = data;
      const where =
        taxYearOf(date) === taxYear
          ? say`The ${{ money: add(amount, earnings) }} moved are with the IRA distributions of the return; nothing of them is taxable.`
          : `It was moved in ${taxYearOf(date)}: the statement alone shows it, and no line of either year's return.`;
      return say`Attach a statement to the ${taxYear} return: of the contribution of ${{ date: contributedOn }} to a ${NAMED[from]} IRA, ${{ money: amount }} was recharacterized on ${{ date }} by transferring it with ${{ money: earnings }} of ${earnings < 0 ? "loss" : "earnings"} to a ${OTHER[from]} IRA. ${where}`;
    }),
    ...returned.map(({ data }) => {
      const { ira, date, contributedOn, amount, earnings = ZERO } = data;
      return say`Attach a statement to the ${taxYear} return, or to an amended one: of the contribution of ${{ date: contributedOn }} to a ${NAMED[ira]} IRA, ${{ money: amount }} was returned on ${{ date }} with ${{ money: earnings }} of ${earnings < 0 ? "loss" : "earnings"}. It counts as never contributed, and what it earned is income of ${taxYear}, the year it was contributed.`;
    }),
    ...excessWithdrawn.map(({ data }) => {
      const { date, amount } = data;
      return say`Attach a statement to the ${taxYear} return: ${{ money: amount }} of excess contributions for ${data.taxYear} was withdrawn on ${{ date }}, after the due date of that year's return; it was not deducted, so nothing is taxable. The 6% tax of Form 5329 is owed for each year that it stayed.`;
    }),
  ];
}
