// What is worked out of a ledger, once: a ledger never changes, and many rules ask the same.
//
// It is kept on the ledger itself, not in a WeakMap beside it. Whatever an old WeakMap leads to outlives every collection
// of young objects, so where a whole plan is checked person by person each person's events were kept until the
// engine looked at old objects as well: 60 MB a second, and once half a gigabyte.
import { entryFor } from "../kernel/entry-for.ts";
import type { Ledger } from "./ledger.ts";

const WORKED_OUT = Symbol("worked out");

type WorkedOut = Map<object, unknown>;

export function onceALedger<T>(work: (ledger: Ledger) => T): (ledger: Ledger) => T {
  return (ledger: Ledger & { readonly [WORKED_OUT]?: WorkedOut }) => {
    const known = ledger[WORKED_OUT] ?? beginningOn(ledger);
    // The work itself is the key, so what is found under it is what it gave.
    return entryFor(known, work, () => work(ledger)) as T;
  };
}

/** Not enumerable: a view made of another, `{ ...ledger, of }`, begins with nothing worked out. */
function beginningOn(ledger: Ledger): WorkedOut {
  const nothing: WorkedOut = new Map();
  Object.defineProperty(ledger, WORKED_OUT, { value: nothing });
  return nothing;
}
