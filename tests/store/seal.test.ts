// A sealed year: what it holds, what it refuses, and what can be shown of it without the ledger.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { addLaw } from "../../src/app/change/add-law.ts";
import { correctEvent } from "../../src/app/change/correct-event.ts";
import { undoBatch } from "../../src/app/change/undo-batch.ts";
import { collect, readingOf } from "../../src/app/person-ledger.ts";
import { proveEvent, verifyProof } from "../../src/app/seal/prove-event.ts";
import { amendYear, sealYear } from "../../src/app/seal/seal-year.ts";
import { printedLines } from "../../src/app/seal/sealed-lines.ts";
import { recordEvents } from "../../src/app/take-in/record-events.ts";
import { calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import type { JsonObject } from "../../src/ledger/codec.ts";
import { Chain, NO_HASH } from "../../src/store/chain.ts";
import { hashing } from "../../src/store/hashing.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { rewriteChain } from "../support/rewrite-chain.ts";
import { HOUSEHOLD, type TemporaryLedger, temporaryLedger } from "../support/temporary-ledger.ts";
import { needs } from "../support/tools.ts";

const DAYS = ["03", "10", "17", "24", "31"];
const PAY = `pay_date,person,plan,after_tax\n${DAYS.map((day) => `2025-01-${day},alex,acme-401k,100.00\n`).join("")}`;
const YEAR = {
  taxYear: taxYear(2025),
  person: "alex",
  explanation: "a test",
  today: calendarDate("2026-04-10"),
};

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

describe("what is open in a year", () => {
  const paid = ["07-11", "07-25", "08-08", "08-22", "09-05", "09-19", "10-03", "10-17", "10-31"]
    .concat(["11-14", "11-28", "12-12"])
    .map((day) => `2025-${day},alex,acme-401k,100.00\n`);

  it.each([
    ["2025-12-15", false],
    ["2026-04-10", true],
  ])("is asked on the day of sealing: %s", async (today, misses) => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    await ledger.take("pay.csv", `pay_date,person,plan,after_tax\n${paid.join("")}`);
    const { explanation: _, ...year } = YEAR;
    const asked = { ...year, today: calendarDate(today) };
    const sealed = await sealYear(ledger.store, hashing, asked);
    const codes = sealed.ok ? [] : sealed.error.map(({ code }) => code);
    expect(codes.includes("limits.paycheck-missing")).toBe(misses);
  });
});

