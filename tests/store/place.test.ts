// Where a ledger should not lie: known by the names of folders and by the table of mounted file systems.
import { describe, expect, it } from "vitest";
import { poorPlace } from "../../src/store/place.ts";

const MOUNTS = [
  "/dev/sda1 / ext4 rw 0 0",
  "server:/home /home/alex nfs4 rw 0 0",
  "/dev/sdb1 /home/alex/local ext4 rw 0 0",
  "me@server: /mnt/my\\040files fuse.sshfs rw 0 0",
  "/dev/sdc1 /mnt/stick fuseblk rw 0 0",
  "",
].join("\n");

describe("a poor place for a ledger", () => {
  it.each([
    ["/home/alex/rothbook.db", "on a network file system (nfs4)"],
    ["/mnt/my files/rothbook.db", "on a network file system (fuse.sshfs)"],
    ["/srv/Dropbox/rothbook.db", "in a synchronised folder (Dropbox)"],
    ["/srv/OneDrive - Acme/tax/rothbook.db", "in a synchronised folder (OneDrive - Acme)"],
    ["/srv/Library/Mobile Documents/r.db", "in a synchronised folder (Mobile Documents)"],
  ])("is %s", (path, why) => {
    expect(poorPlace(path, MOUNTS)).toBe(why);
  });

  it.each(["/home/alex/local/r.db", "/home/alexa/r.db", "/mnt/stick/r.db", "/srv/Dropbox.txt"])(
    "is not %s",
    (path) => {
      expect(poorPlace(path, MOUNTS)).toBeUndefined();
    },
  );
});
