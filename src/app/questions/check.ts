// Everything that the checks find, open and accepted: of one person, or of everybody in the ledger.
import type { AcceptedFinding, Findings } from "../../checks/accepted-findings.ts";
import { findings, yearsNotTested } from "../../checks/run-checks.ts";
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { lawOf } from "../../law/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { attempt, type Result } from "../attempt.ts";
import { ledgersByPerson, loadPersonLedger } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export interface CheckAnswer extends Findings {
  /** Years with contributions whose figures are not known yet. */
  readonly untested: readonly TaxYear[];
}

export async function check(
  store: LedgerReader,
  {
    taxYear,
    person,
    today,
  }: {
    readonly taxYear: TaxYear | undefined;
    readonly person: string | undefined;
    /** Left out, only the record tells that a year is over. */
    readonly today?: CalendarDate;
  },
): Promise<Result<CheckAnswer>> {
  const year = { ...(taxYear !== undefined && { taxYear }), today };
  if (person !== undefined) {
    const loaded = await loadPersonLedger(store, person);
    if (!loaded.ok) return loaded;
    const { ledger } = loaded.value;
    const found = answerOf(ledger, { ...year, person });
    const open = [...(await store.againstRememberedHeads()), ...found.open];
    return success({ ...found, open });
  }
  return await attempt(async () => {
    // An older copy has nothing wrong in it, and much that is missing.
    const open: Problem[] = [...(await store.againstRememberedHeads())];
    const accepted: AcceptedFinding[] = [];
    const untested = new Set<TaxYear>();
    for await (const { person: one, ledger } of ledgersByPerson(store)) {
      const found = answerOf(ledger, { ...year, person: one });
      for (const each of found.untested) untested.add(each);
      open.push(...found.open);
      accepted.push(...found.accepted);
    }
    return success({ open, accepted, untested: [...untested].toSorted((a, b) => a - b) });
  });
}

function answerOf(
  ledger: Ledger,
  only: {
    readonly taxYear?: TaxYear;
    readonly person: string;
    readonly today: CalendarDate | undefined;
  },
): CheckAnswer {
  const law = lawOf(ledger);
  return {
    ...findings(ledger, law, only),
    untested: only.taxYear === undefined ? yearsNotTested(ledger, law, only.person) : [],
  };
}
