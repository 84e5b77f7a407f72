// When nothing is reported, everything is right. Lives of two people with two plans each, that could be
// anybody's, with the slips that people make: if `check` and `status` have nothing to say, no payday is missing
// between two others, no conversion moved basis that was not there, no form shows more basis than money without a recorded loss, every form came as it
// should, no excess deferral is left, and the packet says that nothing is open. And where nothing is wrong,
// nothing is said. What is right is calculated here and in `independent/books-of-plans.ts`, not by the program.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/app/questions/check.ts";
import { packet } from "../../src/app/questions/packet.ts";
import { statusOfYear } from "../../src/app/questions/status-of-year.ts";
import type { Movement } from "../../src/basis/movement.ts";
import { planHistory } from "../../src/basis/plan-history.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { eventsOfLife, SHARED } from "../arbitraries/events-of-silent-life.ts";
import { papersOf } from "../arbitraries/papers-of-silent-life.ts";
import { household, PEOPLE, type PersonLife, PLANS } from "../arbitraries/silent-lives.ts";
import { booksOf } from "../independent/books-of-plans.ts";
import { isWithoutSlip, reasonsToSpeak, type Told } from "../independent/reasons-to-speak.ts";
import { type EventJson, ledgerOf, recorded } from "../support/ledger-of.ts";
import { readerOf } from "../support/reader-of-events.ts";

const NUM_RUNS = Number(process.env["NUM_RUNS"] ?? (process.env["CI"] ? 1000 : 120));
const YEARS = [2024, 2025] as const;
const FEW = 30;
/** The payers' day is over: a form that did not come is late. */
const TODAY = calendarDate("2026-03-02");

function toldBy(person: string, life: PersonLife): Told {
  const events = eventsOfLife(person, life);
  const papers = papersOf(person, life, events);
  return { person, life, events: [...events, ...papers], books: booksOf(events, life.birth) };
}

/** What had really been paid into the accounts of a plan by a day, also by way of the other plan. */
function paidInBy({ life, events }: Told, plan: string, day: string) {
  const isFrom = PLANS[life.transfer?.from ?? 0] !== plan;
  const places: readonly string[] =
    life.transfer !== undefined && isFrom && day >= "2025-06-02" ? PLANS : [plan];
  const paid = { after: 0, roth: 0 };
  const add = (account: "after" | "roth", of: unknown) => {
    if (of !== undefined) paid[account] += Number(String(of).replace(".", ""));
  };
  for (const event of events) {
    const on = String(event["deposited_on"] ?? event["as_of"] ?? event["date"]);
    if (!places.includes(String(event["plan"])) || on > day) continue;
    const isOfYearBefore = event.kind === "opening_basis" && on === "2024-12-31";
    if (isOfYearBefore && event["account"] === "plan_after_tax") add("after", event["amount"]);
    if (isOfYearBefore && event["account"] === "designated_roth") add("roth", event["amount"]);
    if (event.kind === "in_plan_roth_rollover") add("roth", event["amount"]);
    if (event.kind !== "paycheck") continue;
    const contributions = event["contributions"] as EventJson;
    // An opening holds what was paid in before.
    if (on > "2024-12-31") add("after", contributions["after_tax"]);
    add("roth", contributions["roth_deferral"]);
  }
  return paid;
}

/** Of a ledger of which nothing is said: told by other means than the program's own list. */
function mustHold(ledger: Ledger, told: Told, year: number): void {
  expect(reasonsToSpeak(told, year)).toEqual([]);
  const { movements, entries } = planHistory(ledger, told.person);
  for (const [at, { plan, date, from }] of movements.entries()) {
    const account = from === "designated_roth" ? "roth" : "after";
    const out = basisOf(movements.slice(0, at + 1), plan, account);
    expect(out).toBeLessThanOrEqual(paidInBy(told, plan, date)[account]);
  }
  for (const { change, basis, plan, pool, date } of entries) {
    if (change !== "transferred_out") continue;
    const account = pool === "designated_roth" ? "roth" : "after";
    const before = movements.filter((each) => each.date < date);
    const held = paidInBy(told, plan, date)[account] - basisOf(before, plan, account);
    expect(basis.state === "complete" && basis.cents).toBeLessThanOrEqual(held);
  }
}

function basisOf(movements: readonly Movement[], plan: string, account: "after" | "roth"): number {
  return movements
    .filter((each) => each.plan === plan)
    .filter(({ from }) => (from === "designated_roth") === (account === "roth"))
    .reduce((sum, { basis }) => sum + (basis.state === "complete" ? basis.cents : 0), 0);
}

