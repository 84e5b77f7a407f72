// Random lives for the second opinion: two unrelated employers, deferrals above the limit or below, what was
// paid back in time, late or never, payments, IRAs and forms. Nothing here knows a rule of the program.
import type { EventJson } from "../support/ledger-of.ts";

/** A small generator of its own, so that a seed gives the same life for ever (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Deferral {
  plan: string;
  roth: boolean;
  amount: number;
}
export interface Refund extends Deferral {
  date: string;
  earnings: number;
  withheld: number;
}
export interface Payment {
  plan: string;
  date: string;
  amount: number;
  basis: number;
  way: "cash" | "sixty_day" | "to_traditional" | "to_roth";
  withheld: number;
  exception?: string;
  /** Code of the form that came, and whether it states the withholding. */
  form?: { code: string; states: boolean };
}
export interface IraPayment {
  ira: "traditional" | "roth";
  date: string;
  amount: number;
  withheld: number;
  exception?: string;
}
export interface Life {
  /** The year deferred. */
  year: number;
  birth: string;
  /** Of the second plan: a 457(b) is outside the limit, and its payments are never early. */
  type: "401k" | "403b" | "457b";
  deferrals: Deferral[];
  refunds: Refund[];
  payments: Payment[];
  iraPayments: IraPayment[];
  traditionalBasis: number;
  yearEndValue: Record<number, number>;
  rothContributed: number;
  conversions: { year: number; amount: number }[];
}

export function randomLife(seed: number): Life {
  const random = randomFrom(seed);
  const chance = (share: number) => random() < share;
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const cents = (to: number) => whole(1, to * 100);
  const pick = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T;
  const day = (year: number, first = 1, last = 12) =>
    `${year}-${String(whole(first, last)).padStart(2, "0")}-${String(whole(1, 28)).padStart(2, "0")}`;
  const year = whole(2022, 2024);
  const birth = day(pick([1950, 1962, 1963, 1964, 1965, 1966, 1970, 1974, 1975, 1985, 1995]));
  const type = pick(["401k", "401k", "403b", "457b"] as const);
  const deferrals: Deferral[] = [];
  for (const plan of ["k", "k2"])
    for (const roth of [false, true])
      if (chance(0.6)) deferrals.push({ plan, roth, amount: cents(chance(0.5) ? 26_000 : 9_000) });
  const refunds: Refund[] = [];
  for (const { plan, roth, amount } of deferrals) {
    if (!chance(0.35) || (plan === "k2" && type === "457b")) continue;
    const back = whole(1, amount);
    const date = pick([
      day(year, 10, 12),
      day(year + 1, 1, 3),
      `${year + 1}-04-15`,
      `${year + 1}-04-16`,
      day(year + 1, 6, 12),
    ]);
    const earnings = pick([0, whole(1, 50_000), -whole(1, Math.max(1, Math.floor(back / 4)))]);
    const withheld = chance(0.3) ? whole(1, Math.max(1, Math.floor((back + earnings) / 3))) : 0;
    refunds.push({ plan, roth, amount: back, date, earnings, withheld });
  }
  const payments: Payment[] = [];
  const ways = ["cash", "cash", "sixty_day", "to_traditional", "to_roth"] as const;
  for (const plan of ["k", "k2"]) {
    if (!chance(0.5)) continue;
    const amount = cents(20_000);
    const basis = chance(0.3) ? whole(1, amount) : 0;
    const way = pick(ways);
    const isPaid = way === "cash" || way === "sixty_day";
    const withheld = isPaid && chance(0.5) ? whole(1, Math.max(1, Math.floor(amount / 5))) : 0;
    const exception = chance(0.25) && way === "cash" ? pick(["01", "05"]) : undefined;
    payments.push({
      plan,
      date: day(year + 1),
      amount,
      basis,
      way,
      withheld,
      ...(exception !== undefined && { exception }),
      // Late refunds of the same plan may share the code: forms are tried where there are none.
      ...(isPaid &&
        chance(0.4) &&
        !refunds.some((refund) => refund.plan === plan) && {
          form: { code: pick(["implied", "2", "7"]), states: chance(0.5) },
        }),
    });
  }
  const iraPayments: IraPayment[] = [];
  const taken = new Set<string>();
  for (let n = whole(0, 3); n > 0; n--) {
    const [ira, date] = [pick(["traditional", "traditional", "roth"] as const), day(year + 1)];
    if (taken.has(`${ira} ${date}`)) continue;
    taken.add(`${ira} ${date}`);
    const amount = cents(9_000);
    const exception = chance(0.25) ? "08" : undefined;
    iraPayments.push({
      ira,
      date,
      amount,
      withheld: chance(0.3) ? whole(1, Math.max(1, Math.floor(amount / 10))) : 0,
      ...(exception !== undefined && { exception }),
    });
  }
  const conversions = [year - 6, year - 2, year].flatMap((at) =>
    chance(0.4) ? [{ year: at, amount: cents(6_000) }] : [],
  );
  return {
    year,
    birth,
    type,
    deferrals,
    refunds,
    payments,
    iraPayments,
    traditionalBasis: chance(0.5) ? cents(8_000) : 0,
    yearEndValue: { [year + 1]: cents(40_000) },
    rothContributed: chance(0.6) ? cents(5_000) : 0,
    conversions,
  };
}

