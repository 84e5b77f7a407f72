// What is left out is found in the ledger, and the question asked of the ledger as it was opened for that.
import { describe, expect, it } from "vitest";
import { withSettled } from "../../../src/answers/settle.ts";
import { taxYearInput } from "../../../src/answers/shared-inputs.ts";
import { type LedgerAccess, withLedger } from "../../../src/app/ledger-access.ts";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { success } from "../../../src/kernel/outcome.ts";
import { HOUSEHOLD, temporaryLedger, testFiles } from "../../support/temporary-ledger.ts";

describe("a year that is left out", () => {
  it("is found, said, and asked of, in one opening", async () => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    await ledger.take(
      "pay.csv",
      "pay_date,person,plan,after_tax\n2024-02-02,alex,acme-401k,10.00\n",
    );
    let opened = 0;
    const access = {
      today: calendarDate("2026-03-01"),
      open: async () => {
        opened += 1;
        return testFiles.open(ledger.path);
      },
    } as unknown as LedgerAccess;
    const ask = (taxYear: number | undefined) =>
      withSettled(
        access,
        { inputs: { taxYear: taxYearInput }, given: { taxYear } as never },
        (shared, settled) =>
          withLedger(shared, async (store) =>
            success({ ...settled, people: await store.mentionedPeople() }),
          ),
      );
    const found = await ask(undefined);
    expect(found).toMatchObject({ value: { given: { taxYear: 2024 }, people: ["alex"] } });
    expect(found.ok && found.value.said).toEqual([
      "tax year 2024: the latest with recorded events",
    ]);
    expect(opened).toBe(1);
    expect(await ask(2025)).toMatchObject({ value: { given: { taxYear: 2025 }, said: [] } });
    expect(opened).toBe(2);
  });
});