const OPENING = {
  kind: "opening_basis",
  person: "alex",
  account: "traditional_ira",
  as_of: "2023-12-31",
  amount: "5000.00",
  evidence: "filed_8606",
};
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

  it("closes the years before it too, sealed or not: what they carry forward is in its lines", async () => {
    const ledger = await sealedLedger();
    expect(await codesOf(ledger, { ...IRA, date: "2023-03-01", tax_year: 2023 })).toEqual([
      "ledger.year-sealed",
    ]);
    expect(await codesOf(ledger, OPENING)).toEqual(["ledger.year-sealed"]);
    // Opened together with the later years, closed again by either.
    const { store } = ledger;
    await amendYear(store, { ...YEAR, reason: undefined });
    expect(await codesOf(ledger, OPENING)).toEqual([]);
    await sealYear(store, hashing, YEAR);
    await sealYear(store, hashing, { ...YEAR, taxYear: taxYear(2024) });
    const opened = await amendYear(store, { ...YEAR, taxYear: taxYear(2023), reason: undefined });
    expect(opened).toMatchObject({ ok: true, value: [{ taxYear: 2024 }, { taxYear: 2025 }] });
    expect(await codesOf(ledger, { ...IRA, date: "2023-03-01", tax_year: 2023 })).toEqual([]);
  });

  it("refuses what has no date when a printed line would differ, and takes it when none would", async () => {
    const ledger = await sealedLedger();
    const plan = { event: "e6", reason: "typo" } as const;
    const before = await ledger.content();
    const changed = await correctEvent(ledger.store, {
      ...plan,
      changes: { limitation_year_end: "01-15" },
    });
    expect(changed).toMatchObject({
      ok: false,
      error: [
        {
          code: "ledger.year-sealed",
          message: expect.stringContaining("would change annual-additions line"),
        },
      ],
    });
    expect(await ledger.content()).toEqual(before);
    const named = await correctEvent(ledger.store, { ...plan, changes: { name: "Acme 401(k)" } });
    expect(named.ok).toBe(true);
  });

  it("refuses to take a definition back when a printed line would differ", async () => {
    const ledger = await sealedLedger();
    const undone = await undoBatch(ledger.store, { batch: "b3", carry: true });
    expect(undone).toMatchObject({ ok: false, error: [{ code: "ledger.year-sealed" }] });
  });

  it("refuses figures for a year that it closes", async () => {
    const ledger = await sealedLedger();
    const figures = JSON.parse(readFileSync("src/law/years/2026.json", "utf8"));
    const codes: unknown[] = [];
    for (const year of [2013, 2027]) {
      const file = join(dirname(ledger.path), `${year}.json`);
      writeFileSync(file, JSON.stringify({ ...figures, tax_year: year }));
      const added = await addLaw(ledger.store, sourceFile(file));
      codes.push(added.ok || added.error[0]?.code);
    }
    expect(codes).toEqual(["ledger.year-sealed", true]);
  });

  it("counts a refused line as an error, and the others of its file as not recorded", async () => {
    const ledger = await sealedLedger();
    const rows = ["2025-12-31", "2026-01-02", "2024-01-02"].map(
      (day) => `${day},alex,acme-401k,1.00\n`,
    );
    const imported = await ledger.take(
      "more.csv",
      `pay_date,person,plan,after_tax\n${rows.join("")}`,
    );
    expect(imported.files).toMatchObject([{ lines: 4, errors: 2, ignored: 2, imported: 0 }]);
    expect(imported.problems).toMatchObject([{ at: { line: 2 } }, { at: { line: 4 } }]);
    const superseded = await ledger.take("pay2.csv", PAY.replace("100.00", "900.00"), {
      supersede: true,
    });
    expect(superseded.files).toMatchObject([{ errors: 1, already_recorded: 4 }]);
    expect(superseded.problems).toMatchObject([{ code: "ledger.year-sealed", at: { line: 2 } }]);
  });

  it("cannot be opened by taking the seal or the amendment back", async () => {
    const ledger = await sealedLedger();
    const seal = await undoBatch(ledger.store, { batch: "b13" });
    expect(seal).toMatchObject({ ok: false, error: [{ code: "ledger.year-sealed" }] });
    const opened = await amendYear(ledger.store, { ...YEAR, reason: undefined });
    expect(opened).toMatchObject({ ok: true, value: [{ opens: "e14", amendment: "e16" }] });
    const amendment = await undoBatch(ledger.store, { batch: "b15" });
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

describe("a seal with more lines than one event holds", () => {
  it("holds every one of them, in the events before it", async () => {
    const ledger = temporaryLedger();
    const plans = Array.from({ length: 150 }, (_, index) => `${"long-name-".repeat(5)}${index}`);
    const lines = plans.flatMap((plan) => [
      `{"kind":"plan","plan":"${plan}","employer":"acme"}`,
      `{"kind":"paycheck","person":"alex","plan":"${plan}","date":"2025-01-03","contributions":{"after_tax":"100.00"}}`,
    ]);
    await ledger.take("household.jsonl", `${HOUSEHOLD}${lines.join("\n")}\n`);
    const sealed = await sealYear(ledger.store, hashing, YEAR);
    invariant(sealed.ok, JSON.stringify(sealed));
    const events = await collect(ledger.store, { kinds: ["sealed_lines", "seal"] });
    expect(events.length).toBeGreaterThan(2);
    expect(events.at(-1)).toMatchObject({
      id: sealed.value.seal,
      data: { linesFrom: events[0]?.id },
    });
    const held = new Map<string, string>();
    for (const event of events) {
      invariant(event.kind === "seal" || event.kind === "sealed_lines", event.kind);
      for (const [form, entries] of Object.entries(event.data.worksheets))
        for (const [line, value] of Object.entries(entries as object))
          held.set(`${form} ${line}`, value);
    }
    const reading = await readingOf(ledger.store, "alex");
    invariant(reading.ok, "alex is recorded");
    const printed = new Map<string, string>();
    for (const [form, entries] of printedLines({ ...reading.value, ...YEAR }).lines)
      for (const [line, value] of entries) printed.set(`${form} ${line}`, value);
    expect(held).toEqual(printed);
    const { problems } = await ledger.store.verify({ deep: true });
    expect(problems).toEqual([]);
    const undone = await undoBatch(ledger.store, {
      batch: `b${Number(events[0]?.seq) - 1}`,
    });
    expect(undone).toMatchObject({ ok: false, error: [{ code: "ledger.year-sealed" }] });
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

describe("the person of a sealed year", () => {
  it.each([
    ["renamed", { changes: { person: "zed" }, carry: false }, "ledger.still-referred-to"],
    [
      "renamed with all that rests on it",
      { changes: { person: "zed" }, carry: true },
      "ledger.year-sealed",
    ],
    [
      "taken back with all that rests on it",
      { changes: {}, remove: true, carry: true },
      "ledger.year-sealed",
    ],
  ])("is not %s", async (_, change, code) => {
    const ledger = await sealedLedger();
    const before = await ledger.content();
    const corrected = await correctEvent(ledger.store, { event: "e4", reason: "typo", ...change });
    expect(corrected).toMatchObject({ ok: false, error: [{ code }] });
    expect(await ledger.content()).toEqual(before);
  });

  it("without a single event is still missed: nobody's lines would all come out the same", async () => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    invariant((await sealYear(ledger.store, hashing, YEAR)).ok, "an empty year can be sealed");
    const corrected = await correctEvent(ledger.store, {
      event: "e4",
      changes: { person: "zed" },
      reason: "typo",
    });
    expect(corrected).toMatchObject({ ok: false, error: [{ code: "ledger.year-sealed" }] });
  });
});

describe("a forger who computes the whole chain anew", () => {
  const codes = async ({ store }: Pick<TemporaryLedger, "store">) =>
    (await store.verify({ deep: true })).problems.map(({ message }) => message);

  it.each([
    ["an event of the sealed year", "100.00", "900.00", /the events of 2025 are not those/],
    ["an event before the seal, of another year", "1985-04-12", "1975-04-12", /another history/],
  ])("is seen by the seal inside the file: %s", async (_, from, to, message) => {
    const ledger = await sealedLedger();
    expect(await codes(ledger)).toEqual([]);
    const database = new BetterSqlite(ledger.path);
    rewriteChain(database, from, to);
    database.close();
    expect((await codes(ledger)).join("\n")).toMatch(message);
  });

  it.for(["verify.py", "verify.mjs"])(
    "is seen by %s of the archive too",
    async (program, context) => {
      if (program.endsWith(".py")) needs(context, "python3");
      const ledger = await sealedLedger();
      const folder = join(dirname(ledger.path), "archive");
      await ledger.store.archive(folder, []);
      const run = () =>
        spawnSync(
          program.endsWith(".py") ? "python3" : process.execPath,
          [join(folder, program), folder],
          {
            encoding: "utf8",
          },
        );
      expect(run()).toMatchObject({ status: 0 });
      rewriteArchive(folder, "100.00", "900.00");
      const { status, stderr } = run();
      expect(stderr).toMatch(/sealed/);
      expect(status).toBe(1);
    },
  );
});

/** The same forgery in an archive: bodies, hashes and head fit together again. */
function rewriteArchive(folder: string, from: string, to: string): void {
  const file = (name: string) => join(folder, name);
  const bodies = readFileSync(file("events.jsonl"), "utf8").split("\n").slice(0, -1);
  const chain = new Chain(NO_HASH);
  const forged = bodies.map((body) => body.replace(from, to));
  const hashes = forged.map((body) => Buffer.from(chain.next(body)).toString("hex"));
  const [ledgerId = "", count = ""] = readFileSync(file("head.txt"), "utf8").split("\n");
  writeFileSync(file("events.jsonl"), `${forged.join("\n")}\n`);
  writeFileSync(file("hashes.txt"), `${hashes.join("\n")}\n`);
  writeFileSync(file("head.txt"), `${ledgerId}\n${count}\n${hashes.at(-1)}\n`);
}
