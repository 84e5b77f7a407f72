// A moment is a date, an event, a batch or now; what was recorded after it is not read.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ledgerAt, pointOf } from "../../../src/app/known-at.ts";
import { collect } from "../../../src/app/person-ledger.ts";
import { importFiles } from "../../../src/app/take-in/import-files.ts";
import { ledgerFiles } from "../../../src/store/ledger-file.ts";
import { sourceFile } from "../../../src/store/source-file.ts";
import { temporaryFolder } from "../../support/temporary-ledger.ts";

/** A ledger with one batch for each day: b2 is that of `init`, then a line is imported on each. */
async function ledgerOfDays(days: readonly (readonly [day: string, line: string])[]) {
  const folder = temporaryFolder();
  let day = days[0]?.[0] ?? "2026-01-01";
  const files = ledgerFiles({ app: "0.0.0-test", now: () => `${day}T23:59:59Z` });
  const path = join(folder, "rothbook.db");
  files.create(path);
  const store = files.open(path);
  onTestFinished(() => store.close());
  for (const [index, [on, line]] of days.entries()) {
    day = on;
    const file = join(folder, `${index}.jsonl`);
    writeFileSync(file, `${line}\n`);
    const imported = await importFiles(store, [sourceFile(file)], {});
    expect(imported.ok).toBe(true);
  }
  return store;
}

const PERSON = '{"kind":"person","person":"alex"}';
const EMPLOYER = '{"kind":"employer","employer":"acme","id":"our-acme"}';
const PLAN = '{"kind":"plan","plan":"acme-401k","employer":"acme"}';

describe("a moment of a ledger", () => {
  const days = [
    ["2026-01-10", PERSON],
    ["2026-02-10", EMPLOYER],
    ["2026-03-10", PLAN],
  ] as const;

  it.each([
    ["2026-02-09", "2026-01-10"],
    ["2026-02-10", "2026-02-10"],
    ["2026-12-31", "2026-03-10"],
    ["our-acme", "2026-02-10"],
    ["now", "2026-03-10"],
  ])("%s is the state recorded on %s", async (asked, recordedOn) => {
    const store = await ledgerOfDays(days);
    const point = await pointOf(store, asked);
    expect(point).toMatchObject({ ok: true, value: { recordedOn } });
  });

  it("reads nothing that was recorded later, whatever is asked for", async () => {
    const store = await ledgerOfDays(days);
    const point = await pointOf(store, "2026-02-28");
    if (!point.ok) throw new Error("no such point");
    const then = ledgerAt(store, point.value);
    expect((await collect(then, { kinds: ["employer"] })).length).toBe(1);
    expect(await collect(then, { kinds: ["plan"] })).toEqual([]);
    expect(await collect(then, { upTo: 1_000_000, kinds: ["plan"] })).toEqual([]);
    expect(await then.head()).toEqual(await store.head(point.value.seq));
    expect((await store.head()).seq - (await then.head()).seq).toBe(point.value.later);
    await expect(then.write(() => Promise.reject(new Error("written")))).rejects.toThrow(
      "only read",
    );
  });

  it("keeps a prefix of the chain when a clock went back", async () => {
    const store = await ledgerOfDays([
      ["2026-05-10", PERSON],
      ["2026-03-10", EMPLOYER],
      ["2026-06-10", PLAN],
    ]);
    const then = await pointOf(store, "2026-04-01");
    const employer = await pointOf(store, "our-acme");
    expect(then).toMatchObject({ ok: true });
    if (then.ok && employer.ok) expect(then.value.seq).toBe(employer.value.seq);
  });

  it.each([
    ["2026-01-09", "ledger.nothing-known-then"],
    ["e1", "ledger.nothing-known-then"],
    ["e99", "ledger.unknown-event"],
    ["e0", "ledger.unknown-event"],
    ["b1", "ledger.unknown-batch"],
    ["last week", "ledger.unknown-event"],
  ])("refuses %s with %s", async (asked, code) => {
    const store = await ledgerOfDays(days);
    expect(await pointOf(store, asked)).toMatchObject({ ok: false, error: [{ code }] });
  });
});
