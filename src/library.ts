// The library: a ledger opened for reading, and the rules that answer from it. Everything exported here
// is a promise; whatever else the package holds may move. Figures and rules are those of the program.
import type { Result } from "./app/attempt.ts";
import { type Reading, readingOf } from "./app/person-ledger.ts";
import { inWordsOfForm } from "./forms/captions.ts";
import type { Worksheet } from "./forms/worksheet.ts";
import { VERSION } from "./kernel/version.ts";
import { ledgerFiles } from "./store/ledger-file.ts";

export type { Reading as PersonReading } from "./app/person-ledger.ts";
export { afterTaxBasis, type BasisRollForward } from "./basis/roll-forward.ts";
export type { Findings } from "./checks/accepted-findings.ts";
export { findings } from "./checks/run-checks.ts";
export {
  type ExpectedForm1099R,
  expectedForms1099r,
} from "./distributions/expected-forms-1099r.ts";
export { type Explanation, explain } from "./forms/explain.ts";
export type { Worksheet } from "./forms/worksheet.ts";
export { worksheetOf } from "./forms/worksheet-of.ts";
export type { Amount } from "./kernel/amount-state.ts";
export { type TaxYear, taxYear } from "./kernel/calendar.ts";
export { type Cents, formatCents, parseCents } from "./kernel/money.ts";
export type { Outcome } from "./kernel/outcome.ts";
export type { Problem } from "./kernel/problem.ts";
export type { Law } from "./law/law.ts";
export type { Ledger } from "./ledger/ledger.ts";
export { type AnnualAdditions, annualAdditions } from "./limits/annual-additions.ts";
export { type ElectiveDeferrals, electiveDeferrals } from "./limits/elective-deferrals.ts";
export { type LimitsReport, limitsOf } from "./limits/limits-of.ts";
export {
  type FilingStatus,
  rothIraContributionLimit,
} from "./limits/roth-ira-contribution-limit.ts";

/** A ledger file opened for reading. Close it when done. */
export interface OpenLedger {
  /** One person's events and the law as the ledger uses it; the only person when none is named. */
  reading(person?: string): Promise<Result<Reading>>;
  /** Filled worksheets as one PDF, with the state of the ledger that they were read from at its foot. */
  worksheetsPdf(worksheets: readonly [Worksheet, ...Worksheet[]]): Promise<Uint8Array>;
  close(): void;
}

/**
 * Opens a ledger file.
 * @throws an error with a `problem` when there is no ledger at `path`, or it cannot be read
 */
export function openLedger(path: string): OpenLedger {
  const store = ledgerFiles({ app: VERSION, now: () => new Date().toISOString() }).open(path);
  return {
    reading: (person) => readingOf(store, person),
    async worksheetsPdf(worksheets) {
      const { worksheetsPdf } = await import("./render/pdf/worksheet-pdf.ts");
      const { fontFiles } = await import("./store/font-files.ts");
      const { ledgerId, seq, digest, partRead } = await store.head();
      const stamp = { ledgerId, seq, digest, partRead, version: VERSION };
      const [first, ...rest] = worksheets;
      const onPaper = [inWordsOfForm(first), ...rest.map(inWordsOfForm)] as const;
      return await worksheetsPdf(onPaper, stamp, fontFiles());
    },
    close: () => store.close(),
  };
}
