// Whose plans they are: what one person's answers say of a plan hangs on the events of that person only.
import { expect, it } from "vitest";
import { readingOf } from "../../../src/app/person-ledger.ts";
import { check } from "../../../src/app/questions/check.ts";
import { openPointsOfYear } from "../../../src/app/questions/open-points/open-points-of-year.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";
import { readerOf } from "../../support/reader-of-events.ts";

const TODAY = calendarDate("2026-03-02");
const HOUSEHOLD: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-04-02" },
  { kind: "person", person: "zoe", birth_date: "1986-06-06" },
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "bolt-401k", employer: "bolt" },
  {
    kind: "paycheck",
    person: "alex",
    plan: "bolt-401k",
    date: "2025-01-15",
    gross_pay: "9000.00",
    contributions: { pretax_deferral: "500.00" },
  },
  // All that is known of zoe: an old account that was moved to the plan in which alex has money too.
  {
    kind: "opening_basis",
    person: "zoe",
    plan: "acme-401k",
    account: "designated_roth",
    as_of: "2024-12-31",
    amount: "6000.00",
    tax_year: 2019,
    evidence: "statement",
  },
  {
    kind: "plan_transfer",
    person: "zoe",
    plan: "acme-401k",
    to_plan: "bolt-401k",
    date: "2025-06-02",
  },
];

it("a plan is a person's own into which another was moved, whoever else has money in it", async () => {
  const reader = readerOf(recorded(HOUSEHOLD));
  const found = await check(reader, { person: "zoe", taxYear: undefined, today: TODAY });
  expect(found).toMatchObject({ ok: true, value: { open: [] } });
  const reading = await readingOf(reader, "zoe");
  if (!reading.ok) throw new Error("refused");
  const points = await openPointsOfYear(reader, reading.value, {
    taxYear: taxYear(2025),
    today: TODAY,
  });
  expect(points.filter(({ severity }) => severity !== "todo")).toEqual([]);
  expect([...reading.value.ledger.plans.keys()]).toEqual(["acme-401k", "bolt-401k"]);
});

it("of somebody with IRAs alone it is not", async () => {
  const withoutPlans = HOUSEHOLD.filter(
    ({ kind, person }) => person !== "zoe" || kind === "person",
  );
  const reading = await readingOf(readerOf(recorded(withoutPlans)), "zoe");
  if (!reading.ok) throw new Error("refused");
  // Nobody has money in the one of acme: it may still be hers.
  expect([...reading.value.ledger.plans.keys()]).toEqual(["acme-401k"]);
});
