// Random lives for the independent calculation: contributions and when they arrived, openings, conversions of
// after-tax and of pretax money and of whole accounts, distributions, plans merged, excesses paid back in time,
// late and at a loss, IRA rollovers. Every draw comes from one seed, so a life that differs can be told again.

export type Event = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface Life {
  readonly seed: number;
  readonly events: readonly Event[];
}

export const PLANS = ["k", "n"] as const;
const FIRST = Date.UTC(2023, 9, 1);
const DAY = 86_400_000;

/** Numbers from a seed (mulberry32): between 0 and 1. */
function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function lifeOf(seed: number): Life {
  const draw = drawer(seed);
  const upTo = (most: number) => 1 + Math.floor(draw() * most);
  const events: Event[] = [
    { kind: "person", person: "p", birth_date: "1990-04-02" },
    { kind: "employer", employer: "e" },
    { kind: "employer", employer: "f" },
    { kind: "plan", plan: "k", employer: "e" },
    { kind: "plan", plan: "n", employer: "f", type: draw() < 0.5 ? "403b" : "401k" },
    ...[2023, 2024, 2025, 2026].map((tax_year) => ({
      kind: "ira_value",
      tax_year,
      amount: "0.00",
    })),
  ];
  const opened = new Set<string>();
  // Both plans hold after-tax money from the start, so no movement waits for an opening.
  for (const plan of PLANS) {
    events.push(paycheck({ plan, date: dateOf(0), afterTax: upTo(900_000), roth: upTo(50_000) }));
  }
  let day = 1;
  const count = 4 + upTo(26);
  for (let index = 0; index < count; index += 1) {
    day += upTo(40);
    for (const event of eventsOn(day, index, { draw, upTo })) {
      const key = [event["as_of"], event["plan"], event["account"]].join(" ");
      // Two openings of one account and day would be added up.
      if (event.kind === "opening_basis" && opened.has(key)) continue;
      opened.add(key);
      events.push(event);
    }
  }
  return { seed, events };
}

interface Dice {
  readonly draw: () => number;
  readonly upTo: (most: number) => number;
}

function eventsOn(day: number, index: number, { draw, upTo }: Dice): Event[] {
  const date = dateOf(day);
  const plan = PLANS[upTo(2) - 1] ?? "k";
  const other = plan === "k" ? "n" : "k";
  const kind = upTo(100);
  const pick = <T>(of: readonly T[]): T => of[upTo(of.length) - 1] as T;
  if (kind <= 40) {
    // Deposits arrive up to three weeks later: often after the conversion that follows.
    const late = draw() < 0.5 ? {} : { depositedOn: dateOf(day + upTo(21)) };
    return [paycheck({ plan, date, afterTax: upTo(400_000), roth: upTo(60_000), ...late })];
  }
  if (kind <= 60) {
    const { amount, balance } = moved(upTo, draw);
    const from = pick(["after_tax", "after_tax", "after_tax", "whole_account", "pretax"]);
    return [
      {
        kind: "in_plan_roth_rollover",
        plan,
        date,
        amount: dollars(amount),
        account_balance: dollars(balance),
        ...(from !== "after_tax" && { from }),
      },
    ];
  }
  if (kind <= 65) return [wholeAccount({ plan, date }, upTo)];
  if (kind <= 75) return [distribution({ plan, date }, { draw, upTo })];
  if (kind <= 82) {
    const account = draw() < 0.6 ? "plan_after_tax" : "designated_roth";
    const year = date.slice(0, 4);
    const as_of = draw() < 0.5 ? `${Number(year) - 1}-12-31` : date;
    const amount = dollars(upTo(900_000));
    return [
      {
        kind: "opening_basis",
        plan,
        account,
        as_of,
        amount,
        tax_year: 2015 + index,
        evidence: "statement",
      },
    ];
  }
  if (kind <= 88) return [{ kind: "plan_transfer", plan, to_plan: other, date }];
  if (kind <= 91) return [excessDeferral({ plan, date }, { upTo, pick, draw })];
  if (kind <= 93) {
    return [
      {
        kind: "corrective_distribution",
        plan,
        date,
        reason: "annual_additions",
        source: "after_tax",
        amount: dollars(upTo(500)),
        earnings: dollars(upTo(200)),
        for_tax_year: Number(date.slice(0, 4)),
      },
    ];
  }
  if (kind <= 97) {
    const to = draw() < 0.6 ? "eligible_plan" : "traditional_ira";
    const method = draw() < 0.5 ? "direct" : "sixty_day";
    return [
      {
        kind: "ira_rollover",
        date,
        amount: dollars(upTo(900_000)),
        from: "traditional",
        to,
        method,
      },
    ];
  }
  return [{ kind: "ira_conversion", date, amount: dollars(upTo(700_000)) }];
}

