// What an adviser's own program does with many clients: the checks and the PDFs in one process.
import { expect, it } from "vitest";
import { findings, openLedger, taxYear, worksheetOf } from "../../src/library.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const PAID = [
  "pay_date,person,plan,pretax_deferral,after_tax",
  "2025-01-03,alex,acme-401k,24000.00,1000.00",
  "",
].join("\n");

it("opens a ledger for the checks and for PDFs of its worksheets", async () => {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  await ledger.take("a.csv", PAID);
  const opened = openLedger(ledger.path);
  try {
    const reading = await opened.reading("alex");
    if (!reading.ok) throw new Error(JSON.stringify(reading.error));
    const { law, person } = reading.value;
    const year = { person, taxYear: taxYear(2025) };
    const { open } = findings(reading.value.ledger, law, year);
    expect(open.map(({ code }) => code)).toContain("limits.elective-deferrals-exceeded");
    const sheet = worksheetOf("after-tax-basis", { ledger: reading.value.ledger, law, ...year });
    if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
    const [pdf, again] = [
      await opened.worksheetsPdf([sheet.value]),
      await opened.worksheetsPdf([sheet.value]),
    ];
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(Buffer.compare(pdf, again)).toBe(0);
  } finally {
    opened.close();
  }
});
