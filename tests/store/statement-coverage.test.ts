// A statement that says which days it covers proves that a deposit of those days did not come.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reconcileStatements } from "../../src/app/questions/reconcile-statements.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { HOUSEHOLD, temporaryFolder, temporaryLedger } from "../support/temporary-ledger.ts";

const PAYROLL = `pay_date,person,plan,gross_pay,pretax_deferral\n${["02", "16", "30"]
  .map((day) => `2026-01-${day},alex,acme-401k,5000.00,250.00\n`)
  .join("")}`;

function statement(days: string): string {
  const purchase =
    "<BUYMF><INVBUY><INVTRAN><FITID>1<DTTRADE>20260106</INVTRAN><SECID><UNIQUEID>T<UNIQUEIDTYPE>OTHER</SECID><UNITS>1<UNITPRICE>250.00<TOTAL>-250.00<INV401KSOURCE>PRETAX<DTPAYROLL>20260102</INVBUY></BUYMF>";
  return `<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><INVACCTFROM><BROKERID>b.example<ACCTID>70010042</INVACCTFROM><INVTRANLIST>${days}${purchase}</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>\n`;
}

it.each([
  ["nothing is missing beyond the last deposit", "", [], 2],
  [
    "what is due within its days and not there is missing",
    "<DTSTART>20260101<DTEND>20260131",
    ["2026-01-16"],
    1,
  ],
])("of an OFX statement: %s", async (_, days, missing, notCovered) => {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", HOUSEHOLD);
  await ledger.take("payroll.csv", PAYROLL);
  const file = join(temporaryFolder(), "plan.qfx");
  writeFileSync(file, statement(days));
  const compared = await reconcileStatements(ledger.store, [sourceFile(file)], {});
  expect(compared.ok && compared.value.notCovered).toBe(notCovered);
  const rows = compared.ok ? compared.value.rows : [];
  expect(
    rows.filter(({ outcome }) => outcome === "missing_in_plan").map(({ payDate }) => payDate),
  ).toEqual(missing);
});
