// What is worked out of one person's events, once.
import { entryFor } from "../kernel/entry-for.ts";
import type { Ledger } from "./ledger.ts";
import { onceALedger } from "./once-a-ledger.ts";

export function onceAPerson<T>(
  work: (ledger: Ledger, person: string) => T,
): (ledger: Ledger, person: string) => T {
  const ofLedger = onceALedger(() => new Map<string, T>());
  return (ledger, person) => entryFor(ofLedger(ledger), person, () => work(ledger, person));
}
