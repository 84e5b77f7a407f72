// What is worked out of one person's events, once: a ledger never changes, and many rules ask the same.
import { entryFor } from "../kernel/entry-for.ts";
import type { Ledger } from "./ledger.ts";

export function onceAPerson<T>(
  work: (ledger: Ledger, person: string) => T,
): (ledger: Ledger, person: string) => T {
  const known = new WeakMap<Ledger, Map<string, T>>();
  return (ledger, person) => {
    const ofLedger = known.get(ledger) ?? new Map<string, T>();
    known.set(ledger, ofLedger);
    return entryFor(ofLedger, person, () => work(ledger, person));
  };
}
