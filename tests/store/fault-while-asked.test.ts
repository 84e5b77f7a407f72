// A ledger that fails at any one of its reads gives the answer or the fault, never an answer of less: a joint
// return that could not be read is not "nobody files jointly".
import { expect, it } from "vitest";
import { attempt, type Result } from "../../src/app/attempt.ts";
import type { LedgerReader } from "../../src/app/ports.ts";
import { check } from "../../src/app/questions/check.ts";
import { limits } from "../../src/app/questions/limits.ts";
import { packet } from "../../src/app/questions/packet.ts";
import { reportOfYear } from "../../src/app/questions/report-of-year.ts";
import { statusOfYear } from "../../src/app/questions/status-of-year.ts";
import { worksheet } from "../../src/app/questions/worksheet.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { temporaryLedger } from "../support/temporary-ledger.ts";

const YEAR = taxYear(2025);
const TODAY = calendarDate("2026-03-18");

const COUPLE = [
  ...["alex", "blake"].flatMap((person) => [
    { kind: "employer", employer: `${person}-inc` },
    { kind: "plan", plan: `${person}-401k`, employer: `${person}-inc` },
    { kind: "person", person, birth_date: "1980-01-01" },
    {
      kind: "paycheck",
      person,
      plan: `${person}-401k`,
      date: "2025-03-31",
      gross_pay: "90000.00",
      contributions: { pretax_deferral: "24000.00", after_tax: "500.00" },
    },
  ]),
  { kind: "filing_status", person: "alex", tax_year: 2025, status: "joint", spouse: "blake" },
]
  .map((event) => `${JSON.stringify(event)}\n`)
  .join("");

const FAULT = new StoreError("store.not-writable", "book.db: the disk reported an error", "again");

/** The same ledger, whose `nth` read fails. */
function failingAt(store: LedgerReader, nth: number) {
  let count = 0;
  const reader = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...asked: unknown[]) => {
        count += 1;
        if (count === nth) throw FAULT;
        return Reflect.apply(value, target, asked);
      };
    },
  });
  return { reader, reads: () => count };
}

const QUESTIONS: Readonly<Record<string, (store: LedgerReader) => Promise<Result<unknown>>>> = {
  packet: (store) => packet(store, { taxYear: YEAR, person: "alex", today: TODAY }),
  report: (store) => reportOfYear(store, { taxYear: YEAR, person: "alex", today: TODAY }),
  status: (store) =>
    statusOfYear(store, { taxYear: YEAR, person: "alex", today: TODAY, plan: undefined }),
  check: (store) => check(store, { taxYear: YEAR, person: undefined }),
  limits: (store) => limits(store, { taxYear: YEAR, person: "alex" }),
  "joint return": (store) =>
    worksheet(store, { form: "form-1040", taxYear: YEAR, person: "alex", joint: true }),
};

it.each(Object.keys(QUESTIONS))("%s", async (name) => {
  const ask = QUESTIONS[name];
  if (ask === undefined) throw new Error(name);
  const { store } = await withCouple();
  const counted = failingAt(store, 0);
  const whole = await attempt(() => ask(counted.reader));
  expect(whole.ok).toBe(true);
  expect(counted.reads()).toBeGreaterThan(0);
  for (let nth = 1; nth <= counted.reads(); nth += 1)
    expect(await attempt(() => ask(failingAt(store, nth).reader)), `read ${nth}`).toEqual({
      ok: false,
      error: [FAULT.problem],
    });
});

async function withCouple() {
  const ledger = temporaryLedger();
  await ledger.take("couple.jsonl", COUPLE);
  return ledger;
}
