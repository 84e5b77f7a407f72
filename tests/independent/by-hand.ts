// The same answers calculated a second time, from the events as they are written and the law alone. Nothing of
// the program's is imported: a mistake would have to be made twice, in two different ways.
//
//   in the plan from its deposit, else its pay date          IRC 72(e)(8)
//   share of basis = amount x basis / balance, all at the end IRC 72(e)(8)(B)
//   untaxed money to direct rollovers first                   Notice 2014-54
//   an opening holds its day                                  IRC 72(f)
//   a plan merged into another takes everything along         IRC 414(l)
//   IRA money rolled over is on line 4a and not on 4b         IRC 408(d)(3)
//   a Roth account is never mixed with the rest of its plan   IRC 402A(d)(4)
//   an excess deferral by 15 April: taxed in its year (P), its earnings now (8); later: all of it now, no basis
//                                                             IRC 402(g)(2), (6), 402A(d)(3)
//   taxed in the plan less than five years before, paid out: box 10   IRC 402A(c)(4)(D)
import { dollars, type Event, PLANS } from "./life.ts";

export interface Boxes {
  one: bigint;
  twoA: bigint;
  five: bigint;
  /** Where it is certain; "open" where only the plan knows it. */
  ten?: bigint | "open";
}

export interface Answers {
  /** Form 1099-R by `year plan code`. */
  readonly forms: Map<string, Boxes>;
  /** Basis at the end of a year by `year plan account`. */
  readonly closing: Map<string, bigint>;
  /** Form 1040 lines 4a and 4b by year. */
  readonly iras: Map<string, { a: bigint; b: bigint }>;
  /** Line 1h by year: excess deferrals of the year, and the earnings that came with one in the year paid. */
  readonly wages: Map<string, bigint>;
}

interface Plan {
  after: bigint;
  roth: bigint;
  /** Taxed at rollovers within the plan, by year. */
  taxed: { year: number; amount: bigint }[];
  /** Something left the Roth account before. */
  rothPaid: boolean;
}

type Text = string | undefined;

/** Pennies of a dollar text. */
const pennies = (text: unknown): bigint => BigInt(String(text).replace(".", ""));

const RANK: Readonly<Record<string, number>> = {
  paycheck: 1,
  plan_transfer: 2,
  in_plan_roth_rollover: 3,
  distribution: 4,
  corrective_distribution: 5,
  opening_basis: 6,
};

export function answersByHand(events: readonly Event[], years: readonly number[]): Answers {
  const plans = new Map<string, Plan>(
    PLANS.map((plan) => [plan, { after: 0n, roth: 0n, taxed: [], rothPaid: false }]),
  );
  const answers: Answers = {
    forms: new Map(),
    closing: new Map(),
    iras: new Map(),
    wages: new Map(),
  };
  const rolled = new Map<string, bigint>();
  let iraBasis = 0n;
  const dated = events
    .filter((event) => RANK[event.kind] !== undefined)
    .map((event) => ({ event, day: dayOf(event) }))
    .toSorted((a, b) =>
      a.day === b.day
        ? (RANK[a.event.kind] ?? 0) - (RANK[b.event.kind] ?? 0)
        : a.day < b.day
          ? -1
          : 1,
    );
  for (const year of years) {
    // A figure of 31 December opens the next year: it is not part of this year's closing.
    const until = `${year}-12-31`;
    while (dated[0] !== undefined && dated[0].day <= until) {
      if (dated[0].day === until && dated[0].event.kind === "opening_basis") break;
      const step = dated.shift();
      if (step !== undefined) apply(step.event, plans, { ...answers, rolled });
    }
    for (const [plan, { after, roth }] of plans) {
      answers.closing.set(`${year} ${plan} after_tax`, after);
      answers.closing.set(`${year} ${plan} designated_roth`, roth);
    }
    iraBasis += rolled.get(String(year)) ?? 0n;
    const ofYear = irasOf(events, year, iraBasis);
    iraBasis = ofYear.left;
    answers.iras.set(String(year), ofYear);
  }
  return answers;
}

function dayOf(event: Event): string {
  return String((event["deposited_on"] as Text) ?? (event["as_of"] as Text) ?? event["date"]);
}

/** After-tax money that went to traditional IRAs, by year: basis of theirs (Form 8606, line 2). */
type Rolled = Map<string, bigint>;