/** All of a plan, with the part of it that was in the Roth account: to IRAs, or in cash. */
function wholeAccount(common: { plan: string; date: string }, upTo: Dice["upTo"]): Event {
  const [roth, rest] = [upTo(400_000), upTo(900_000)];
  const toRothIra = roth + (upTo(2) === 1 ? upTo(rest) : 0);
  const left = roth + rest - toRothIra;
  const isCash = upTo(4) === 1;
  return {
    kind: "distribution",
    ...common,
    from: "whole_account",
    amount: dollars(roth + rest),
    account_balance: dollars(roth + rest),
    designated_roth: dollars(roth),
    destinations: isCash
      ? [{ to: "cash", amount: dollars(roth + rest) }]
      : [
          { to: "roth_ira", method: "direct", amount: dollars(toRothIra) },
          ...(left > 0 ? [{ to: "traditional_ira", method: "direct", amount: dollars(left) }] : []),
        ],
  };
}

/** Of this year or of years before: by 15 April of the next year it is in time, after it is late. */
function excessDeferral(
  common: { plan: string; date: string },
  { upTo, pick, draw }: Dice & { readonly pick: <T>(of: readonly T[]) => T },
): Event {
  const amount = upTo(50_000);
  return {
    kind: "corrective_distribution",
    ...common,
    reason: "elective_deferral",
    source: pick(["pretax_deferral", "roth_deferral"]),
    amount: dollars(amount),
    earnings: draw() < 0.3 ? `-${dollars(upTo(amount))}` : dollars(upTo(9_000)),
    for_tax_year: Math.max(2023, Number(common.date.slice(0, 4)) - pick([0, 1, 1, 2])),
  };
}

function distribution(common: { plan: string; date: string }, { draw, upTo }: Dice): Event {
  const from = draw() < 0.6 ? "after_tax" : "designated_roth";
  const { amount, balance } = moved(upTo, draw);
  const parts =
    from === "designated_roth"
      ? [draw() < 0.5 ? "roth_ira" : "cash"]
      : (SPLITS[upTo(SPLITS.length) - 1] ?? ["cash"]);
  const first = parts.length === 1 || amount === 1 ? amount : upTo(amount - 1);
  const amounts = parts.length === 1 || amount === 1 ? [amount] : [first, amount - first];
  return {
    kind: "distribution",
    ...common,
    from,
    amount: dollars(amount),
    account_balance: dollars(balance),
    destinations: amounts.map((part, place) => {
      const to = parts[place] ?? "cash";
      return { to, amount: dollars(part), ...(to !== "cash" && { method: "direct" }) };
    }),
  };
}

const SPLITS = [
  ["cash"],
  ["roth_ira"],
  ["traditional_ira"],
  ["traditional_ira", "roth_ira"],
  ["roth_ira", "cash"],
  ["traditional_ira", "cash"],
] as const;

/** All of an account, or a part of it; the balance may be above or below what was paid in. */
function moved(upTo: (most: number) => number, draw: () => number) {
  const balance = upTo(1_500_000);
  const amount = draw() < 0.3 ? balance : upTo(balance);
  return { amount, balance };
}

function paycheck(of: {
  plan: string;
  date: string;
  afterTax: number;
  roth: number;
  depositedOn?: string;
}): Event {
  return {
    kind: "paycheck",
    plan: of.plan,
    date: of.date,
    ...(of.depositedOn !== undefined && { deposited_on: of.depositedOn }),
    contributions: { after_tax: dollars(of.afterTax), roth_deferral: dollars(of.roth) },
  };
}

function dateOf(day: number): string {
  return new Date(FIRST + day * DAY).toISOString().slice(0, 10);
}

export function dollars(amount: number): string {
  const text = String(amount).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
