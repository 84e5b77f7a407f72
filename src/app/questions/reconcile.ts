// Received Forms 1099-R against those that a year's events imply, with what each difference changes.
import { reconcile as reconcileForms } from "../../distributions/reconcile.ts";
import { type ReconciliationReport, withEffects } from "../../forms/reconciliation-effects.ts";
import { success } from "../../kernel/outcome.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { YearOfPerson } from "./distributions.ts";

export async function reconcile(
  store: LedgerReader,
  { taxYear, person: named }: YearOfPerson,
): Promise<Result<ReconciliationReport>> {
  const reading = await readingOf(store, named);
  if (!reading.ok) return reading;
  const { ledger, person } = reading.value;
  return success(withEffects(reconcileForms(ledger, { person, taxYear })));
}
