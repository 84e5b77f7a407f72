// A backup to hand over: made as any other, in a folder of its own that only its owner can look into and
// that is gone when this returns.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
