// Rows go into the table fifty a statement. Nothing of that can be seen: the chain, what is asked in the
// middle of a transaction, and what is left when it fails are as if each row had been written at once.
import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { LedgerStore, LedgerWriter } from "../../src/app/ports.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import type { Candidate } from "../../src/ledger/event.ts";
import { type TemporaryLedger, temporaryLedger, testFiles } from "../support/temporary-ledger.ts";

const person = (number: number): Candidate => ({
  kind: "person",
  id: `caller-${number}`,
  data: { person: `p${number}` },
});

/** Appends so many people; `after` is called after each. */
async function appendPeople(
  store: LedgerStore,
  count: number,
  after: (writer: LedgerWriter, seq: number) => unknown,
): Promise<void> {
  await store.write(async (writer) => {
    writer.openBatch({ command: "record" });
    for (let number = 1; number <= count; number += 1) after(writer, writer.append(person(number)));
    return { keep: true, value: undefined };
  });
}

/** Two ledgers of the same name, so that their digests can be compared. */
function twins(): [TemporaryLedger, LedgerStore] {
  const first = temporaryLedger();
  const copy = join(dirname(first.path), "twin.db");
  copyFileSync(first.path, copy);
  return [first, testFiles.open(copy)];
}

describe("rows held back", () => {
  it.each([1, 48, 49, 50, 99, 175])(
    "make the same ledger row by row, %d of them",
    async (count) => {
      const [first, twin] = twins();
      // Asking for what was just appended puts it into the table at once.
      await appendPeople(first.store, count, (writer, seq) => {
        expect(writer.bySeq(seq)?.kind).toBe("person");
      });
      await appendPeople(twin, count, () => undefined);
      expect(await twin.head()).toEqual(await first.store.head());
      expect((await twin.head()).seq).toBe(3 + count);
      const verified = await twin.verify({ deep: true });
      expect(verified).toMatchObject({ events: 3 + count, problems: [] });
      twin.close();
    },
  );

  it("are seen by whoever asks in the same transaction", async () => {
    const { store } = temporaryLedger();
    await store.write(async (writer) => {
      const batch = writer.openBatch({ command: "record" });
      const seq = writer.append(person(1));
      expect(writer.byCallerId("caller-1")?.seq).toBe(seq);
      writer.append(person(2));
      expect(writer.standing(["person"])).toHaveLength(2);
      writer.append(person(3));
      expect(writer.mentioning("p3")).toHaveLength(1);
      writer.append(person(4));
      expect(writer.batchRange(batch)).toEqual({ first: seq, last: seq + 3 });
      writer.append(person(5));
      expect(await store.mentionedPeople()).toHaveLength(5);
      writer.append(person(6));
      expect((await store.head()).seq).toBe(seq + 5);
      writer.append(person(7));
      let read = 0;
      for await (const events of store.events({ kinds: ["person"] })) read += events.length;
      expect(read).toBe(7);
      return { keep: true, value: undefined };
    });
  });

  it("go with the mark that is gone back to, and the chain goes on from it", async () => {
    const [first, twin] = twins();
    await first.store.write(async (writer) => {
      writer.openBatch({ command: "record" });
      for (let number = 1; number <= 7; number += 1) writer.append(person(number));
      writer.mark();
      for (let number = 1000; number <= 1060; number += 1) writer.append(person(number));
      writer.toMark();
      expect(writer.byCallerId("caller-1060")).toBeUndefined();
      expect(writer.byCallerId("caller-7")?.seq).toBe(10);
      const seven = writer.bySeq(10);
      invariant(seven !== undefined, "the seventh person is event 10");
      writer.reverse(seven, "undone");
      expect(writer.byCallerId("caller-7")).toBeUndefined();
      return { keep: true, value: undefined };
    });
    await twin.write(async (writer) => {
      writer.openBatch({ command: "record" });
      for (let number = 1; number <= 7; number += 1) writer.append(person(number));
      const seven = writer.bySeq(10);
      invariant(seven !== undefined, "the seventh person is event 10");
      writer.reverse(seven, "undone");
      return { keep: true, value: undefined };
    });
    expect(await first.store.head()).toEqual(await twin.head());
    twin.close();
  });

  it.each([60, 130])("leave nothing when row %d cannot be written", async (bad) => {
    const { path, store } = temporaryLedger();
    const before = await store.head();
    const other = new BetterSqlite(path);
    other.exec(
      `CREATE TRIGGER stop BEFORE INSERT ON event WHEN NEW.seq = ${3 + bad} BEGIN SELECT RAISE(ABORT, 'disk'); END`,
    );
    const appended: number[] = [];
    await expect(appendPeople(store, 130, (_, seq) => appended.push(seq))).rejects.toThrow();
    // 130 is among those that are written last, when the transaction is to be kept.
    expect(appended.length).toBe(bad === 130 ? 130 : 98);
    other.exec("DROP TRIGGER stop");
    other.close();
    expect(await store.head()).toEqual(before);
    await appendPeople(store, 1, () => undefined);
    expect(await store.verify({ deep: true })).toMatchObject({ events: 4, problems: [] });
  });

  it("are not kept by somebody who goes on after a failure", async () => {
    const { path, store } = temporaryLedger();
    const before = await store.head();
    const other = new BetterSqlite(path);
    other.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON event WHEN NEW.seq = 10 BEGIN SELECT RAISE(ABORT, 'disk'); END",
    );
    other.close();
    const goesOn = appendPeople(store, 20, (writer, seq) => {
      if (seq === 12) expect(() => writer.standing(["person"])).toThrow();
    });
    await expect(goesOn).rejects.toThrow(/not written again/);
    expect(await store.head()).toEqual(before);
  });
});
