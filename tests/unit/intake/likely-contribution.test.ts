import { expect, test } from "vitest";
import { likelyContribution } from "../../../src/intake/layouts/likely-contribution.ts";

test.each([
  ["401K PRETAX", "pretax_deferral"],
  ["401(k)", "pretax_deferral"],
  ["Traditional 401(k)", "pretax_deferral"],
  ["EE Deferral $", "pretax_deferral"],
  ["Roth 401(k)", "roth_deferral"],
  ["Roth 401k Pre-Tax Deductions", "roth_deferral"],
  ["Roth Catch-up", "roth_catch_up"],
  ["401k Catch Up", "pretax_catch_up"],
  ["401K After Tax", "after_tax"],
  ["401K ER MATCH", "match"],
  ["401(k) Company Match", "match"],
  ["Safe Harbor Match", "safe_harbor"],
  ["Profit Sharing", "nonelective"],
  // Squeezed, cut short, and what it is not.
  ["RothDef401k", "roth_deferral"],
  ["AftTax401k", "after_tax"],
  ["ErMtch401k", "match"],
  ["Retire Plan A-Tax", "after_tax"],
  ["401k AT", "after_tax"],
  ["K401AT", "after_tax"],
  ["AT401", "after_tax"],
  ["401kAT", "after_tax"],
  ["401AT EE", "after_tax"],
  ["403B AT", "after_tax"],
  ["K401BT", "pretax_deferral"],
  ["BT401K", "pretax_deferral"],
  ["RothDef", "roth_deferral"],
  ["K401Roth", "roth_deferral"],
  ["Voluntary non-Roth after tax", "after_tax"],
  // A doubt is a question without a proposal.
  ["401K ER MONEY", undefined],
  ["401K XTRA", undefined],
  ["401K Elig Wages", undefined],
  ["K401ER", undefined],
  ["K401", undefined],
  ["401AT ER", undefined],
  ["K401AT Roth", undefined],
  ["Roth Match", undefined],
  ["Conv to Roth", undefined],
  ["After-Tax to Roth", undefined],
  ["401k Loan", undefined],
  // Insurance is before and after tax, too.
  ["Medical Pretax", undefined],
  ["Pre-Tax Dental", undefined],
  ["FSA Pre-Tax", undefined],
  ["After-Tax Life", undefined],
])("%s is %s", (words, kind) => {
  expect(likelyContribution(words)).toBe(kind);
});
