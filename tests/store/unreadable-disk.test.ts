// A page that the disk does not give is not a damaged ledger, though SQLite says the one for the other.
import { expect, it } from "vitest";
import { StoreError, storeError } from "../../src/store/store-error.ts";
import { needsSystem } from "../support/tools.ts";

/** Linux answers a read at its start with EIO. */
const UNREADABLE = "/proc/self/mem";

const damaged = () => Object.assign(new Error("malformed"), { code: "SQLITE_CORRUPT" });

function codeOf(path: string): string | undefined {
  const error = storeError(damaged(), path);
  return error instanceof StoreError ? error.problem.code : undefined;
}

it("is damaged when all its bytes can be read", () => {
  expect(codeOf(import.meta.filename)).toBe("store.damaged");
});

it("is the disk's fault when they cannot", (context) => {
  needsSystem(context, "linux");
  expect(codeOf(UNREADABLE)).toBe("store.not-writable");
});
