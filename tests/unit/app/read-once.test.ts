// What a packet asks again and again is read and replayed once: what was worked out of a ledger stands on it.
import { expect, it } from "vitest";
import { readingOf } from "../../../src/app/person-ledger.ts";
import { readOnce } from "../../../src/app/read-once.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { readerOf } from "../../support/reader-of-events.ts";

const { events } = ledgerOf([
  { kind: "person", person: "alex" },
  { kind: "person", person: "sam" },
]);

async function read(store: ReturnType<typeof readerOf>, person: string) {
  const found = await readingOf(store, person);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

it("gives the same ledger and law for one person, and others for another", async () => {
  const once = readOnce(readerOf(events));
  const [first, again, other] = [
    await read(once, "alex"),
    await read(once, "alex"),
    await read(once, "sam"),
  ];
  expect(again.ledger).toBe(first.ledger);
  expect(again.law).toBe(first.law);
  expect(other.ledger).not.toBe(first.ledger);
  expect([...other.ledger.people.keys()]).toEqual(["sam"]);
});

it("remembers nothing for another answer", async () => {
  const store = readerOf(events);
  const [one, other] = [await read(store, "alex"), await read(store, "alex")];
  expect(other.ledger).not.toBe(one.ledger);
  expect((await read(readOnce(store), "alex")).ledger).not.toBe(one.ledger);
});
