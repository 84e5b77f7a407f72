// A backup that is handed over or comes in as bytes: a file as any other, in a folder of its own that only its
// owner can look into and that is gone when this returns.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceFile } from "../app/ports.ts";

export async function bytesOfBackup<T extends { readonly ok: boolean }>(
  /** Writes the backup to the path. */
  backup: (path: string) => Promise<T>,
): Promise<{ readonly made: T; readonly bytes: Uint8Array | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), "rothbook-backup-"));
  try {
    const path = join(folder, "backup.db");
    const made = await backup(path);
    return { made, bytes: made.ok ? readFileSync(path) : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function withFileOf<T>(
  source: SourceFile,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "rothbook-restore-"));
  try {
    const path = join(folder, "backup.db");
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.read().chunks) chunks.push(chunk);
    writeFileSync(path, Buffer.concat(chunks), { mode: 0o600 });
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
