// Whatever was recorded, corrected, undone, sealed and amended: no standing event is left without the names
// it rests on, the ledger verifies, and what is exported is taken in by a new ledger and says the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctEvent } from "../../src/app/change/correct-event.ts";
import { undoBatch } from "../../src/app/change/undo-batch.ts";
import { amendYear, sealYear } from "../../src/app/seal/seal-year.ts";
import { recordEvents } from "../../src/app/take-in/record-events.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import type { JsonObject } from "../../src/ledger/codec.ts";
import { hashing } from "../../src/store/hashing.ts";
import { type TemporaryLedger, temporaryLedger } from "../support/temporary-ledger.ts";

/** The long run: `TMPDIR=/dev/shm HISTORIES=5000 npm test -- histories`, some minutes in memory. */
const RUNS = Number(process.env["HISTORIES"] ?? 25);
/** Of 25 random histories one in thirty has too few steps that changed something, so the everyday run has always the same. */
const SEED =
  process.env["SEED"] ?? (process.env["HISTORIES"] === undefined ? "20261129" : undefined);

const name = (to: "person" | "employer" | "plan") =>
  fc.constantFrom(...{ person: ["ann", "bo"], employer: ["x", "y"], plan: ["p", "q", "r"] }[to]);
const day = fc.constantFrom("2024-03-29", "2024-12-31", "2025-01-31", "2025-06-30");
const amount = fc.integer({ min: 1, max: 900_000 }).map((cents) => (cents / 100).toFixed(2));

const event: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({
    kind: fc.constant("person"),
    person: name("person"),
    birth_date: fc.constantFrom("1980-01-01", "1971-05-05"),
  }),
  fc.record({ kind: fc.constant("employer"), employer: name("employer") }),
  fc.record({ kind: fc.constant("plan"), plan: name("plan"), employer: name("employer") }),
  fc.record({
    kind: fc.constant("paycheck"),
    person: name("person"),
    plan: name("plan"),
    date: day,
    gross_pay: fc.constant("20000.00"),
    contributions: fc.record({ after_tax: amount }),
  }),
  fc.record({
    kind: fc.constant("in_plan_roth_rollover"),
    person: name("person"),
    plan: name("plan"),
    date: day,
    amount,
    account_balance: fc.constant("9000.00"),
  }),
  fc.record({
    kind: fc.constant("filing_status"),
    person: name("person"),
    tax_year: fc.constantFrom(2024, 2025),
    status: fc.constant("joint"),
    spouse: name("person"),
  }),
  // Whatever else names a person, an employer, a plan or an event.
  fc.record({
    kind: fc.constant("plan_transfer"),
    person: name("person"),
    plan: name("plan"),
    to_plan: name("plan"),
    date: day,
  }),
  fc.record({
    kind: fc.constant("separation"),
    person: name("person"),
    employer: name("employer"),
    date: day,
  }),
  fc.record({
    kind: fc.constant("wages"),
    person: name("person"),
    employer: name("employer"),
    tax_year: fc.constantFrom(2024, 2025),
    fica_wages: amount,
  }),
  fc.record({
    kind: fc.constant("ira_rollover"),
    person: name("person"),
    plan: name("plan"),
    date: day,
    amount,
    from: fc.constant("traditional"),
    to: fc.constant("eligible_plan"),
  }),
  fc.record({
    kind: fc.constant("form_1099r"),
    person: name("person"),
    plan: name("plan"),
    tax_year: fc.constantFrom(2024, 2025),
    box_1: amount,
    box_7: fc.constantFrom("G", "1", "H"),
  }),
  fc.record({
    kind: fc.constant("ira_contribution"),
    person: name("person"),
    ira: fc.constantFrom("traditional", "roth"),
    date: day,
    tax_year: fc.constantFrom(2024, 2025),
    amount,
  }),
  fc.record({
    kind: fc.constant("accepted_finding"),
    person: name("person"),
    code: fc.constantFrom("basis.conversion-below-basis", "checks.late-deposit"),
    event: fc.integer({ min: 3, max: 40 }).map((seq) => `e${seq}`),
    reason: fc.constant("it is right"),
  }),
  fc.record({
    kind: fc.constant("statement_answer"),
    layout: fc.constantFrom("payroll/register", "plan/history"),
    plan: name("plan"),
    asked: fc.constant("source"),
    words: fc.constantFrom("ER MATCH", "AFTER TAX"),
    answer: fc.constantFrom("match", "after_tax"),
  }),
);

