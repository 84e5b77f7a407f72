// Everything that the checks find, open and accepted: of one person, or of everybody in the ledger.
import type { Findings } from "../../checks/accepted-findings.ts";
import { findings } from "../../checks/run-checks.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import { lawOf } from "../../law/law.ts";
import type { Result } from "../attempt.ts";
import { loadLedger, loadPersonLedger } from "../load-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export async function check(
  store: LedgerReader,
  {
    taxYear,
    person,
  }: { readonly taxYear: TaxYear | undefined; readonly person: string | undefined },
): Promise<Result<Findings>> {
  const loaded = await (person === undefined ? loadLedger(store) : personLedger(store, person));
  if (!loaded.ok) return loaded;
  const ledger = loaded.value;
  const only = {
    ...(taxYear !== undefined && { taxYear }),
    ...(person !== undefined && { person }),
  };
  return success(findings(ledger, lawOf(ledger), only));
}

async function personLedger(store: LedgerReader, person: string) {
  const loaded = await loadPersonLedger(store, person);
  return loaded.ok ? success(loaded.value.ledger) : loaded;
}