async function answersOf(events: readonly EventJson[], person: string) {
  const reader = readerOf(recorded(events));
  const found = await check(reader, { person, taxYear: undefined, today: TODAY });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const ofYear = async (year: number) => {
    const asked = { person, taxYear: taxYear(year), today: TODAY };
    const status = await statusOfYear(reader, { ...asked, plan: undefined });
    if (!status.ok) throw new Error(JSON.stringify(status.error));
    const open = [...found.value.open, ...status.value.open].map(
      ({ code, message }) => `${code}: ${message}`,
    );
    if (open.length > 0) return { open };
    const whole = await packet(reader, asked);
    if (!whole.ok) throw new Error(JSON.stringify(whole.error));
    return { open, nothingIsOpen: whole.value.nothingIsOpen };
  };
  return { ofYear };
}

/** What a life has in it, for the count of those that were silent. */
function featuresOf({ life, events }: Told, year: number): string[] {
  const has = (test: (event: EventJson) => boolean) => events.some(test);
  const { excess, papers } = life;
  const back = excess !== undefined && excess.above > 0 ? excess.back : undefined;
  const rolled = (to: boolean) => (event: EventJson) =>
    event.kind === "ira_rollover" && (event["to"] === "eligible_plan") === to;
  return Object.entries({
    life: true,
    "an opening": has(({ account }) => account === "plan_after_tax"),
    "a loss that is shown": life.plans.some((plan) =>
      plan.months.some(({ slip }) => slip === "shown"),
    ),
    "a transfer": has(({ kind }) => kind === "plan_transfer"),
    "a transfer of a part": has(
      (each) =>
        each.kind === "plan_transfer" &&
        life.transfer?.half === true &&
        each["basis"] !== undefined,
    ),
    "a transfer of a Roth account": has(
      (each) => each.kind === "plan_transfer" && each["source"] === "designated_roth",
    ),
    "after-tax money paid to IRAs": life.payout !== undefined && life.payout.way !== "cash",
    "after-tax money paid in cash": life.payout?.way === "cash",
    "a Roth account paid out": has((each) => each["from"] === "designated_roth"),
    "a separation": life.payout?.left === true,
    "an excess paid back in its year": back === "same_year",
    "an excess paid back in time, in the next year": back === "next_year",
    "an excess paid back late": back === "late" && excess?.year === 2024,
    "a rollover between IRAs": has(rolled(false)),
    "an IRA rolled into a plan": has(rolled(true)),
    "a conversion of an IRA": has(({ kind }) => kind === "ira_conversion"),
    "two papers of one code": papers.plans.includes("split") || papers.iras === "split",
  }).flatMap(([name, isIn]) =>
    isIn ? [name, ...(name === "life" ? [`life in ${year}`] : [])] : [],
  );
}

describe("when check and status are silent", () => {
  const seen = new Map<string, { silent: number; all: number }>();
  const count = (feature: string, silent: boolean) => {
    const of = seen.get(feature) ?? { silent: 0, all: 0 };
    seen.set(feature, { silent: of.silent + (silent ? 1 : 0), all: of.all + 1 });
  };

  it(
    "every conversion moved what was there, every form agrees, and the packet has nothing open",
    async () => {
      await fc.assert(
        fc.asyncProperty(household, async (lives) => {
          const told = lives.map((life, at) => toldBy(PEOPLE[at] ?? "", life));
          const given = [...SHARED, ...told.flatMap(({ events }) => events)];
          const ledger = ledgerOf(given);
          for (const each of told) {
            const { ofYear } = await answersOf(given, each.person);
            for (const year of YEARS) {
              const { open, nothingIsOpen } = await ofYear(year);
              const silent = open.length === 0;
              for (const feature of featuresOf(each, year)) count(feature, silent);
              if (silent) {
                expect(nothingIsOpen).toBe(true);
                mustHold(ledger, each, year);
              } else if (isWithoutSlip(each.life) && reasonsToSpeak(each, year).length === 0) {
                expect(open).toEqual([]);
              }
            }
          }
        }),
        { numRuns: NUM_RUNS },
      );
    },
    60_000 + NUM_RUNS * 300,
  );

  it("is silent often enough, and speaks often enough, to mean something", () => {
    const { silent, all } = seen.get("life") ?? { silent: 0, all: 1 };
    expect(silent / all).toBeGreaterThan(0.4);
    expect(silent / all).toBeLessThan(0.9);
    // Of what is in a few lives only, there may be none that is silent.
    const rare = [...seen].filter(([, of]) => of.all >= FEW && of.silent * 5 < of.all);
    expect(rare).toEqual([]);
    expect([...seen.values()].filter((of) => of.silent > 0).length).toBeGreaterThan(15);
  });
});
