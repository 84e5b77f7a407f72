// What is made whole is filled under a temporary name that ends in the number of the process. A run that
// was killed leaves such files, with somebody's data in them; the next run that writes there removes them.
import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

const OF_PROCESS = /^(\d{1,10})(?:\.tmp-\d{1,10})?(?:-journal)?$/;

/** @param path what is to be made, or what its temporary name starts with. */
export function temporaryNameOf(path: string): string {
  const stem = `${path}.tmp-`;
  sweep(stem);
  return `${stem}${process.pid}`;
}

/** Takes a temporary file or folder away; what cannot be removed now, the next run that writes there removes. */
export function removeTemporary(path: string): void {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      rmSync(path, { recursive: true, force: true });
      return;
    } catch {
      // Once more: a disk that failed for a moment leaves nobody's data behind. After that, what it served is
      // done or has failed already, and that is what has to be said.
    }
  }
}

/** Never in the way: what cannot be removed is reported when the name is needed. */
function sweep(stem: string): void {
  const folder = dirname(resolve(stem));
  const start = basename(stem);
  try {
    for (const name of readdirSync(folder)) {
      const pid = name.startsWith(start) && OF_PROCESS.exec(name.slice(start.length))?.[1];
      if (pid && !isAtWork(Number(pid))) removeTemporary(join(folder, name));
    }
  } catch {
    // A folder that cannot be read is not ours to clean.
  }
}

/** Our own number on a leftover is that of an earlier process: we have made nothing yet. */
export function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== "ESRCH";
  }
}
