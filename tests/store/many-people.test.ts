// In the ledger of a whole plan a question about one person reads that person; about everybody, one after another.
import { expect, it } from "vitest";
import type { EventFilter, LedgerReader } from "../../src/app/ports.ts";
import { check } from "../../src/app/questions/check.ts";
import { householdOf } from "../../src/app/questions/household.ts";
import { jointReturn } from "../../src/app/questions/joint-return.ts";
import { latestYear } from "../../src/app/questions/latest-year.ts";
import { limits } from "../../src/app/questions/limits.ts";
import { afterImport } from "../../src/app/take-in/after-import.ts";
import type { Touched } from "../../src/app/take-in/people-of-file.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import { temporaryLedger } from "../support/temporary-ledger.ts";

const YEAR = taxYear(2025);
const PEOPLE = ["alex", "blake", "casey", "drew"];

/** Four people over the limit in their own way; blake and casey file jointly, drew is alone. */
const LIVES = [
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
  { kind: "plan", plan: "m", employer: "acme" },
  ...PEOPLE.flatMap((person, index) => [
    { kind: "person", person, birth_date: "1980-01-01" },
    {
      kind: "paycheck",
      person,
      plan: index % 2 === 0 ? "k" : "m",
      date: "2025-03-31",
      gross_pay: "300000.00",
      contributions: { pretax_deferral: `${24000 + index}.00` },
    },
  ]),
  { kind: "filing_status", person: "casey", tax_year: 2025, status: "joint", spouse: "blake" },
  { kind: "filing_status", person: "alex", tax_year: 2024, status: "joint", spouse: "drew" },
]
  .map((event) => `${JSON.stringify(event)}\n`)
  .join("");

/** The same ledger, noting which people's events were asked for. */
function watched(store: LedgerReader, asked: EventFilter[]): LedgerReader {
  return {
    ...store,
    events(filter) {
      asked.push(filter);
      return store.events(filter);
    },
    head: (upTo) => store.head(upTo),
  };
}

async function ledgerOfLives() {
  const ledger = temporaryLedger();
  await ledger.take("lives.jsonl", LIVES);
  return ledger.store;
}

it("finds for everybody what it finds for each", async () => {
  const store = await ledgerOfLives();
  const all = await check(store, { taxYear: YEAR, person: undefined });
  const each = await Promise.all(PEOPLE.map((person) => check(store, { taxYear: YEAR, person })));
  invariant(all.ok, "the ledger reads");
  expect(all.value.open.map(({ code }) => code)).toContain("limits.elective-deferrals-exceeded");
  expect(all.value.open).toEqual(each.flatMap((one) => (one.ok ? one.value.open : [])));
});

it("reads a couple for a joint return, and one person for limits", async () => {
  const store = await ledgerOfLives();
  const asked: EventFilter[] = [];
  const joint = await jointReturn(watched(store, asked), { taxYear: YEAR, person: "blake" });
  invariant(joint.ok, "blake files jointly");
  expect(joint.value.people).toEqual(["blake", "casey"]);
  const limited = await limits(watched(store, asked), { taxYear: YEAR, person: "drew" });
  invariant(limited.ok, "drew is recorded");
  const unbounded = asked.filter(
    ({ person, kinds }) => person === undefined && kinds === undefined,
  );
  expect(unbounded).toEqual([]);
});

it("still names the people when there are several or none of that name", async () => {
  const store = await ledgerOfLives();
  const unnamed = await limits(store, { taxYear: YEAR, person: undefined });
  const unknown = await limits(store, { taxYear: YEAR, person: "blak" });
  invariant(!unnamed.ok && !unknown.ok, "neither is one person");
  expect(unnamed.error[0]?.hint).toContain("alex, blake, casey, drew");
  expect(unknown.error[0]?.hint).toBe("did you mean blake?");
});

it("finds no year for somebody who is not recorded, and does not say that the ledger is empty", async () => {
  const store = await ledgerOfLives();
  const today = calendarDate("2026-03-18");
  const found = await latestYear(store, { person: "blake", today });
  expect(found).toMatchObject({ ok: true, value: { year: 2025, recorded: true } });
  const unknown = await latestYear(store, { person: "nobody", today });
  expect(unknown).toMatchObject({ ok: false, error: [{ code: "usage.unknown-person" }] });
});

it("names beside one person the plans, and who files with them whoever said so, but not everybody", async () => {
  const store = await ledgerOfLives();
  const asked: EventFilter[] = [];
  const peopleAround = async (of?: string) => {
    const found = await householdOf(watched(store, asked), of === undefined ? {} : { of });
    invariant(found.ok, "the ledger reads");
    expect(found.value.plans.map(({ id }) => id)).toEqual(["k", "m"]);
    return found.value.people.map(({ id }) => id).toSorted();
  };
  expect(await peopleAround("blake")).toEqual(["blake", "casey"]);
  expect(await peopleAround("casey")).toEqual(["blake", "casey"]);
  expect(await peopleAround("drew")).toEqual(["alex", "drew"]);
  const unbounded = asked.filter(
    ({ person, kinds }) => person === undefined && kinds?.join() !== "filing_status",
  );
  expect(unbounded).toEqual([]);
  expect(await peopleAround()).toEqual(PEOPLE);
});

it("knows everybody of a plan with more people than are read at once, and nobody else", async () => {
  const ledger = temporaryLedger();
  const people = Array.from({ length: 2500 }, (_, nth) => `p${nth}`);
  const lines = people.map((person) => `{"kind":"person","person":"${person}"}\n`);
  await ledger.take("plan.jsonl", LIVES + lines.join(""));
  const paid = (person: string) => `2025-01-31,${person},k,100.00\n`;
  const header = "pay_date,person,plan,after_tax\n";
  const sound = await ledger.take("pay.csv", header + people.map(paid).join(""));
  expect(sound.problems).toEqual([]);
  expect(sound.touched.size).toBe(2500);
  expect([...sound.touched]).toEqual(people.map((person) => [person, 2025]));
  const wrong = await ledger.take("wrong.csv", `${header}${paid("p2499")}${paid("p2500")}`);
  expect(wrong.problems.map(({ code, at }) => [code, at?.line])).toEqual([
    ["ledger.unknown-person", 3],
  ]);
});

it("says after an import whether a question has to name somebody", async () => {
  const ledger = temporaryLedger();
  const today = calendarDate("2026-03-18");
  const person = (id: string) => `{"kind":"person","person":"${id}","birth_date":"1980-01-01"}\n`;
  const isShared = async (touched: Touched = new Map()) =>
    (await afterImport(ledger.store, { touched }, today)).isShared;
  expect(await isShared()).toBe(false);
  await ledger.take("alex.jsonl", person("alex"));
  expect(await isShared()).toBe(false);
  await ledger.take("typo.jsonl", person("alexx"));
  expect(await isShared()).toBe(true);
  await ledger.store.write(async (writer) => {
    const [, typo] = writer.standing(["person"]);
    invariant(typo !== undefined, "two are recorded");
    writer.openBatch({ command: "correct" });
    writer.reverse(typo, "typo");
    return { keep: true, value: undefined };
  });
  expect(await isShared()).toBe(false);
});
