// The one place where the use cases, the ledger file and the outside world meet, for every shell. What is
// native or large is loaded when a ledger is opened, not before.
import { existsSync } from "node:fs";
import type { LedgerAccess } from "./app/ledger-access.ts";
import type { FontFiles, Hashing, LedgerFiles, SourceFile } from "./app/ports.ts";
import type { CalendarDate } from "./kernel/calendar.ts";
import type { Problem } from "./kernel/problem.ts";
import { VERSION } from "./kernel/version.ts";

/** What a shell hands in of the machine it runs on. */
export interface Machine {
  /** The instant, ISO 8601 in UTC. */
  now(): string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Environment variables: where the heads that were seen last are kept. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The table of mounted file systems; empty where there is none as text. */
  mounts(): string;
  /** How long another program's writing is waited for before it is told, in milliseconds. */
  readonly patience?: number;
  /** What is wrong with the place of a ledger, though it can be used. */
  warn(problem: Problem): void;
}

/** The ledger in a file, as a question asks it. */
export function ledgerAccess(
  ledger: string,
  /** `named`: somebody said which, so that it has to be there. */
  { named, today }: { readonly named: boolean; readonly today: CalendarDate },
  machine: Machine,
): LedgerAccess {
  return {
    ledger,
    today,
    expected: () => named || existsSync(ledger),
    open: async () => (await ledgerFilesOf(machine)).open(ledger),
    hashing: hashingOf,
    source: sourceFileOf,
    fonts: fontsOf,
    style: async () => (await pageAssets()).style,
  };
}

export async function ledgerFilesOf(machine: Machine): Promise<LedgerFiles> {
  const { ledgerFiles } = await import("./store/ledger-file.ts");
  const { anchorFolder } = await import("./store/anchors.ts");
  return ledgerFiles({
    app: VERSION,
    now: () => machine.now(),
    randomBytes: machine.randomBytes,
    anchors: anchorFolder(machine.env) ?? null,
    mounts: () => machine.mounts(),
    patience: machine.patience,
    warn: (problem) => machine.warn(problem),
  });
}

export async function hashingOf(): Promise<Hashing> {
  return (await import("./store/hashing.ts")).hashing;
}

/** The fonts that PDFs embed. */
async function fontsOf(): Promise<FontFiles> {
  return (await import("./store/font-files.ts")).fontFiles();
}

async function sourceFileOf(name: string): Promise<SourceFile> {
  const { sourceFile } = await import("./store/source-file.ts");
  return sourceFile(name);
}

/** What was handed over as bytes: an upload, standard input. */
export async function sourceOfBytes(name: string, bytes: Uint8Array): Promise<SourceFile> {
  const { sourceInMemory } = await import("./store/source-in-memory.ts");
  return sourceInMemory(name, bytes);
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

/** The statements of the demonstration. */
export async function demoFiles() {
  return (await import("./store/demo-files.ts")).demoFiles();
}

/** The page's own style sheet and script, as they were built. */
export async function pageAssets() {
  return (await import("./store/page-assets.ts")).pageAssets();
}

/** Bytes that came without a file, in one that is gone when the work is done. */
export async function withFileOf<T>(
  source: SourceFile,
  work: (path: string) => Promise<T>,
): Promise<T> {
  return await (await import("./store/backup-bytes.ts")).withFileOf(source, work);
}

/** What a backup written to a path would hold; nothing stays at that path. */
export async function bytesOfBackup<T extends { readonly ok: boolean }>(
  backup: (path: string) => Promise<T>,
): Promise<{ readonly made: T; readonly bytes: Uint8Array | undefined }> {
  return await (await import("./store/backup-bytes.ts")).bytesOfBackup(backup);
}
