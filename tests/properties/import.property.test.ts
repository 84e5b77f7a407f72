// What holds of every import: a repeat is neutral, order does not matter, what goes in comes out, and
// taking it back leaves what was there.
import fc from "fast-check";
import { expect, it } from "vitest";
import { undoBatch } from "../../src/app/change/undo-batch.ts";
import { canonicalJson } from "../../src/ledger/canonical-json.ts";
import type { Json } from "../../src/ledger/codec.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const amount = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2));
const day = fc
  .integer({ min: 1, max: 28 })
  .map((date) => `2025-02-${String(date).padStart(2, "0")}`);
const common = { person: fc.constant("alex"), date: day };
const note = fc.option(fc.constantFrom("a note", 'with "quotes", and é', "=text"), {
  nil: undefined,
});
const id = fc.option(fc.uuid(), { nil: undefined });

const event = fc.oneof(
  fc.record({
    kind: fc.constant("paycheck"),
    ...common,
    plan: fc.constant("acme-401k"),
    contributions: fc.dictionary(fc.constantFrom("after_tax", "match", "roth_deferral"), amount, {
      noNullPrototype: true,
    }),
    gross_pay: amount,
    note,
    id,
  }),
  fc.record({ kind: fc.constant("ira_conversion"), ...common, amount, note, id }),
  fc.record({
    kind: fc.constant("distribution"),
    ...common,
    plan: fc.constant("acme-401k"),
    amount: fc.constant("100.00"),
    from: fc.constant("after_tax"),
    destinations: fc.constantFrom(
      [{ to: "roth_ira", method: "direct", amount: "100.00" }],
      [
        { to: "roth_ira", method: "direct", amount: "60.00" },
        { to: "cash", amount: "40.00", pretax: "10.00" },
      ],
    ),
    id,
  }),
);

/** Identities that occur once, or repeat with the same content: what contradicts itself is a decision. */
const events = fc.array(event, { minLength: 1, maxLength: 12 }).map((list) => {
  const seen = new Map<string, string>();
  return list.filter((item) => {
    const text = JSON.stringify(item);
    const key = item.id ?? `${item.kind} ${item.date}`;
    const same = seen.get(key) ?? text;
    seen.set(key, same);
    return item.id === undefined ? same === text : same === text && seen.get(key) === text;
  });
});

const lines = (list: readonly object[]) => list.map((item) => `${JSON.stringify(item)}\n`).join("");
const sorted = (content: readonly string[]) =>
  content.map((line) => canonicalJson(JSON.parse(line) as Json)).toSorted();

it("importing twice is importing once, in any order, and comes out as it went in", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (list) => {
      const ledger = temporaryLedger();
      await ledger.take("household.jsonl", HOUSEHOLD);
      const empty = await ledger.content();
      const first = await ledger.take("a.jsonl", lines(list));
      expect(first.problems).toEqual([]);
      const content = await ledger.content();
      expect(sorted(content)).toEqual(
        sorted([...empty, ...list.map((item) => JSON.stringify(item))]),
      );
      const head = await ledger.store.head();
      const again = await ledger.take("b.jsonl", lines(list.toReversed()));
      expect(again.files[0]).toMatchObject({ events: 0, already_recorded: list.length });
      expect(await ledger.store.head()).toEqual(head);

      const copy = temporaryLedger();
      await copy.take("export.jsonl", `${content.toReversed().join("\n")}\n`);
      expect(sorted(await copy.content())).toEqual(sorted(content));

      expect(await undoBatch(ledger.store, { batch: first.files[0]?.batch ?? "" })).toMatchObject({
        ok: true,
      });
      expect(await ledger.content()).toEqual(empty);
      await ledger.take("a.jsonl", lines(list));
      expect(sorted(await ledger.content())).toEqual(sorted(content));
      expect((await ledger.store.verify({ deep: true })).problems).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