/** A file as a payroll gives it: each row is its own event, and the same row may come again in another. */
const payroll = fc
  .array(fc.record({ day, person: name("person"), plan: name("plan"), amount }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) =>
    [
      "pay_date,person,plan,after_tax",
      ...rows.map((row) => `${row.day},${row.person},${row.plan},${row.amount}`),
      "",
    ].join("\n"),
  );

type Step =
  | { readonly do: "record"; readonly events: readonly JsonObject[]; readonly supersede: boolean }
  | { readonly do: "import"; readonly text: string; readonly supersede: boolean }
  | {
      readonly do: "rename" | "remove";
      readonly at: number;
      readonly to: string;
      readonly carry: boolean;
    }
  | { readonly do: "undo"; readonly at: number; readonly carry: boolean }
  | { readonly do: "seal" | "amend"; readonly person: string; readonly year: number };

const at = fc.nat({ max: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("record" as const),
      events: fc.array(event, { minLength: 1, maxLength: 5 }),
      supersede: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("import" as const),
      text: payroll,
      supersede: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("rename" as const, "remove" as const),
      at,
      to: fc.constantFrom("p", "q", "ann", "x", "new"),
      carry: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("undo" as const), at, carry: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("seal" as const, "amend" as const),
      person: name("person"),
      year: fc.constantFrom(2024, 2025),
    }),
  },
);

/** Half a household to begin with, so that most steps have something to act on. */
const START: readonly JsonObject[] = [
  { kind: "person", person: "ann", birth_date: "1980-01-01" },
  { kind: "employer", employer: "x" },
  { kind: "plan", plan: "p", employer: "x" },
  { kind: "person", person: "bo", birth_date: "1982-01-01" },
  { kind: "plan", plan: "q", employer: "x" },
];

async function take(ledger: TemporaryLedger, one: Step): Promise<void> {
  const { store } = ledger;
  const reason = "typo";
  switch (one.do) {
    case "import":
      await ledger.take("pay.csv", one.text, { supersede: one.supersede });
      return;
    case "record":
      await recordEvents(store, one.events, { supersede: one.supersede });
      return;
    case "remove":
      await correctEvent(store, {
        event: `e${one.at}`,
        changes: {},
        remove: true,
        reason,
        carry: one.carry,
      });
      return;
    case "rename": {
      const recorded = await kindOf(store, one.at);
      const field = recorded === "person" || recorded === "employer" ? recorded : "plan";
      await correctEvent(store, {
        event: `e${one.at}`,
        changes: { [field]: one.to },
        reason,
        carry: one.carry,
      });
      return;
    }
    case "undo":
      await undoBatch(store, { batch: `b${one.at}`, carry: one.carry });
      return;
    case "seal":
      await sealYear(store, hashing, {
        person: one.person,
        taxYear: taxYear(one.year),
        explanation: "as it is",
        today: calendarDate("2026-04-10"),
      });
      return;
    case "amend":
      await amendYear(store, {
        person: one.person,
        taxYear: taxYear(one.year),
        reason: "to change it",
      });
  }
}

async function kindOf(store: TemporaryLedger["store"], seq: number): Promise<string | undefined> {
  for await (const page of store.events({}))
    for (const each of page) if (each.seq === seq) return each.kind;
  return undefined;
}

const EVERY_STEP = ["amend", "import", "record", "remove", "rename", "seal", "undo"];

describe("any history", () => {
  const long = { timeout: 7_200_000 };

  it("leaves no name behind, verifies, and goes out and in again the same", long, async () => {
    let changed = 0;
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const ledger = temporaryLedger();
        await recordEvents(ledger.store, START);
        for (const one of steps) {
          const before = (await ledger.store.head()).seq;
          await take(ledger, one);
          if ((await ledger.store.head()).seq === before) continue;
          done.add(one.do);
          if (one.do !== "record" && one.do !== "import") changed += 1;
        }
        expect((await ledger.store.verify({ deep: true })).problems).toEqual([]);
        const content = await ledger.content();
        const again = temporaryLedger();
        if (content.length > 0) {
          const [taken] = (await again.take("export.jsonl", `${content.join("\n")}\n`)).files;
          expect(taken).toMatchObject({ errors: 0 });
        }
        expect((await again.content()).toSorted()).toEqual(content.toSorted());
        ledger.store.close();
        again.store.close();
      }),
      { numRuns: RUNS, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
    // Steps that were all refused would show nothing.
    expect(changed).toBeGreaterThan(RUNS / 4);
    if (RUNS >= 500) expect([...done].toSorted()).toEqual(EVERY_STEP);
  });
});
