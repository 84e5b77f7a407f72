// A ledger file in a folder of its own, removed when the test is over, and files to import into it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { exportEvents } from "../../src/app/copies/export-events.ts";
import type { LedgerStore } from "../../src/app/ports.ts";
import { type Imported, importFiles } from "../../src/app/take-in/import-files.ts";
import type { ImportOptions } from "../../src/app/take-in/import-options.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import { ledgerFiles } from "../../src/store/ledger-file.ts";
import { sourceFile } from "../../src/store/source-file.ts";

export const testFiles = ledgerFiles({ app: "0.0.0-test", now: () => "2026-11-22T13:00:00Z" });

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rothbook-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TemporaryLedger {
  readonly path: string;
  readonly store: LedgerStore;
  /** Imports text as a file of that name. */
  take(name: string, text: string | Uint8Array, options?: ImportOptions): Promise<Imported>;
  /** What stands, as JSON Lines. */
  content(): Promise<string[]>;
}

export function temporaryLedger(): TemporaryLedger {
  const folder = temporaryFolder();
  const path = join(folder, "rothbook.db");
  testFiles.create(path);
  const store = testFiles.open(path);
  onTestFinished(() => store.close());
  return {
    path,
    store,
    async take(name, text, options = {}) {
      const file = join(folder, name);
      writeFileSync(file, text);
      const imported = await importFiles(store, [sourceFile(file)], options);
      invariant(imported.ok, JSON.stringify(imported));
      return imported.value;
    },
    async content() {
      const lines: string[] = [];
      for await (const line of exportEvents(store)) lines.push(line);
      return lines;
    },
  };
}

/** One person, one plan: what most imports need first. */
export const HOUSEHOLD = [
  '{"kind":"person","person":"alex","birth_date":"1985-04-12"}',
  '{"kind":"employer","employer":"acme"}',
  '{"kind":"plan","plan":"acme-401k","employer":"acme"}',
  "",
].join("\n");