function apply(
  event: Event,
  plans: Map<string, Plan>,
  { forms, rolled, wages }: Answers & { readonly rolled: Rolled },
): void {
  const name = String(event["plan"]);
  const plan = plans.get(name);
  if (plan === undefined) return;
  const report = (code: string, boxes: Boxes) => {
    const key = `${String(event["date"]).slice(0, 4)} ${name} ${code}`;
    const form = forms.get(key) ?? { one: 0n, twoA: 0n, five: 0n };
    form.one += boxes.one;
    form.twoA += boxes.twoA;
    form.five += boxes.five;
    if (boxes.ten !== undefined) {
      const open = boxes.ten === "open" || form.ten === "open";
      form.ten = open ? "open" : BigInt(form.ten ?? 0n) + BigInt(boxes.ten);
    }
    forms.set(key, form);
  };
  switch (event.kind) {
    case "paycheck": {
      const paid = event["contributions"] as Record<string, string>;
      plan.after += pennies(paid["after_tax"]);
      plan.roth += pennies(paid["roth_deferral"]);
      return;
    }
    case "opening_basis":
      if (event["account"] === "plan_after_tax") plan.after = pennies(event["amount"]);
      else plan.roth = pennies(event["amount"]);
      return;
    case "plan_transfer": {
      const target = plans.get(String(event["to_plan"]));
      if (target === undefined) return;
      target.after += plan.after;
      target.roth += plan.roth;
      target.taxed.push(...plan.taxed);
      target.rothPaid ||= plan.rothPaid;
      plan.after = 0n;
      plan.roth = 0n;
      plan.taxed = [];
      plan.rothPaid = false;
      return;
    }
    case "corrective_distribution": {
      if (event["reason"] === "elective_deferral") {
        payBackDeferral(event, plan, { report, wages });
        return;
      }
      const amount = pennies(event["amount"]);
      const earnings = pennies(event["earnings"]);
      plan.after -= amount;
      report("E", { one: amount + earnings, twoA: earnings, five: amount });
      return;
    }
    case "in_plan_roth_rollover": {
      const amount = pennies(event["amount"]);
      const isPretax = event["from"] === "pretax";
      const basis = isPretax ? 0n : shareOf(plan.after, amount, pennies(event["account_balance"]));
      plan.after -= basis;
      plan.roth += amount;
      plan.taxed.push({
        year: Number(String(event["date"]).slice(0, 4)),
        amount: untaxed(amount, basis),
      });
      report("G", { one: amount, twoA: untaxed(amount, basis), five: basis });
      return;
    }
    default:
      for (const contract of contracts(event)) distribute(contract, plan, report, rolled);
  }
}

type Report = (code: string, boxes: Boxes) => void;

/** The Roth account first, out of what went to a Roth IRA or was paid; then the rest of the plan. */
function contracts(event: Event): Event[] {
  if (event["from"] !== "whole_account") return [event];
  const all = pennies(event["amount"]);
  const roth = pennies(event["designated_roth"]);
  const [first, ...more] = event["destinations"] as readonly { to: string; amount: string }[];
  if (first === undefined) return [];
  const text = (amount: bigint) => dollars(Number(amount));
  const over = pennies(first.amount) - roth;
  const part = (from: string, amount: bigint, destinations: readonly unknown[]) => ({
    ...event,
    from,
    amount: text(amount),
    account_balance: text(amount),
    destinations,
  });
  return [
    part("designated_roth", roth, [{ ...first, amount: text(roth) }]),
    part("after_tax", all - roth, [
      ...(over > 0n ? [{ ...first, amount: text(over) }] : []),
      ...more,
    ]),
  ];
}

function payBackDeferral(
  event: Event,
  plan: Plan,
  { report, wages }: { readonly report: Report; readonly wages: Answers["wages"] },
): void {
  const amount = pennies(event["amount"]);
  const earnings = pennies(event["earnings"]);
  const year = Number(event["for_tax_year"]);
  const paid = String(event["date"]);
  const isRoth = event["source"] === "roth_deferral";
  const b = isRoth ? "B" : "";
  const gain = earnings > 0n ? earnings : 0n;
  const whole = amount + earnings;
  const wage = (of: number, more: bigint) => {
    if (more !== 0n) wages.set(String(of), (wages.get(String(of)) ?? 0n) + more);
  };
  if (isRoth) plan.roth -= amount;
  if (paid > `${year + 1}-04-15`) {
    report(`1${b}`, { one: whole, twoA: whole, five: 0n });
    return;
  }
  if (!isRoth) wage(year, amount);
  wage(Number(paid.slice(0, 4)), gain);
  const returned = isRoth ? amount : 0n;
  if (paid.startsWith(`${year}-`)) {
    report(`8${b}`, { one: whole, twoA: isRoth ? gain : whole, five: returned });
    return;
  }
  const principal = whole - gain;
  report(`${b}P`, { one: principal, twoA: isRoth ? 0n : principal, five: returned });
  if (gain > 0n) report(`8${b}`, { one: gain, twoA: gain, five: 0n });
}

