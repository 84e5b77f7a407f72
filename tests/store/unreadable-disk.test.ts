// A page that the disk does not give is not a damaged ledger, though SQLite says the one for the other.
import { expect, it } from "vitest";
import { integrityFaults } from "../../src/store/integrity.ts";
import type { Database } from "../../src/store/open.ts";
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

/** A database whose check finds these: no file on a sound disk makes SQLite say that it could not have a page. */
const finding = (...findings: readonly string[]) =>
  ({
    pragma: () => findings.map((text) => ({ integrity_check: text })),
  }) as unknown as Database;

const faultsOf = (...findings: readonly string[]) =>
  integrityFaults(finding(...findings), "book.db", { check: "integrity_check", most: 20 });

it.each([
  ["*** in database main ***\nTree 6 page 6: unable to get the page. error code=266"],
  ["*** in database main ***\nTree 4 page 31 cell 2: failed to get page 32"],
  [
    "*** in database main ***\nTree 5 page 9: btreeInitPage() returns error code 11\nTree 6 page 6: unable to get the page. error code=266",
  ],
])("is the disk's fault when a check could not have a page: %s", (text) => {
  expect(() => faultsOf("row 3 missing from index event_by_kind", text)).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ code: "store.not-writable" }),
    }),
  );
});

it("is damaged when a page was had and is not one", () => {
  const texts = [
    "*** in database main ***\nTree 5 page 9: unable to get the page. error code=11",
    "row 3 missing from index event_by_kind",
  ];
  expect(faultsOf(...texts)).toEqual(texts);
  expect(faultsOf("ok")).toEqual([]);
});
