// How much went in and how much may go in: one person and tax year.
import { failure, success } from "../../kernel/outcome.ts";
import { type LimitsReport, limitsOf } from "../../limits/limits-of.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { YearOfPerson } from "./distributions.ts";

export async function limits(
  store: LedgerReader,
  { taxYear, person: named }: YearOfPerson,
): Promise<Result<LimitsReport>> {
  const reading = await readingOf(store, named);
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const report = limitsOf(ledger, law, { person, taxYear });
  return report.ok ? success(report.value) : failure(report.error);
}
