// The events of a drawn life as its owner told them, and beside them what really was in each account. Where there
// is no slip the two are the same.
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import { dollars } from "../support/dollars.ts";
import type { EventJson } from "../support/ledger-of.ts";
import { excessEvents, rothDeferredBefore } from "./excess-of-silent-life.ts";
import { iraEvents } from "./iras-of-silent-life.ts";
import { type PersonLife, PLANS, type PlanLife } from "./silent-lives.ts";

interface Account {
  basis: number;
  value: number;
}

interface Place {
  readonly person: string;
  readonly plan: string;
  readonly after: Account;
  readonly roth: Account;
}

const FIRST = calendarDate("2025-01-15");
/** June and July. */
const UNPAID = [5, 6];

export const SHARED: readonly EventJson[] = ["acme", "bolt"].flatMap((employer) => [
  { kind: "employer", employer },
  { kind: "plan", plan: `${employer}-401k`, employer },
]);

export function eventsOfLife(person: string, life: PersonLife): EventJson[] {
  const places = PLANS.map((plan): Place => {
    return { person, plan, after: { basis: 0, value: 0 }, roth: { basis: 0, value: 0 } };
  });
  const [first, second] = places;
  if (first === undefined || second === undefined) throw new Error("two plans");
  const events = [
    { kind: "person", person, birth_date: life.birth },
    ...places.flatMap((place, at) => [
      ...openings(place, life.plans[at === 0 ? 0 : 1], at === 1 ? rothDeferredBefore(life) : 0),
      ...months(place, life.plans[at === 0 ? 0 : 1]),
    ]),
    ...transferred(life, life.transfer?.from === 1 ? [second, first] : [first, second]),
    ...paidOut(life, life.payout?.plan === 1 ? second : first),
    ...rothPaidOut(life, life.rothOut?.plan === 1 ? second : first),
    ...excessEvents(person, life),
    ...iraEvents(person, life),
  ];
  return [
    ...events,
    ...places.flatMap((place, at) => paydays(place, life.plans[at === 0 ? 0 : 1], events)),
  ];
}

/** The paydays at which nothing was paid in, without those that a slip leaves out. */
function paydays({ person, plan }: Place, { unpaid }: PlanLife, told: readonly EventJson[]) {
  const dates = Array.from({ length: 12 }, (_, index) => addDays(FIRST, index * 30));
  const gone = UNPAID.slice(0, { none: 0, one: 1, two: 2 }[unpaid]);
  const isTold = (date: string) =>
    told.some((each) => each.kind === "paycheck" && each["plan"] === plan && each["date"] === date);
  return dates
    .filter((date, index) => !gone.includes(index) && !isTold(date))
    .map((date) => pay({ person, plan }, { date, on: date, afterTax: 0 }));
}

/** An opening of the Roth account holds what was deferred into it in the years before. */
function openings({ after, roth, ...whose }: Place, life: PlanLife, deferred: number): EventJson[] {
  const opening = { kind: "opening_basis", ...whose, as_of: "2024-12-31", evidence: "statement" };
  const events: EventJson[] = [];
  if (life.opening !== undefined) {
    const { basis, earnings } = life.opening;
    put(after, basis, basis + earnings);
    // Payroll of the year before is in the opening, and not there a second time.
    events.push(pay(whose, { date: "2024-12-13", on: "2024-12-16", afterTax: basis }), {
      ...opening,
      account: "plan_after_tax",
      amount: dollars(basis),
      earnings: dollars(earnings),
    });
  }
  if (life.roth !== undefined) {
    const basis = life.roth.basis + deferred;
    put(roth, basis, basis);
    const amount = dollars(basis);
    events.push({ ...opening, account: "designated_roth", amount, tax_year: 2019 });
  }
  return events;
}

/** Pay in the middle of a month, all of the account converted some days later; a slip may spoil it. */
function months(place: Place, life: PlanLife): EventJson[] {
  const { after, roth, ...whose } = place;
  return life.months.flatMap(({ afterTax, gain, lag, slip }, index): EventJson[] => {
    const date = addDays(FIRST, index * 30);
    const converted = addDays(date, 12);
    const paid = pay(whose, {
      date,
      on: addDays(date, slip === "late" ? lag + 13 : lag),
      afterTax,
    });
    // People convert what the screen shows, and it does not show what is under way.
    if (slip !== "late") put(after, afterTax, afterTax);
    const held = after.value;
    const value = grown(held, slip === "shown" ? -500 : gain);
    if (slip !== "forgotten" && held > 0) {
      put(roth, value, value);
      empty(after);
    }
    if (slip === "late") put(after, afterTax, afterTax);
    if (slip === "forgotten" || held === 0) return [paid];
    const amount = slip === "amount" ? Math.max(1, Math.floor(value / 10)) : value;
    const conversion = {
      kind: "in_plan_roth_rollover",
      ...whose,
      amount: dollars(amount),
      account_balance: dollars(slip === "basis" ? value * 2 : amount),
      ...(slip === "basis" && { basis: dollars(amount) }),
    };
    return [
      paid,
      ...(slip === "shown"
        ? [statement(whose, { date: converted, source: "after_tax", value })]
        : []),
      { ...conversion, date: converted },
      ...(slip === "twice" ? [{ ...conversion, date: addDays(converted, 1) }] : []),
    ];
  });
}

