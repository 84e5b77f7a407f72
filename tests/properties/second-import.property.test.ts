// A second import of a file, cut, repeated, moved and changed in places: what is recorded is met once for each
// time that it stands there, whatever the order, and what differs from it is told. Expected counts are those of
// multisets, worked out here without the program.
import fc from "fast-check";
import { expect, it } from "vitest";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

interface Row {
  readonly day: number;
  readonly amount: number;
}

/** Few days and amounts, so that rows repeat and contradict each other. */
const row = fc.record({
  day: fc.integer({ min: 1, max: 9 }),
  amount: fc.integer({ min: 1, max: 3 }),
});

const edit = fc.oneof(
  { weight: 12, arbitrary: fc.constant("keep" as const) },
  { weight: 1, arbitrary: fc.constantFrom("drop", "twice", "other", "late") },
);

const csv = (rows: readonly Row[]) =>
  [
    "pay_date,person,plan,after_tax",
    ...rows.map(({ day, amount }) => `2025-03-0${day},alex,acme-401k,${amount}.00`),
    "",
  ].join("\n");

function edited(rows: readonly Row[], edits: readonly string[]): Row[] {
  const late: Row[] = [];
  const now = rows.flatMap((each, index) => {
    switch (edits[index % edits.length]) {
      case "drop":
        return [];
      case "twice":
        return [each, each];
      case "other":
        return [{ ...each, amount: (each.amount % 3) + 1 }];
      case "late":
        late.push(each);
        return [];
      default:
        return [each];
    }
  });
  return [...now, ...late];
}

/** For each day: rows that are met, rows that contradict one that was not met, and rows beyond those. */
function expected(before: readonly Row[], after: readonly Row[]) {
  const sum = { met: 0, contradicted: 0, beyond: 0 };
  for (let day = 1; day <= 9; day += 1) {
    const [of, now] = [before, after].map((rows) => rows.filter((each) => each.day === day));
    const counts = (rows: readonly Row[] = []) =>
      [1, 2, 3].map((amount) => rows.filter((each) => each.amount === amount).length);
    const [had, has] = [counts(of), counts(now)];
    const met = had.reduce((all, count, index) => all + Math.min(count, has[index] ?? 0), 0);
    const contradicted = Math.min((of?.length ?? 0) - met, (now?.length ?? 0) - met);
    sum.met += met;
    sum.contradicted += contradicted;
    sum.beyond += (now?.length ?? 0) - met - contradicted;
  }
  return sum;
}

async function checkSecondImport(rows: readonly Row[], again: readonly Row[]) {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  await ledger.take("a.csv", csv(rows));
  const { met, contradicted, beyond } = expected(rows, again);
  const [report] = (await ledger.take("b.csv", csv(again))).files;
  expect(report).toMatchObject({
    already_recorded: met,
    needs_review: contradicted,
    events: contradicted > 0 ? 0 : beyond,
  });
}

it("meets each recorded row once, and tells what contradicts one", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.array(edit, { minLength: 1, maxLength: 25 }),
      async (rows, edits) => {
        const again = edited(rows, edits);
        if (again.length > 0) await checkSecondImport(rows, again);
      },
    ),
    { numRuns: 60 },
  );
});

it("does not meet a row again because the rows before it follow each other", async () => {
  const days = (...list: readonly number[]) => list.map((day) => ({ day, amount: 1 }));
  await checkSecondImport(days(1, 2, 3, 4), days(3, 1, 2, 3, 4));
});
