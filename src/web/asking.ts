// One request to a book: opened, asked, closed. Another program that writes is waited for without holding
// up other requests, and after a while the page says so; of our own changes one goes after the other.
import { setTimeout as sleep } from "node:timers/promises";
import type { Result } from "../app/attempt.ts";
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import type { LedgerStore } from "../app/ports.ts";
import { failure } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Book } from "./site.ts";

/** How long another writer is waited for, and how often it is looked whether it is done. */
const PATIENCE = 5000;
const PAUSE = 120;

export async function asking<T>(
  book: Book,
  work: (store: LedgerStore, access: LedgerAccess) => Promise<Result<T>>,
): Promise<Result<T>> {
  const access = book.access();
  return await patiently(() => withLedger(access, (store) => work(store, access)));
}

const changes = new Map<string, Promise<unknown>>();

/** The same for what records something: two requests of ours would wait for each other otherwise. */
export async function changing<T>(
  book: Book,
  work: (store: LedgerStore, access: LedgerAccess) => Promise<Result<T>>,
): Promise<Result<T>> {
  const before = changes.get(book.path) ?? Promise.resolve();
  const own = before.then(() => asking(book, work));
  changes.set(
    book.path,
    own.catch(() => undefined),
  );
  return await own;
}

async function patiently<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let waited = 0; ; waited += PAUSE) {
    const found = await settled(work);
    const busy = !found.ok && found.error.some(({ code }) => code === "store.busy");
    if (!busy || waited >= PATIENCE) return found;
    await sleep(PAUSE);
  }
}

async function settled<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "problem" in error) return failure([error.problem as Problem]);
    throw error;
  }
}
