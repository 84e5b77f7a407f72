// Is this a place for a ledger? File locks do not hold on many network file systems, and programs that
// synchronise folders copy a file while it is being written or keep two "conflicted" ones.
// @see https://www.sqlite.org/howtocorrupt.html §2.1

import { realpathSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { byCommand } from "../kernel/advice.ts";
import type { Problem } from "../kernel/problem.ts";

/** As the folders are called that the common programs make. */
const SYNCED =
  /^(Dropbox|OneDrive|Google ?Drive|GoogleDrive|My Drive|iCloud ?Drive|Mobile Documents|CloudStorage|Nextcloud|ownCloud|pCloud ?Drive|Box|Box Sync|MEGA|Syncthing)( ?[-(].*)?$/;

const NETWORK =
  /^(nfs\d?|cifs|smb\w*|9p|afs|ceph|glusterfs|davfs|lustre|fuse(\.(?!fuseblk|lxcfs).*)?)$/;

/**
 * What is wrong with a file's place, in words; undefined when nothing is known to be.
 * @param mounts the table of mounted file systems as in /proc/mounts; empty where there is none
 */
export function poorPlace(path: string, mounts: string): string | undefined {
  const folder = folderOf(path);
  const synced = folder.split(sep).find((name) => SYNCED.test(name));
  if (synced !== undefined) return `in a synchronised folder (${synced})`;
  const type = fileSystemOf(folder, mounts);
  return NETWORK.test(type) ? `on a network file system (${type})` : undefined;
}

export function placeWarning(path: string, mounts: string): Problem | undefined {
  const place = poorPlace(path, mounts);
  return place === undefined
    ? undefined
    : {
        code: "store.synced-folder",
        severity: "warning",
        message: `${path} is ${place}: it can be copied or locked wrongly while it is written`,
        hint: byCommand(
          "keep the ledger on a disk of this machine, and put backups there",
          "backup FILE",
        ),
      };
}

/** Links followed; a file that is not there yet is where its folder is. */
function folderOf(path: string): string {
  const folder = dirname(resolve(path));
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function fileSystemOf(folder: string, mounts: string): string {
  let longest = "";
  let type = "";
  for (const line of mounts.split("\n")) {
    const [, point = "", kind = ""] = line.split(" ");
    // Blanks in names are written as \040.
    const mounted = point.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const inside =
      folder === mounted || folder.startsWith(mounted.endsWith("/") ? mounted : `${mounted}/`);
    // Of two mounts on one point the later one is seen.
    if (mounted !== "" && inside && mounted.length >= longest.length)
      [longest, type] = [mounted, kind];
  }
  return type;
}
