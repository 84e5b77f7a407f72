// When nothing is reported, everything is right. Lives of two people with two plans each, that could be
// anybody's, with the slips that people make: if `check` and `status` have nothing to say, no conversion moved
// basis that was not there, no form shows more basis than money without a recorded loss, every form came as it
// should, and the packet says that nothing is open.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/app/questions/check.ts";
import { packet } from "../../src/app/questions/packet.ts";
import { statusOfYear } from "../../src/app/questions/status-of-year.ts";
import { planMovements } from "../../src/basis/plan-movements.ts";
import { expectedForms1099r } from "../../src/distributions/expected-forms-1099r.ts";
import { addDays, calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { add, type Cents, cents, formatCents, ZERO } from "../../src/kernel/money.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { type EventJson, ledgerOf, recorded } from "../support/ledger-of.ts";
import { readerOf } from "../support/reader-of-events.ts";

const NUM_RUNS = Number(process.env["NUM_RUNS"] ?? (process.env["CI"] ? 2000 : 300));
const PEOPLE = ["alex", "zoe"] as const;
const PLANS = ["acme-401k", "bolt-401k"] as const;
const YEAR = taxYear(2025);
/** The payers' day is over: a form that did not come is late. */
const TODAY = calendarDate("2026-03-02");
const FIRST = calendarDate("2025-01-15");
const SLIPS = [
  ...Array.from({ length: 36 }, () => "none"),
  "late",
  "late",
  "late",
  "late",
  "forgotten",
  "twice",
  "amount",
  "basis",
  "shown",
  "shown",
  "shown",
];

const month = fc.record({
  // Small money beside much: what is still under way hides in the earnings of what is there.
  afterTax: fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 2_000 })),
  gain: fc.integer({ min: -10, max: 40 }),
  lag: fc.integer({ min: 0, max: 10 }),
  slip: fc.constantFrom(...SLIPS),
});
const planLife = fc.record({
  /** Basis and earnings of the end of the year before, in an opening, before whose day more was paid in. */
  opening: fc.option(
    fc.record({
      basis: fc.integer({ min: 1, max: 900_000 }),
      earnings: fc.integer({ min: 0, max: 30_000 }),
    }),
    { nil: undefined },
  ),
  months: fc.array(month, { maxLength: 4 }),
});
const FATES = ["right", "right", "right", "right", "right", "split", "wrong", "missing", "code"];
const personLife = fc.record({
  plans: fc.tuple(planLife, planLife),
  fates: fc.array(fc.constantFrom(...FATES), { minLength: 2, maxLength: 2 }),
});
const household = fc.tuple(personLife, personLife);
type PlanLife = typeof planLife extends fc.Arbitrary<infer L> ? L : never;
type PersonLife = typeof personLife extends fc.Arbitrary<infer L> ? L : never;

const SHARED: readonly EventJson[] = [
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "bolt-401k", employer: "bolt" },
  ...PEOPLE.map((person) => ({ kind: "person", person, birth_date: "1985-05-05" })),
];

/** Pay in the middle of a month, all of the account converted some days later; a slip may spoil it. */
function eventsOf(common: { person: string; plan: string }, life: PlanLife): EventJson[] {
  const events: EventJson[] = [];
  const { opening, months } = life;
  if (opening !== undefined) {
    // Payroll of the year before is in the opening, and not there a second time.
    events.push(pay(common, { date: "2024-12-13", on: "2024-12-16", afterTax: opening.basis }));
    events.push({
      kind: "opening_basis",
      ...common,
      account: "plan_after_tax",
      as_of: "2024-12-31",
      amount: dollars(opening.basis),
      earnings: dollars(opening.earnings),
      evidence: "statement",
    });
  }
  let waiting = opening === undefined ? 0 : opening.basis + opening.earnings;
  for (const [index, { afterTax, gain, lag, slip }] of months.entries()) {
    const date = addDays(FIRST, index * 30);
    const converted = addDays(date, 12);
    const on = addDays(date, slip === "late" ? lag + 13 : lag);
    events.push(pay(common, { date, on, afterTax }));
    // People convert what the screen shows, and it does not show what is under way.
    const held = slip === "late" ? waiting : waiting + afterTax;
    waiting += afterTax;
    if (slip === "forgotten" || held === 0) continue;
    // A loss of half that a statement shows.
    const value = Math.max(1, Math.floor((held * (slip === "shown" ? 500 : 1000 + gain)) / 1000));
    const amount = slip === "amount" ? Math.max(1, Math.floor(value / 10)) : value;
    const conversion = {
      kind: "in_plan_roth_rollover",
      ...common,
      amount: dollars(amount),
      account_balance: dollars(slip === "basis" ? value * 2 : amount),
      ...(slip === "basis" && { basis: dollars(amount) }),
    };
    if (slip === "shown")
      events.push({
        kind: "balance",
        ...common,
        date: converted,
        source: "after_tax",
        balance: dollars(value),
      });
    events.push({ ...conversion, date: converted });
    if (slip === "twice") events.push({ ...conversion, date: addDays(converted, 1) });
    waiting -= held;
  }
  return events;
}

function pay(
  common: { person: string; plan: string },
  { date, on, afterTax }: { date: string; on: string; afterTax: number },
): EventJson {
  return {
    kind: "paycheck",
    ...common,
    date,
    deposited_on: on,
    gross_pay: "20000.00",
    contributions: { after_tax: dollars(afterTax) },
  };
}

