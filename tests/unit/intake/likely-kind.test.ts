import { expect, test } from "vitest";
import { likelyKind } from "../../../src/intake/layouts/likely-kind.ts";

test.each([
  ["In-Plan Roth Conversion", "conversion"],
  ["IN-PLAN ROTH ROLLOVER", "conversion"],
  ["Converted to Roth", "conversion"],
  ["Transfer Conversion", "conversion"],
  ["Dividend", "none"],
  ["Recordkeeping Fee", "none"],
  ["Reinvested Earnings", "none"],
  ["Loan Repayment", "none"],
  ["Internal transfer", "transfer"],
  ["Exchange Out", "transfer_out"],
  ["Transfer In", "transfer_in"],
  ["Hardship Withdrawal", "distribution"],
  ["Payroll contribution", "contribution"],
  ["Employee Deferral", "contribution"],
  // Money may come from another plan, or leave this one.
  ["Rollover", undefined],
  // What takes back may be anything.
  ["Contribution Reversal", undefined],
  ["Return of Excess Deferral", undefined],
  ["Conversion Correction", undefined],
  ["B1234", undefined],
])("%s is %s", (words, kind) => {
  expect(likelyKind(words)).toBe(kind);
});
