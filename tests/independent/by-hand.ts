// The same answers calculated a second time, from the events as they are written and the law alone. Nothing of
// the program's is imported: a mistake would have to be made twice, in two different ways.
//
//   in the plan from its deposit, else its pay date          IRC 72(e)(8)
//   share of basis = amount x basis / balance, all at the end IRC 72(e)(8)(B)
//   untaxed money to direct rollovers first                   Notice 2014-54
//   an opening holds its day                                  IRC 72(f)
//   a plan merged into another takes everything along         IRC 414(l)
//   IRA money rolled over is on line 4a and not on 4b         IRC 408(d)(3)
import { type Event, PLANS } from "./life.ts";

export interface Boxes {
  one: bigint;
  twoA: bigint;
  five: bigint;
}

export interface Answers {
  /** Form 1099-R by `year plan code`. */
  readonly forms: Map<string, Boxes>;
  /** Basis at the end of a year by `year plan account`. */
  readonly closing: Map<string, bigint>;
  /** Form 1040 lines 4a and 4b by year. */
  readonly iras: Map<string, { a: bigint; b: bigint }>;
}

interface Plan {
  after: bigint;
  roth: bigint;
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
  const plans = new Map<string, Plan>(PLANS.map((plan) => [plan, { after: 0n, roth: 0n }]));
  const answers: Answers = { forms: new Map(), closing: new Map(), iras: new Map() };
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
  { forms, rolled }: Answers & { readonly rolled: Rolled },
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
      plan.after = 0n;
      plan.roth = 0n;
      return;
    }
    case "corrective_distribution": {
      const amount = pennies(event["amount"]);
      const earnings = pennies(event["earnings"]);
      plan.after -= amount;
      report("E", { one: amount + earnings, twoA: earnings, five: amount });
      return;
    }
    case "in_plan_roth_rollover": {
      const amount = pennies(event["amount"]);
      const basis = shareOf(plan.after, amount, pennies(event["account_balance"]));
      plan.after -= basis;
      plan.roth += amount;
      report("G", { one: amount, twoA: untaxed(amount, basis), five: basis });
      return;
    }
    default:
      distribute(event, plan, report, rolled);
  }
}

function distribute(
  event: Event,
  plan: Plan,
  report: (code: string, boxes: Boxes) => void,
  rolled: Rolled,
): void {
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
    report(toIra ? "H" : "1B", { one: amount, twoA, five: basis });
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
