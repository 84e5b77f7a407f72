// What the plans of one person hold and report by the events as they are told: a second calculation in plain
// cents, which imports no rule of the program. It knows the events of `arbitraries/events-of-silent-life.ts` only.
//
//   in the plan from its deposit; an opening holds its day         IRC 72(f)
//   of all of an account all of its basis, else its share          IRC 72(e)(8)
//   moved to another plan: basis goes along, no form               IRC 414(l)
//   an excess deferral by 15 April: P or 8; later: all of it now   IRC 402(g)(2), (6)
//   paid out before 59 1/2: 1, after it 7, left at 55 or later 2   IRC 72(t)(2)(A)
import type { EventJson } from "../support/ledger-of.ts";

export interface Form {
  readonly plan: string;
  readonly year: number;
  readonly code: string;
  one: number;
  twoA: number;
  five: number;
}

export interface Books {
  readonly forms: readonly Form[];
  /** Income of payments before 59½ that no exception covers, by year. */
  readonly early: ReadonlyMap<number, number>;
}

interface Held {
  after: number;
  roth: number;
}

export function booksOf(events: readonly EventJson[], birth: string): Books {
  const plans = new Map<string, Held>();
  const forms = new Map<string, Form>();
  const early = new Map<number, number>();
  const left = events.filter(({ kind }) => kind === "separation");
  const report = (event: EventJson, code: string, boxes: Pick<Form, "one" | "twoA" | "five">) => {
    const [plan, year] = [text(event, "plan"), yearOf(text(event, "date"))];
    const key = `${plan} ${year} ${code}`;
    const form = forms.get(key) ?? { plan, year, code, one: 0, twoA: 0, five: 0 };
    form.one += boxes.one;
    form.twoA += boxes.twoA;
    form.five += boxes.five;
    forms.set(key, form);
  };
  const codeOf = (event: EventJson): "1" | "2" | "7" => {
    const [on, [employer]] = [text(event, "date"), text(event, "plan").split("-")];
    if (isOldEnough(birth, on)) return "7";
    const leaving = left.find((each) => each["employer"] === employer && text(each, "date") <= on);
    if (leaving === undefined) return "1";
    return yearOf(text(leaving, "date")) - yearOf(birth) >= 55 ? "2" : "1";
  };
  const paid = (event: EventJson, boxes: Pick<Form, "one" | "twoA" | "five">) => {
    const code = codeOf(event);
    report(event, code, boxes);
    const year = yearOf(text(event, "date"));
    if (code === "1") early.set(year, (early.get(year) ?? 0) + boxes.twoA);
  };
  for (const event of inOrder(events)) {
    const held = heldBy(plans, text(event, "plan"));
    const amount = event["amount"] === undefined ? undefined : money(event, "amount");
    switch (event.kind) {
      case "paycheck": {
        const into = event["contributions"] as EventJson;
        held.after += money(into, "after_tax");
        held.roth += money(into, "roth_deferral");
        break;
      }
      case "opening_basis":
        held[event["account"] === "plan_after_tax" ? "after" : "roth"] = amount ?? 0;
        break;
      case "plan_transfer":
        transfer(event, held, heldBy(plans, text(event, "to_plan")));
        break;
      case "in_plan_roth_rollover": {
        const basis = event["basis"] === undefined ? held.after : money(event, "basis");
        held.after -= basis;
        held.roth += amount ?? 0;
        report(event, "G", boxesOf(amount ?? 0, basis));
        break;
      }
      case "distribution": {
        const isRoth = event["from"] === "designated_roth";
        const basis = isRoth ? held.roth : held.after;
        held[isRoth ? "roth" : "after"] = 0;
        const boxes = boxesOf(amount ?? 0, basis);
        const to = (event["destinations"] as readonly EventJson[]).map((each) => each["to"]);
        if (isRoth) report(event, "H", { ...boxes, twoA: 0 });
        else if (to.includes("cash")) paid(event, boxes);
        // What is untaxed went to the traditional IRA.
        else report(event, "G", to.includes("traditional_ira") ? { ...boxes, twoA: 0 } : boxes);
        break;
      }
      default:
        if (event["source"] === "roth_deferral") held.roth -= amount ?? 0;
        for (const [code, boxes] of returned(event, codeOf(event))) report(event, code, boxes);
    }
  }
  return { forms: [...forms.values()], early };
}

const RANK = [
  "paycheck",
  "plan_transfer",
  "in_plan_roth_rollover",
  "distribution",
  "corrective_distribution",
  "opening_basis",
];

function inOrder(events: readonly EventJson[]): EventJson[] {
  const day = (event: EventJson) =>
    String(event["deposited_on"] ?? event["as_of"] ?? event["date"]);
  return events
    .filter(({ kind, account }) => RANK.includes(kind) && account !== "traditional_ira")
    .toSorted((a, b) =>
      day(a) === day(b) ? RANK.indexOf(a.kind) - RANK.indexOf(b.kind) : day(a) < day(b) ? -1 : 1,
    );
}

function heldBy(plans: Map<string, Held>, plan: string): Held {
  const held = plans.get(plan) ?? { after: 0, roth: 0 };
  plans.set(plan, held);
  return held;
}

/** What is stated, or all of the account; of a whole plan both accounts. */
function transfer(event: EventJson, from: Held, to: Held): void {
  const accounts = (["after", "roth"] as const).filter(
    (account) =>
      event["source"] === undefined ||
      event["source"] === (account === "after" ? "after_tax" : "designated_roth"),
  );
  for (const account of accounts) {
    const basis = event["basis"] === undefined ? from[account] : money(event, "basis");
    from[account] -= basis;
    to[account] += basis;
  }
}

function boxesOf(one: number, five: number): Pick<Form, "one" | "twoA" | "five"> {
  return { one, twoA: Math.max(0, one - five), five };
}

/** The forms of an excess deferral paid back. */
function returned(
  event: EventJson,
  payment: "1" | "2" | "7",
): [code: string, boxes: Pick<Form, "one" | "twoA" | "five">][] {
  const [amount, earnings] = [money(event, "amount"), money(event, "earnings")];
  const [of, on] = [Number(event["for_tax_year"]), text(event, "date")];
  const isRoth = event["source"] === "roth_deferral";
  const b = isRoth ? "B" : "";
  const whole = amount + earnings;
  if (on > `${of + 1}-04-15`)
    return [[`${b}${payment === "2" ? "1" : payment}`, { one: whole, twoA: whole, five: 0 }]];
  const gain = Math.max(0, earnings);
  const five = isRoth ? amount : 0;
  if (yearOf(on) === of) return [[`${b}8`, { one: whole, twoA: isRoth ? gain : whole, five }]];
  return [
    [`${b}P`, { one: whole - gain, twoA: isRoth ? 0 : whole - gain, five }],
    ...(gain > 0 ? [[`${b}8`, boxesOf(gain, 0)] as [string, ReturnType<typeof boxesOf>]] : []),
  ];
}

/** 59½: six months after the birthday; the days of these lives are in every month. */
export function isOldEnough(birth: string, on: string): boolean {
  const [year = 0, month = 0, day = 0] = birth.split("-").map(Number);
  const months = month + 6;
  const over = months > 12 ? 1 : 0;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year + 59 + over}-${two(months - over * 12)}-${two(day)}` <= on;
}

function text(event: EventJson, field: string): string {
  return String(event[field]);
}

function money(event: EventJson, field: string): number {
  const stated = event[field];
  return stated === undefined ? 0 : Number(String(stated).replace(".", ""));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
