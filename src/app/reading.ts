// What every question to the ledger starts from: one person's events and the law with the years that
// the user added.
import { success } from "../kernel/outcome.ts";
import { type Law, lawOf } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Result } from "./attempt.ts";
import { loadPersonLedger } from "./load-ledger.ts";
import type { LedgerReader } from "./ports.ts";

export interface Reading {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
}

export async function readingOf(
  store: LedgerReader,
  person: string | undefined,
): Promise<Result<Reading>> {
  const loaded = await loadPersonLedger(store, person);
  if (!loaded.ok) return loaded;
  const { ledger } = loaded.value;
  return success({ ledger, person: loaded.value.person, law: lawOf(ledger) });
}