/** Taxed in the plan in this year or the four before: all of it, when all of the account is paid at once. */
function exposed(event: Event, plan: Plan): bigint | "open" | undefined {
  const year = Number(String(event["date"]).slice(0, 4));
  const all = plan.taxed
    .filter((each) => each.year > year - 5)
    .reduce((sum, { amount }) => sum + amount, 0n);
  if (all === 0n) return undefined;
  const isAll = event["amount"] === event["account_balance"] && !plan.rothPaid;
  return isAll ? least(all, pennies(event["amount"])) : "open";
}

function distribute(event: Event, plan: Plan, report: Report, rolled: Rolled): void {
  const amount = pennies(event["amount"]);
  const isRoth = event["from"] === "designated_roth";
  const held = isRoth ? plan.roth : plan.after;
  const basis = shareOf(held, amount, pennies(event["account_balance"]));
  if (isRoth) plan.roth -= basis;
  else plan.after -= basis;
  const parts = event["destinations"] as readonly { to: string; amount: string }[];
  if (isRoth) {
    const toIra = parts[0]?.to === "roth_ira";
    const twoA = toIra ? 0n : untaxed(amount, basis);
    const ten = toIra ? undefined : exposed(event, plan);
    report(toIra ? "H" : "1B", {
      one: amount,
      twoA,
      five: basis,
      ...(ten !== undefined && { ten }),
    });
    plan.rothPaid = true;
    return;
  }
  // Untaxed money goes to the traditional IRA, then to the Roth IRA, then to what is paid.
  let left = untaxed(amount, basis);
  const spread = ["traditional_ira", "roth_ira", "cash"].flatMap((to) =>
    parts
      .filter((part) => part.to === to)
      .map((part) => {
        const whole = pennies(part.amount);
        const pretax = least(left, whole);
        left -= pretax;
        return { to, whole, pretax };
      }),
  );
  const bases = basis > amount ? byWeight(basis, parts) : undefined;
  for (const { to, whole, pretax } of spread) {
    const place = parts.findIndex((part) => part.to === to);
    const five = bases === undefined ? whole - pretax : (bases[place] ?? 0n);
    const year = String(event["date"]).slice(0, 4);
    if (to === "traditional_ira") rolled.set(year, (rolled.get(year) ?? 0n) + five);
    if (to === "cash") report("1", { one: whole, twoA: pretax, five });
    else report("G", { one: whole, twoA: to === "roth_ira" ? pretax : 0n, five });
  }
}

/** Half up to the penny; all that is left when the account is emptied. */
function shareOf(basis: bigint, amount: bigint, balance: bigint): bigint {
  if (basis <= 0n) return 0n;
  if (amount >= balance) return basis;
  const share = (2n * amount * basis + balance) / (2n * balance);
  return least(share, least(basis, amount));
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function untaxed(amount: bigint, basis: bigint): bigint {
  return amount > basis ? amount - basis : 0n;
}

/** A loss goes with the money: each part its weight, the pennies left to the largest remainders. */
function byWeight(whole: bigint, parts: readonly { amount: string }[]): bigint[] {
  const weights = parts.map(({ amount }) => pennies(amount));
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  const shares = weights.map((weight) => (whole * weight) / all);
  const rest = weights.map((weight) => (whole * weight) % all);
  let left = whole - shares.reduce((sum, share) => sum + share, 0n);
  const order = rest.map((_, place) => place);
  order.sort((a, b) => (rest[a] === rest[b] ? a - b : (rest[a] ?? 0n) > (rest[b] ?? 0n) ? -1 : 1));
  for (const place of order) {
    if (left === 0n) break;
    shares[place] = (shares[place] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares;
}

/**
 * A conversion is income above the basis (nothing is left in the IRAs at the end of a year, so all the basis is
 * used as far as it goes), a rollover is none, a direct transfer between IRAs is on no line.
 */
function irasOf(
  events: readonly Event[],
  year: number,
  basis: bigint,
): { a: bigint; b: bigint; left: bigint } {
  let [a, b] = [0n, 0n];
  for (const event of events) {
    if (!String(event["date"]).startsWith(`${year}-`)) continue;
    if (event.kind === "ira_conversion") {
      a += pennies(event["amount"]);
      b += pennies(event["amount"]);
    }
    if (event.kind !== "ira_rollover") continue;
    if (event["to"] !== "eligible_plan" && event["method"] === "direct") continue;
    a += pennies(event["amount"]);
  }
  const untaxedPart = least(basis, b);
  return { a, b: b - untaxedPart, left: basis - untaxedPart };
}
