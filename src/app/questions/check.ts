// Everything that the checks find, open and accepted: of one person, or of everybody in the ledger.
import type { AcceptedFinding, Findings } from "../../checks/accepted-findings.ts";
import { findings } from "../../checks/run-checks.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { lawOf } from "../../law/law.ts";
import { attempt, type Result } from "../attempt.ts";
import { ledgersByPerson, loadPersonLedger } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export async function check(
  store: LedgerReader,
  {
    taxYear,
    person,
  }: { readonly taxYear: TaxYear | undefined; readonly person: string | undefined },
): Promise<Result<Findings>> {
  const year = taxYear === undefined ? {} : { taxYear };
  if (person !== undefined) {
    const loaded = await loadPersonLedger(store, person);
    if (!loaded.ok) return loaded;
    const { ledger } = loaded.value;
    return success(findings(ledger, lawOf(ledger), { ...year, person }));
  }
  return await attempt(async () => {
    const open: Problem[] = [];
    const accepted: AcceptedFinding[] = [];
    for await (const { person: one, ledger } of ledgersByPerson(store)) {
      const found = findings(ledger, lawOf(ledger), { ...year, person: one });
      open.push(...found.open);
      accepted.push(...found.accepted);
    }
    return success({ open, accepted });
  });
}
