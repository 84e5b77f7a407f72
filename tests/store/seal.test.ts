// A sealed year: what it holds, what it refuses, and what can be shown of it without the ledger.
import { describe, expect, it } from "vitest";
import { proveEvent, verifyProof } from "../../src/app/prove-event.ts";
import { recordEvents } from "../../src/app/record-events.ts";
import { amendYear, sealYear } from "../../src/app/seal-year.ts";
import { undoBatch } from "../../src/app/undo-batch.ts";
import { taxYear } from "../../src/kernel/calendar.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import type { JsonObject } from "../../src/ledger/codec.ts";
import { hashing } from "../../src/store/hashing.ts";
import { HOUSEHOLD, type TemporaryLedger, temporaryLedger } from "../support/temporary-ledger.ts";

const DAYS = ["03", "10", "17", "24", "31"];
const PAY = `pay_date,person,plan,after_tax\n${DAYS.map((day) => `2025-01-${day},alex,acme-401k,100.00\n`).join("")}`;
const YEAR = { taxYear: taxYear(2025), person: "alex", explanation: "a test" };

async function sealedLedger() {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  await ledger.take("pay.csv", PAY);
  const sealed = await sealYear(ledger.store, hashing, YEAR);
  invariant(sealed.ok, JSON.stringify(sealed));
  return { ...ledger, sealed: sealed.value };
}

async function codesOf({ store }: Pick<TemporaryLedger, "store">, event: JsonObject) {
  const recorded = await recordEvents(store, [event]);
  return recorded.ok ? recorded.value.problems.map(({ code }) => code) : recorded.error;
}

const IRA = { kind: "ira_contribution", person: "alex", ira: "traditional", amount: "10.00" };

describe("a sealed year", () => {
  it.each([
    ["a contribution made in the year", { ...IRA, date: "2025-03-01", tax_year: 2024 }],
    ["a contribution made later for the year", { ...IRA, date: "2026-03-01", tax_year: 2025 }],
    ["a form of the year", { kind: "ira_value", person: "alex", tax_year: 2025, amount: "1.00" }],
  ])("refuses %s", async (_, event) => {
    const ledger = await sealedLedger();
    const before = await ledger.content();
    expect(await codesOf(ledger, event)).toEqual(["ledger.year-sealed"]);
    expect(await ledger.content()).toEqual(before);
  });

  it("leaves other years and other people alone", async () => {
    const ledger = await sealedLedger();
    expect(await codesOf(ledger, { ...IRA, date: "2026-03-01", tax_year: 2026 })).toEqual([]);
    expect(await codesOf(ledger, { kind: "person", person: "blake" })).toEqual([]);
    const theirs = { ...IRA, person: "blake", date: "2025-03-01", tax_year: 2025 };
    expect(await codesOf(ledger, theirs)).toEqual([]);
  });

  it("cannot be opened by taking the seal or the amendment back", async () => {
    const ledger = await sealedLedger();
    const seal = await undoBatch(ledger.store, "b13");
    expect(seal).toMatchObject({ ok: false, error: [{ code: "ledger.year-sealed" }] });
    const opened = await amendYear(ledger.store, { ...YEAR, reason: undefined });
    expect(opened).toMatchObject({ ok: true, value: { opens: "e14", amendment: "e16" } });
    const amendment = await undoBatch(ledger.store, "b15");
    expect(amendment).toMatchObject({ ok: false, error: [{ code: "ledger.year-sealed" }] });
  });

  it("can be amended; the next seal supersedes the first and covers what was added", async () => {
    const ledger = await sealedLedger();
    await amendYear(ledger.store, { ...YEAR, reason: "late" });
    expect(await codesOf(ledger, { ...IRA, date: "2025-03-01", tax_year: 2025 })).toEqual([]);
    const again = await sealYear(ledger.store, hashing, YEAR);
    expect(again).toMatchObject({
      ok: true,
      value: { supersedes: ledger.sealed.seal, events: DAYS.length + 1 },
    });
    expect((await ledger.store.verify({ deep: true })).problems).toEqual([]);
  });
});

describe("a proof of one event", () => {
  it("verifies for every event of the year, and for no other text, place or root", async () => {
    const { store, sealed } = await sealedLedger();
    expect(sealed.events).toBe(DAYS.length);
    for (let index = 0; index < sealed.events; index += 1) {
      const proof = await proveEvent(store, hashing, `e${8 + index}`);
      invariant(proof.ok, JSON.stringify(proof));
      const verified = (change: object, root = sealed.root) =>
        verifyProof(hashing, {
          name: "proof",
          text: JSON.stringify({ ...proof.value, ...change }),
          root,
        }).ok;
      expect(verified({})).toBe(true);
      expect(verified({ body: proof.value.body.replace("100.00", "900.00") })).toBe(false);
      expect(verified({ index: (index + 1) % sealed.events })).toBe(false);
      expect(verified({ path: proof.value.path.slice(1) })).toBe(false);
      expect(verified({}, "0".repeat(64))).toBe(false);
    }
  });

  it("does not show the other events", async () => {
    const { store } = await sealedLedger();
    const proof = await proveEvent(store, hashing, "e9");
    expect(JSON.stringify(proof)).toContain("2025-01-10");
    expect(JSON.stringify(proof)).not.toContain("2025-01-03");
  });
});
