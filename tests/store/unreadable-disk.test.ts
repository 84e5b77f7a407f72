// A page that the disk does not give is not a damaged ledger, though SQLite says the one for the other.
import { expect, it } from "vitest";
import { StoreError, storeError } from "../../src/store/store-error.ts";
import { needsSystem } from "../support/tools.ts";

/** Linux answers a read at its start with EIO. */
const UNREADABLE = "/proc/self/mem";

const damaged = () => Object.assign(new Error("malformed"), { code: "SQLITE_CORRUPT" });

function codeOf(path: string, files?: readonly string[]): string | undefined {
  const error = storeError(damaged(), path, files);
  return error instanceof StoreError ? error.problem.code : undefined;
}

it("is damaged when all its bytes can be read", () => {
  expect(codeOf(import.meta.filename)).toBe("store.damaged");
});

it("is the disk's fault when they cannot", (context) => {
  needsSystem(context, "linux");
  expect(codeOf(UNREADABLE)).toBe("store.not-writable");
});

it("is the disk's fault when one of two files cannot be read, as while a backup is made", (context) => {
  needsSystem(context, "linux");
  const [sound, lost] = [import.meta.filename, UNREADABLE];
  expect(codeOf(sound, [sound, lost])).toBe("store.not-writable");
  expect(codeOf(sound, [lost, sound])).toBe("store.not-writable");
  expect(codeOf(sound, [sound, sound])).toBe("store.damaged");
});
