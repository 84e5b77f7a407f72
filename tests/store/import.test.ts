// Importing through the real store: what a second import, an edited copy and a broken row do.
import { describe, expect, it } from "vitest";
import { undoBatch } from "../../src/app/change/undo-batch.ts";
import { auditVerify } from "../../src/app/copies/audit-verify.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const HEADER = "pay_date,person,plan,gross_pay,after_tax\n";
const ROWS =
  "2025-01-03,alex,acme-401k,8000.00,1200.00\n2025-01-17,alex,acme-401k,8000.00,1200.00\n";

describe("importing", () => {
  it("records each row once, however often the file comes", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const first = await ledger.take("pay.csv", HEADER + ROWS);
    expect(first.files[0]).toMatchObject({
      layout: "rothbook/paycheck",
      lines: 3,
      imported: 2,
      already_recorded: 0,
      ignored: 1,
      needs_review: 0,
      errors: 0,
      events: 2,
      totals: { after_tax: 2400_00 },
      batch: "b7",
    });
    const before = await ledger.store.head();
    const second = await ledger.take("renamed.csv", HEADER + ROWS);
    expect(second.files[0]).toMatchObject({ imported: 0, already_recorded: 2, batch: null });
    expect(await ledger.store.head()).toEqual(before);
  });

  it("reads any line end and counts the lines of a refused file alike", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const ledger = temporaryLedger();
      await ledger.take("people.jsonl", HOUSEHOLD.replaceAll("\n", end));
      const bad = (HEADER + ROWS).replace("1200.00", "1,2").replaceAll("\n", end);
      const refused = await ledger.take("bad.csv", bad);
      expect(refused.files[0]).toMatchObject({ lines: 3, ignored: 2, errors: 1 });
      const unknown = await ledger.take("what.txt", `one${end}two${end}three`);
      expect(unknown.files[0]).toMatchObject({ lines: 3, errors: 3 });
      const read = await ledger.take("pay.csv", (HEADER + ROWS).replaceAll("\n", end));
      expect(read.files[0]).toMatchObject({ lines: 3, imported: 2 });
    }
  });

  it("keeps two equal paychecks of one file, and only the third of three is new", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const row = "2025-01-03,alex,acme-401k,8000.00,1200.00\n";
    const two = await ledger.take("two.csv", HEADER + row + row);
    expect(two.files[0]).toMatchObject({ imported: 2, events: 2 });
    const three = await ledger.take("three.csv", HEADER + row + row + row);
    expect(three.files[0]).toMatchObject({ imported: 1, already_recorded: 2, events: 1 });
  });

  it("asks before a row contradicts what is recorded, and supersedes when told to", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    await ledger.take("pay.csv", HEADER + ROWS);
    const before = await ledger.store.head();
    const edited = HEADER + ROWS.replace("1200.00", "1300.00");
    const asked = await ledger.take("edited.csv", edited);
    expect(asked.files[0]).toMatchObject({ imported: 0, already_recorded: 1, needs_review: 1 });
    expect(asked.problems).toMatchObject([
      { code: "import.exists-with-different-content", events: ["e8"] },
    ]);
    expect(asked.problems[0]?.message).toContain("after_tax 1200.00 recorded, 1300.00 now");
    expect(await ledger.store.head()).toEqual(before);

    const told = await ledger.take("edited.csv", edited, { supersede: true });
    expect(told.files[0]).toMatchObject({ imported: 1, already_recorded: 1, events: 1 });
    const again = await ledger.take("edited.csv", edited);
    expect(again.files[0]).toMatchObject({ imported: 0, already_recorded: 2 });
    expect(await auditVerify(ledger.store, { deep: true })).toMatchObject({
      ok: true,
      value: { problems: [] },
    });
  });

  it("records nothing of a file with one bad row", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    const before = await ledger.store.head();
    const bad = await ledger.take(
      "bad.csv",
      `${HEADER}${ROWS}2025-02-30,alex,acme-401k,"1,23.4",\n`,
    );
    expect(bad.files[0]).toMatchObject({ lines: 4, imported: 0, ignored: 3, errors: 1, events: 0 });
    expect(bad.problems.map(({ code, at }) => [code, at?.line, at?.column])).toEqual([
      ["import.date-invalid", 4, 1],
      ["import.amount-not-decimal", 4, 27],
    ]);
    expect(await ledger.store.head()).toEqual(before);
  });

  it("takes a batch back, and the file again after", async () => {
    const ledger = temporaryLedger();
    await ledger.take("people.jsonl", HOUSEHOLD);
    await ledger.take("pay.csv", HEADER + ROWS);
    const content = await ledger.content();
    expect(await undoBatch(ledger.store, { batch: "b7" })).toMatchObject({
      ok: true,
      value: { reversed: 2 },
    });
    expect(await ledger.content()).toHaveLength(3);
    expect(await undoBatch(ledger.store, { batch: "b7" })).toMatchObject({ ok: false });
    const again = await ledger.take("pay.csv", HEADER + ROWS);
    expect(again.files[0]).toMatchObject({ imported: 2 });
    expect(await ledger.content()).toEqual(content);
  });

  it("shows without recording", async () => {
    const ledger = temporaryLedger();
    const before = await ledger.store.head();
    const tried = await ledger.take("people.jsonl", HOUSEHOLD, { dryRun: true });
    expect(tried.files[0]).toMatchObject({ imported: 3, events: 3, batch: null });
    expect(await ledger.store.head()).toEqual(before);
  });
});