/** Pay that nobody converted, then all of one account, half of it, or the whole plan to the other plan. */
function transferred({ transfer, excess }: PersonLife, [from, to]: [Place, Place]): EventJson[] {
  if (transfer === undefined || excess?.roth === true) return [];
  const { source, half, stated, slip, paid, gain } = transfer;
  const { person, plan } = from;
  const events: EventJson[] = [];
  if (source !== "designated_roth") {
    put(from.after, paid, paid);
    events.push(pay({ person, plan }, { date: "2025-05-14", on: "2025-05-16", afterTax: paid }));
    from.after.value = grown(from.after.value, gain);
  }
  const moved = source === "designated_roth" ? "roth" : "after";
  if (from[moved].value === 0) return events;
  const { basis, value } = from[moved];
  const isPart = half && source !== "all" && value > 1;
  const amount = isPart ? Math.floor(value / 2) : value;
  const share = isPart ? halfUp(basis * amount, value) : basis;
  if (isPart) events.push(statement({ person, plan }, { date: "2025-06-02", source, value }));
  const saysAmounts = source !== "all" && (isPart || stated);
  const more = slip === "above" ? 100_000 : 0;
  const told = slip === "basis" && isPart ? basis : share;
  const event = {
    kind: "plan_transfer",
    person,
    plan,
    to_plan: to.plan,
    date: "2025-06-02",
    ...(source !== "all" && { source }),
    ...(saysAmounts && { amount: dollars(amount + more), basis: dollars(told + more) }),
  };
  if (slip === "counted_twice" && source !== "designated_roth")
    events.push({
      kind: "opening_basis",
      person,
      plan: to.plan,
      account: "plan_after_tax",
      as_of: "2025-06-01",
      amount: dollars(to.after.basis + share),
      earnings: dollars(Math.max(0, to.after.value + amount - to.after.basis - share)),
      evidence: "statement",
    });
  if (slip !== "untold") events.push(event);
  move(from[moved], to[moved], { basis: share, value: amount });
  if (source === "all") move(from.roth, to.roth, { ...from.roth });
  if (moved === "after")
    for (const [place, date] of [
      [to, "2025-06-16"],
      [from, "2025-06-17"],
    ] as const)
      events.push(...convertedAll(place, date));
  return events;
}

function convertedAll({ after, roth, ...whose }: Place, date: string): EventJson[] {
  if (after.value === 0) return [];
  const amount = dollars(after.value);
  put(roth, after.value, after.value);
  empty(after);
  return [{ kind: "in_plan_roth_rollover", ...whose, date, amount, account_balance: amount }];
}

/** All of the after-tax money of a plan, and its earnings, to IRAs or to the person. */
function paidOut({ payout }: PersonLife, { after, roth: _, ...whose }: Place): EventJson[] {
  if (payout === undefined) return [];
  const { way, paid, gain, left } = payout;
  put(after, paid, paid);
  const value = grown(after.value, gain);
  const earnings = value - after.basis;
  const to = (name: string, amount: number) => ({
    to: name,
    amount: dollars(amount),
    ...(name !== "cash" && { method: "direct" }),
  });
  const isSplit = way === "split" && earnings > 0;
  const destinations = isSplit
    ? [to("roth_ira", after.basis), to("traditional_ira", earnings)]
    : [to(way === "cash" ? "cash" : "roth_ira", value)];
  empty(after);
  const [employer = ""] = whose.plan.split("-");
  return [
    pay(whose, { date: "2025-08-08", on: "2025-08-11", afterTax: paid }),
    ...(left ? [{ kind: "separation", person: whose.person, employer, date: "2025-08-15" }] : []),
    {
      kind: "distribution",
      ...whose,
      date: "2025-08-22",
      from: "after_tax",
      amount: dollars(value),
      account_balance: dollars(value),
      destinations,
    },
  ];
}

/** All of a Roth account to a Roth IRA. */
function rothPaidOut(
  { rothOut, excess }: PersonLife,
  { roth, after: _, ...whose }: Place,
): EventJson[] {
  if (rothOut === undefined || excess?.roth === true || roth.value === 0) return [];
  const amount = dollars(grown(roth.value, rothOut.gain));
  empty(roth);
  return [
    {
      kind: "distribution",
      ...whose,
      date: "2025-09-10",
      from: "designated_roth",
      amount,
      account_balance: amount,
      destinations: [{ to: "roth_ira", method: "direct", amount }],
    },
  ];
}

type Whose = Pick<Place, "person" | "plan">;

function pay(
  whose: Whose,
  { date, on, afterTax }: { date: string; on: string; afterTax: number },
): EventJson {
  return {
    kind: "paycheck",
    ...whose,
    date,
    deposited_on: on,
    gross_pay: "20000.00",
    contributions: { after_tax: dollars(afterTax) },
  };
}

function statement(
  whose: Whose,
  { date, source, value }: { date: string; source: string; value: number },
): EventJson {
  return { kind: "balance", ...whose, date, source, balance: dollars(value) };
}

function put(account: Account, basis: number, value: number): void {
  account.basis += basis;
  account.value += value;
}

function empty(account: Account): void {
  account.basis = 0;
  account.value = 0;
}

function move(from: Account, to: Account, { basis, value }: Account): void {
  put(from, -basis, -value);
  put(to, basis, value);
}

/** By so many of a thousand; an account that holds something keeps a cent. */
function grown(value: number, thousandths: number): number {
  return value === 0 ? 0 : Math.max(1, Math.floor((value * (1000 + thousandths)) / 1000));
}

function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}