const money = (cents: number) =>
  `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** The life as events of the contract. */
export function eventsOf(life: Life): EventJson[] {
  const { year, birth } = life;
  const p = "p";
  const events: EventJson[] = [
    { kind: "person", person: p, birth_date: birth },
    { kind: "employer", employer: "e" },
    { kind: "employer", employer: "e2" },
    { kind: "plan", plan: "k", employer: "e" },
    { kind: "plan", plan: "k2", employer: "e2", type: life.type },
  ];
  life.deferrals.forEach(({ plan, roth, amount }, index) => {
    const key = roth ? "roth_deferral" : "pretax_deferral";
    events.push({
      kind: "paycheck",
      person: p,
      plan,
      date: `${year}-0${index + 3}-15`,
      gross_pay: "100000.00",
      contributions: { [key]: money(amount) },
    });
  });
  for (const { plan, roth, amount, date, earnings, withheld } of life.refunds)
    events.push({
      kind: "corrective_distribution",
      person: p,
      plan,
      date,
      reason: "elective_deferral",
      source: roth ? "roth_deferral" : "pretax_deferral",
      amount: money(amount),
      earnings: money(earnings),
      for_tax_year: year,
      ...(withheld > 0 && { federal_withholding: money(withheld) }),
    });
  for (const payment of life.payments) events.push(...paymentEvents(life, payment));
  for (const { ira, date, amount, withheld, exception } of life.iraPayments)
    events.push({
      kind: "ira_distribution",
      person: p,
      ira,
      date,
      amount: money(amount),
      ...(withheld > 0 && { federal_withholding: money(withheld) }),
      ...(exception !== undefined && { exception }),
    });
  for (const at of life.conversions)
    events.push({
      kind: "ira_conversion",
      person: p,
      date: `${at.year}-05-05`,
      amount: money(at.amount),
    });
  if (life.rothContributed > 0)
    events.push({
      kind: "ira_contribution",
      person: p,
      ira: "roth",
      date: `${year}-02-02`,
      tax_year: year,
      amount: money(life.rothContributed),
    });
  events.push({
    kind: "opening_basis",
    person: p,
    as_of: `${year}-12-31`,
    account: "traditional_ira",
    amount: money(life.traditionalBasis),
    evidence: "filed_8606",
  });
  for (const [at, value] of Object.entries(life.yearEndValue))
    events.push({ kind: "ira_value", person: p, tax_year: Number(at), amount: money(value) });
  return events;
}

/** Of a 457(b) an early payment has code 2. */
function impliedCode({ type }: Life, plan: string, isOld: boolean): string {
  if (isOld) return "7";
  return plan === "k2" && type === "457b" ? "2" : "1";
}

function paymentEvents(life: Life, payment: Payment): EventJson[] {
  const { birth } = life;
  const { plan, date, amount, basis, way, withheld, exception, form } = payment;
  const to = {
    cash: { to: "cash" },
    sixty_day: { to: "traditional_ira", method: "sixty_day" },
    to_traditional: { to: "traditional_ira", method: "direct" },
    to_roth: { to: "roth_ira", method: "direct" },
  }[way];
  const events: EventJson[] = [
    {
      kind: "distribution",
      person: "p",
      plan,
      date,
      amount: money(amount),
      from: basis > 0 ? "after_tax" : "pretax",
      ...(basis > 0 && { basis: money(basis), account_balance: money(amount) }),
      destinations: [{ ...to, amount: money(amount) }],
      ...(withheld > 0 && { federal_withholding: money(withheld) }),
      ...(exception !== undefined && { exception }),
    },
  ];
  if (form === undefined) return events;
  const code =
    form.code === "implied" ? impliedCode(life, plan, isOldEnough(birth, date)) : form.code;
  events.push({
    kind: "form_1099r",
    person: "p",
    plan,
    tax_year: Number(date.slice(0, 4)),
    box_1: money(amount),
    box_2a: money(amount - basis),
    box_5: money(basis),
    box_7: code,
    ...(form.states && withheld > 0 && { box_4: money(withheld) }),
  });
  return events;
}

/** 59½: six months after the 59th birthday; the days of these lives are in every month. */
export function isOldEnough(birth: string, on: string): boolean {
  const [year = 0, month = 0, dayOfMonth = 0] = birth.split("-").map(Number);
  const months = month + 6;
  const reached = [
    year + 59 + (months > 12 ? 1 : 0),
    months > 12 ? months - 12 : months,
    dayOfMonth,
  ];
  const text = reached.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0"));
  return text.join("-") <= on;
}