/** The forms that came for each plan: right, on two papers, wrong by a dollar, with another code, or not at all. */
function formsOf(ledger: Ledger, person: string, fates: readonly string[]): EventJson[] {
  return expectedForms1099r(ledger, { person, taxYear: YEAR }).flatMap((expected) => {
    const fate = fates[PLANS.indexOf(expected.plan as (typeof PLANS)[number])] ?? "right";
    if (fate === "missing") return [];
    const [one, twoA, five] = [expected.box1, known(expected.box2a), known(expected.box5)];
    const paper = (share: (amount: Cents) => Cents, part: number): EventJson => ({
      kind: "form_1099r",
      person,
      plan: expected.plan,
      tax_year: YEAR,
      box_1: formatCents(fate === "wrong" ? add(share(one), cents(100)) : share(one)),
      box_2a: formatCents(share(twoA)),
      box_5: formatCents(share(five)),
      box_7: fate === "code" ? "H" : "G",
      account_number: String(part),
    });
    const half = (amount: Cents) => cents(Math.floor(amount / 2));
    if (fate !== "split") return [paper((amount) => amount, 1)];
    return [paper(half, 1), paper((amount) => cents(amount - half(amount)), 2)];
  });
}

function known(amount: { state: "complete"; cents: Cents } | { state: "incomplete" }): Cents {
  return amount.state === "complete" ? amount.cents : ZERO;
}

function dollars(amount: number): string {
  return formatCents(cents(amount));
}

/** What had been paid into a plan by a day: deposits from their day, or what an opening says of them. */
function paidInBy(life: PlanLife, events: readonly EventJson[], day: string): number {
  return events
    .filter(({ kind, deposited_on: on }) => kind === "paycheck" && String(on) > "2024-12-31")
    .filter(({ deposited_on: on }) => String(on) <= day)
    .map(({ contributions }) => (contributions as { after_tax: string }).after_tax)
    .reduce((sum, text) => sum + Number(text.replace(".", "")), life.opening?.basis ?? 0);
}

async function isSilent(events: readonly EventJson[], person: string) {
  const reader = readerOf(recorded(events));
  const asked = { person, taxYear: YEAR, today: TODAY };
  const found = await check(reader, { person, taxYear: undefined });
  const status = await statusOfYear(reader, { ...asked, plan: undefined });
  const whole = await packet(reader, asked);
  if (!found.ok || !status.ok || !whole.ok) throw new Error("a question was refused");
  return {
    silent: found.value.open.length === 0 && status.value.open.length === 0,
    nothingIsOpen: whole.value.nothingIsOpen,
  };
}

/** What must hold, told by other means than the program's own list. */
function mustHold(
  ledger: Ledger,
  person: string,
  { life, own }: { readonly life: PersonLife; readonly own: readonly (readonly EventJson[])[] },
): void {
  const recovered = new Map<string, number>();
  for (const { plan, basis, date } of planMovements(ledger, person)) {
    const sum = (recovered.get(plan) ?? 0) + known(basis);
    recovered.set(plan, sum);
    const at = PLANS.indexOf(plan as (typeof PLANS)[number]);
    const ofPlan = life.plans[at];
    if (ofPlan === undefined) throw new Error(`no plan ${plan}`);
    expect(sum).toBeLessThanOrEqual(paidInBy(ofPlan, own[at] ?? [], date));
  }
  for (const { plan, box1, box5 } of expectedForms1099r(ledger, { person, taxYear: YEAR })) {
    const at = PLANS.indexOf(plan as (typeof PLANS)[number]);
    const isShown = own[at]?.some(({ kind }) => kind === "balance") ?? false;
    if (!isShown) expect(known(box5)).toBeLessThanOrEqual(box1);
    expect(["right", "split"]).toContain(life.fates[at]);
  }
}

describe("when check and status are silent", () => {
  const seen = { silent: 0, spoken: 0, openings: 0, losses: 0 };

  it(
    "every conversion moved what was there, every form agrees, and the packet has nothing open",
    async () => {
      await fc.assert(
        fc.asyncProperty(household, async (lives) => {
          const own = lives.map((life, at) =>
            life.plans.map((ofPlan, number) =>
              eventsOf({ person: PEOPLE[at] ?? "", plan: PLANS[number] ?? "" }, ofPlan),
            ),
          );
          const given = [...SHARED, ...own.flat(2)];
          const before = ledgerOf(given);
          const events = [
            ...given,
            ...lives.flatMap((life, at) => formsOf(before, PEOPLE[at] ?? "", life.fates)),
          ];
          const ledger = ledgerOf(events);
          for (const [at, person] of PEOPLE.entries()) {
            const [life, mine] = [lives[at], own[at]];
            if (life === undefined || mine === undefined) continue;
            if (mine.flat().length === 0) continue;
            const { silent, nothingIsOpen } = await isSilent(events, person);
            seen[silent ? "silent" : "spoken"] += 1;
            if (!silent) continue;
            expect(nothingIsOpen).toBe(true);
            mustHold(ledger, person, { life, own: mine });
            if (mine.flat().some(({ kind }) => kind === "opening_basis")) seen.openings += 1;
            if (mine.flat().some(({ kind }) => kind === "balance")) seen.losses += 1;
          }
        }),
        { numRuns: NUM_RUNS },
      );
    },
    60_000 + NUM_RUNS * 100,
  );

  it("is silent often enough, and speaks often enough, to mean something", () => {
    const share = seen.silent / (seen.silent + seen.spoken);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.9);
    expect(seen.openings).toBeGreaterThan(NUM_RUNS / 30);
    // A shown loss is rare: of a few dozen lives there may be none.
    expect(seen.losses).toBeGreaterThanOrEqual(Math.min(1, Math.floor(NUM_RUNS / 100)));
  });
});
