// The Sources tab as JSON: its sums are those of the contributions, and of nothing else that moved.
import { expect, test } from "vitest";
import { askedIn, eventsOf, recordsOf } from "../../support/read-statement-text.ts";

const PRETAX = "01 - EMPLOYEE PRE-TAX";
const AFTER_TAX = "05 - REGULAR AFTER-TAX";

const movement = (date: string, type: string, source: string, amount: string) => ({
  date,
  inv: "WORLD INDEX",
  type,
  amount,
  shares: "1.000",
  tx: [{ source, amount, shares: "1.000" }],
});

function statement(pretax: string, data: readonly object[]): string {
  const contributions = [
    { source: PRETAX, amount: pretax },
    { source: AFTER_TAX, amount: "400.00" },
  ];
  const range = "05/01/2026 to 05/31/2026";
  return JSON.stringify({ range, sources: [PRETAX, AFTER_TAX], contributions, data }, null, 1);
}

const PAID = [
  movement("05/15/2026", "CONTRIBUTION", PRETAX, "300.00"),
  movement("05/15/2026", "Contributions", AFTER_TAX, "400.00"),
];
const DIVIDEND = movement("05/20/2026", "Dividends", PRETAX, "3.10");

test("a dividend is no part of the sums, which are those of each source", async () => {
  const records = await recordsOf(statement("300.00", [...PAID, DIVIDEND]));
  expect(askedIn(records)).toEqual([]);
  expect(eventsOf(records)).toEqual([
    {
      kind: "paycheck",
      person: "alex",
      plan: "acme-401k",
      date: "2026-05-15",
      deposited_on: "2026-05-15",
      contributions: { pretax_deferral: "300.00", after_tax: "400.00" },
    },
  ]);
});

test("a sum that its contributions do not make is asked about, with the difference", async () => {
  const records = await recordsOf(statement("303.10", [...PAID, DIVIDEND]));
  expect(askedIn(records)).toEqual([{ asked: "sums", words: PRETAX, amount: 310 }]);
});

test("without a movement there is nothing to read, and that is said", async () => {
  // The page keeps the movement that was looked at last, also where the range has none.
  const shown = { ...JSON.parse(statement("300.00", [])), shown: DIVIDEND };
  const [record] = await recordsOf(JSON.stringify(shown));
  expect(record?.result).toMatchObject({
    bucket: "error",
    problems: [{ code: "import.no-data", message: "the file has no movements" }],
  });
});
