// A name is one of a person, an employer or a plan: the same word may be recorded as one and missing as another.
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../src/kernel/calendar.ts";
import { cents } from "../../src/kernel/money.ts";
import { encodeBody } from "../../src/ledger/body.ts";
import type { Candidate } from "../../src/ledger/event.ts";
import { Chain, NO_HASH } from "../../src/store/chain.ts";
import { danglingNames, namesIn } from "../../src/store/dangling-names.ts";
import { modelDatabase } from "../../src/store/open.ts";

const paycheck = (person: string, plan: string): Candidate => ({
  kind: "paycheck",
  data: { person, plan, date: "2025-01-03" as CalendarDate, contributions: { match: cents(100) } },
});
const plan = (name: string, employer: string): Candidate => ({
  kind: "plan",
  data: { plan: name, employer },
});

function said(events: readonly Candidate[]): string[] {
  const database = modelDatabase();
  const chain = new Chain(NO_HASH);
  const insert = database.prepare("INSERT INTO event (seq, body, hash) VALUES (?, ?, ?)");
  const all: Candidate[] = [
    { kind: "genesis", data: { ledgerId: "0".repeat(32) } },
    { kind: "batch", data: { command: "record", recordedAt: "2025-01-05T00:00:00Z", app: "test" } },
    ...events,
  ];
  all.forEach((event, at) => {
    const body = encodeBody(event, { seq: at + 1, batch: Math.min(at + 1, 2) });
    insert.run(at + 1, body, chain.next(body));
  });
  const found = danglingNames(database, namesIn(database)).map(({ message }) => message);
  database.close();
  return found;
}

describe("names that nothing defines", () => {
  it("are told of each kind, however often and wherever else the word is recorded", () => {
    const events: Candidate[] = [
      { kind: "person", data: { person: "acme" } },
      plan("acme", "acme"),
      paycheck("acme", "acme"),
      paycheck("dana", "acme"),
      paycheck("dana", "birch"),
      paycheck("acme", "birch"),
    ];
    expect(said(events)).toEqual([
      'the person "dana" is not recorded, and 2 events rest on it, the first e6',
      'the employer "acme" is not recorded, and 1 event rests on it, the first e4',
      'the plan "birch" is not recorded, and 2 events rest on it, the first e7',
    ]);
  });

  it("are none where each is recorded, before or after what rests on it", () => {
    const events: Candidate[] = [
      paycheck("dana", "birch"),
      plan("birch", "acme"),
      { kind: "employer", data: { employer: "acme" } },
      { kind: "person", data: { person: "dana" } },
    ];
    expect(said(events)).toEqual([]);
  });
});
