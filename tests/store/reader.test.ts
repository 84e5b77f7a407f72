// What a reading costs grows with what is read: events are found once, and their pages are not sorted anew.
import BetterSqlite from "better-sqlite3";
import { expect, it, vi } from "vitest";
import type { EventFilter } from "../../src/app/ports.ts";
import { ReadCheck } from "../../src/store/read-check.ts";
import { DatabaseReader } from "../../src/store/reader.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const PAGES = 5;
const rows = Array.from({ length: PAGES * 1000 }, (_, nth) => {
  const day = new Date(Date.UTC(2012, 0, 1 + nth)).toISOString().slice(0, 10);
  return `${day},${nth % 10 === 0 ? "blake" : "alex"},acme-401k,100.00\n`;
});

const FILTERS: readonly EventFilter[] = [
  { person: "alex" },
  { person: "alex", shared: true },
  { person: "alex", shared: true, upTo: 4000 },
  { kinds: ["paycheck", "reversal"] },
  { person: "alex", kinds: ["paycheck", "person"] },
  { year: 2014 },
  {},
];

it("sorts no events but once a reading, however many pages there are", async () => {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", `${HOUSEHOLD}{"kind":"person","person":"blake"}\n`);
  await ledger.take("pay.csv", `pay_date,person,plan,after_tax\n${rows.join("")}`);
  ledger.store.close();

  const asked: string[] = [];
  const database = new BetterSqlite(ledger.path, { verbose: (sql) => asked.push(String(sql)) });
  const reader = new DatabaseReader(database, new ReadCheck(database, ledger.path));
  let most = 0;
  for (const filter of FILTERS) {
    asked.length = 0;
    const seqs: number[] = [];
    for await (const page of reader.events(filter)) seqs.push(...page.map(({ seq }) => seq));
    const selected = asked.filter((sql) => /^select seq|^select "seq"/i.test(sql));
    const sorted = selected.filter((sql) => plan(database, sql).includes("TEMP B-TREE"));
    expect([filter, sorted.length <= 2]).toEqual([filter, true]);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    most = Math.max(most, seqs.length);
  }
  expect(most).toBeGreaterThan(PAGES * 1000);
  database.close();
});

it("prepares nothing anew for each person of a plan", async () => {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", `${HOUSEHOLD}{"kind":"person","person":"blake"}\n`);
  ledger.store.close();
  const database = new BetterSqlite(ledger.path);
  const reader = new DatabaseReader(database, new ReadCheck(database, ledger.path));
  const found = async (person: string) => {
    const people: unknown[] = [];
    for await (const page of reader.events({ person }))
      people.push(...page.map(({ data }) => "person" in data && data.person));
    return people;
  };
  expect(await found("alex")).toEqual(["alex"]);
  const prepared = [vi.spyOn(database, "prepare"), vi.spyOn(database, "pragma")];
  expect(await found("blake")).toEqual(["blake"]);
  expect(prepared.map((spy) => spy.mock.calls)).toEqual([[], []]);
  database.close();
});

function plan(database: BetterSqlite.Database, sql: string): string {
  const steps = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
  return steps.map(({ detail }) => detail).join("\n");
}
