// The one place where the use cases, the ledger file and the outside world meet. What is native or
// large is loaded when a command opens a ledger, not before.
import type { Hashing, LedgerFiles, LedgerStore, SourceFile } from "./app/ports.ts";
import type { Context } from "./cli/command.ts";
import type { Problem } from "./kernel/problem.ts";
import { VERSION } from "./kernel/version.ts";

export async function ledgerFilesOf(context: Context): Promise<LedgerFiles> {
  const { ledgerFiles } = await import("./store/ledger-file.ts");
  const { anchorFolder } = await import("./store/anchors.ts");
  return ledgerFiles({
    app: VERSION,
    now: () => context.io.now(),
    randomBytes: (count) => context.io.randomBytes(count),
    anchors: anchorFolder(context.io.env),
    mounts: () => context.io.system.mounts(),
    warn: (problem) => context.report([problem]),
  });
}

export async function hashingOf(): Promise<Hashing> {
  return (await import("./store/hashing.ts")).hashing;
}

/** Opens the ledger for one command, as it was known at the command's moment, and closes it, whatever happens. */
export async function withLedger<T>(
  context: Context,
  work: (store: LedgerStore) => Promise<T>,
): Promise<T> {
  const store = (await ledgerFilesOf(context)).open(context.ledger);
  try {
    if (context.knownAt === undefined) return await work(store);
    const { ledgerAt } = await import("./app/known-at.ts");
    return await work(ledgerAt(store, context.knownAt));
  } finally {
    store.close();
  }
}

export async function sourceFileOf(name: string): Promise<SourceFile> {
  const { sourceFile } = await import("./store/source-file.ts");
  return sourceFile(name);
}

/** Writes a result file whole or not at all. */
export async function writeOutput(
  options: Parameters<typeof import("./store/output-file.ts").writeOutputFile>[0],
): Promise<Problem | undefined> {
  return (await import("./store/output-file.ts")).writeOutputFile(options);
}

export async function makeOutputFolder(
  options: Parameters<typeof import("./store/output-file.ts").makeOutputFolder>[0],
): Promise<Problem | undefined> {
  return (await import("./store/output-file.ts")).makeOutputFolder(options);
}

/** A small file as text: a year's figures, a layout. */
export async function textOf(name: string): Promise<string> {
  return Buffer.from(await bytesOf(name)).toString("utf8");
}

/** A small file as it is: a blank form. */
export async function bytesOf(name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await sourceFileOf(name)).read().chunks)
    chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}
