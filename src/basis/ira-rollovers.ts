// IRA money that was rolled over: into a plan, or within 60 days to an IRA (§408(d)(3)). A direct transfer from
// IRA to IRA is nothing that anybody reports.

import { orAccept } from "../kernel/accept-finding.ts";
import { byCommand } from "../kernel/advice.ts";
import { addDays, addYears, type CalendarDate } from "../kernel/calendar.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";

export type IraRollover = LedgerEvent<"ira_rollover">;

/** Those that stand on a Form 1099-R and on Form 1040, oldest first. */
export function iraRollovers(ledger: Ledger, person: string): IraRollover[] {
  return ledger
    .of("ira_rollover")
    .filter(
      ({ data }) => data.person === person && (data.to === "eligible_plan" || isBetweenIras(data)),
    );
}

/** Paid to the person and put back into an IRA: the only kind that the rule of twelve months is about. */
export function isBetweenIras({ to, method }: IraRollover["data"]): boolean {
  return to !== "eligible_plan" && method === "sixty_day";
}

/** @see IRC §408(d)(3)(A), (B); Announcement 2014-32: one a year over all IRAs of a person */
export function checkIraRollovers(ledger: Ledger, person: string): Finding[] {
  const rollovers = iraRollovers(ledger, person);
  return [...tooSoon(rollovers), ...tooLate(ledger, person, rollovers)];
}

function tooSoon(rollovers: readonly IraRollover[]): Finding[] {
  const between = rollovers.filter(({ data }) => isBetweenIras(data));
  return between.flatMap((event, index): Finding[] => {
    const before = between[index - 1];
    if (before === undefined || event.data.date >= addYears(before.data.date, 1)) return [];
    return [
      {
        code: "ira.rollover-within-12-months",
        severity: "warning",
        ...worded(
          say`the 60-day rollover of ${{ money: event.data.amount }} from an IRA on ${{ date: event.data.date }} is less than twelve months after that of ${{ date: before.data.date }}: it is a distribution and not a rollover`,
        ),
        hint: byCommand(
          "a direct transfer, a rollover to a plan and a conversion are outside this rule; anything else is recorded as a distribution, and what was put back as a contribution",
          "record ira-distribution",
          "record ira-contribution",
        ),
        citation: { authority: "IRC §408(d)(3)(B)", source: "Announcement 2014-32" },
        events: [before.id, event.id],
      },
    ];
  });
}

/** Sixty days from receipt, of IRAs and of plans. @see IRC §402(c)(3), §408(d)(3)(A) */
function tooLate(ledger: Ledger, person: string, rollovers: readonly IraRollover[]): Finding[] {
  const ofIras = rollovers.flatMap((event) =>
    event.data.method === "sixty_day" ? [{ event, arrivedOn: event.data.arrivedOn }] : [],
  );
  const ofPlans = ledger
    .of("distribution")
    .flatMap((event) =>
      event.data.person === person
        ? event.data.destinations.flatMap(({ method, arrivedOn }) =>
            method === "sixty_day" ? [{ event, arrivedOn }] : [],
          )
        : [],
    );
  return [...ofIras, ...ofPlans].flatMap(({ event, arrivedOn }): Finding[] => {
    const last = lastDay(event.data.date);
    if (arrivedOn === undefined || arrivedOn <= last) return [];
    const code = "ira.rollover-after-60-days";
    return [
      {
        code,
        severity: "warning",
        ...worded(
          say`what was paid on ${{ date: event.data.date }} was put back on ${{ date: arrivedOn }}, after the sixtieth day, ${{ date: last }}`,
        ),
        hint: orAccept(
          "it is a distribution unless the deadline was waived; with a waiver or a certification (Rev. Proc. 2020-46) accept the finding with the reason",
          { person, code, event: event.id },
        ),
        citation: { authority: "IRC §402(c)(3), §408(d)(3)(A), (I)" },
        events: [event.id],
      },
    ];
  });
}

function lastDay(received: CalendarDate): CalendarDate {
  return addDays(received, 60);
}
