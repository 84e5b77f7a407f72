// Contributions to IRAs as the law sees them. One that was recharacterized counts as made to the second
// IRA on the day of the first (§408A(d)(6)); one that came back by the due date, with what it earned,
// counts as never made (§408(d)(4)). An excess withdrawn later (§408(d)(5)) stays a contribution.
import { byCommand } from "../kernel/advice.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import { type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";

export type IraCorrection = LedgerEvent<"ira_recharacterization" | "ira_returned_contribution">;

export interface IraContribution {
  readonly ira: "traditional" | "roth";
  readonly date: CalendarDate;
  readonly taxYear: TaxYear;
  /** What is left of it. */
  readonly amount: Cents;
  readonly deductible: Cents;
  /** The contribution, or the recharacterization that made it one to this IRA. */
  readonly event: LedgerEvent<"ira_contribution" | "ira_recharacterization">;
}

/** @see IRC §408(d)(4), §408A(d)(6); Instructions for Form 8606 (2023), "Recharacterizations" */
export function iraContributions(ledger: Ledger, person: string): readonly IraContribution[] {
  const taken = Map.groupBy(
    corrections(ledger, person).filter((event) => !isExcessWithdrawn(event)),
    keyOfCorrection,
  );
  const left = new Map([...taken].map(([key, events]) => [key, sumOf(events)]));
  const contributions = madeBy(ledger, person).flatMap((event): IraContribution[] => {
    const { ira, date, taxYear, amount: made, deductible = ZERO } = event.data;
    const key = keyOfContribution(event);
    const undone = left.get(key) ?? ZERO;
    const gone = min(made, undone);
    left.set(key, subtract(undone, gone));
    const amount = subtract(made, gone);
    // What stays cannot be deducted beyond its amount, whatever was meant for the whole.
    return amount === 0
      ? []
      : [{ ira, date, taxYear, amount, deductible: min(deductible, amount), event }];
  });
  const moved = recharacterizations(ledger, person).map((event): IraContribution => {
    const { from, contributedOn, taxYear, amount, deductible = ZERO } = event.data;
    const ira = from === "roth" ? "traditional" : "roth";
    return {
      ira,
      date: contributedOn,
      taxYear,
      amount,
      deductible: min(deductible, amount),
      event,
    };
  });
  return [...contributions, ...moved];
}

/** Paid back after the due date of the return, as an excess. */
export function isExcessWithdrawn(event: IraCorrection): boolean {
  return event.kind === "ira_returned_contribution" && event.data.afterDueDate === true;
}

/** Corrections of contributions that are not recorded, or of more than was contributed. */
export function checkIraContributions(ledger: Ledger, person: string): Finding[] {
  const made = Map.groupBy(madeBy(ledger, person), keyOfContribution);
  const corrected = groupedBy(corrections(ledger, person), keyOfCorrection);
  return [...corrected].flatMap(([key, events]): Finding[] => {
    const contributed = total((made.get(key) ?? []).map(({ data }) => data.amount));
    const undone = sumOf(events);
    const [first] = events;
    if (undone <= contributed) return [];
    return [
      {
        code: "ira.contribution-not-recorded",
        severity: "error",
        ...worded(
          say`${{ money: undone }} of a ${iraOf(first) === "roth" ? "Roth" : "traditional"} IRA contribution of ${{ date: first.data.contributedOn }} for ${first.data.taxYear} was recharacterized or returned, and ${{ money: contributed }} is recorded as contributed`,
        ),
        hint: byCommand(
          "record the contribution as it was made; its day and its tax year say which one it is",
          "record ira-contribution",
        ),
        citation: { authority: "IRC §408(d)(4), (5), §408A(d)(6)" },
        events: events.map(({ id }) => id),
      },
    ];
  });
}

function corrections(ledger: Ledger, person: string): IraCorrection[] {
  const returned = ledger.of("ira_returned_contribution");
  return [
    ...recharacterizations(ledger, person),
    ...returned.filter(({ data }) => data.person === person),
  ];
}

function recharacterizations(
  ledger: Ledger,
  person: string,
): LedgerEvent<"ira_recharacterization">[] {
  return ledger.of("ira_recharacterization").filter(({ data }) => data.person === person);
}

function madeBy(ledger: Ledger, person: string): LedgerEvent<"ira_contribution">[] {
  return ledger.of("ira_contribution").filter(({ data }) => data.person === person);
}

function keyOfContribution({ data }: LedgerEvent<"ira_contribution">): string {
  return `${data.ira} ${data.date} ${data.taxYear}`;
}

function keyOfCorrection(event: IraCorrection): string {
  return `${iraOf(event)} ${event.data.contributedOn} ${event.data.taxYear}`;
}

/** The IRA that the contribution was made to. */
function iraOf(event: IraCorrection): "traditional" | "roth" {
  return event.kind === "ira_recharacterization" ? event.data.from : event.data.ira;
}

function sumOf(events: readonly IraCorrection[]): Cents {
  return total(events.map(({ data }) => data.amount));
}
