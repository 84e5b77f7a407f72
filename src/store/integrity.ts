// What SQLite thinks of the file. It finds what the chain over the events does not cover: indexes, unused
// pages, the shape of the tree.

import type { Database } from "./open.ts";
import { diskError } from "./store-error.ts";

/**
 * A page that the check could not have is a line among its findings, of a tree with SQLite's result code, of a
 * list of pages (a long body) without:
 *
 *     Tree 6 page 6: unable to get the page. error code=266
 *     Tree 4 page 31 cell 2: failed to get page 32
 */
const WITHOUT_PAGE = /unable to get the page\. error code=(\d+)$|failed to get page \d+$/;

/** The low byte of a result code is what kind it is. 11, a damaged page, is the only one that is of the file. */
const SQLITE_CORRUPT = 11;

/**
 * @param check `quick_check` leaves out whether indexes lead to what they should
 * @param most after so many findings it looks no further
 * @returns each fault in SQLite's words; none for a sound file
 * @throws StoreError `store.not-writable` when the disk did not give a page: what is not read is not damaged
 */
export function integrityFaults(
  database: Database,
  path: string,
  { check, most }: { readonly check: "integrity_check" | "quick_check"; readonly most: number },
): readonly string[] {
  const rows = database.pragma(`${check}(${most})`) as Record<typeof check, string>[];
  const faults = rows.map((row) => row[check]).filter((text) => text !== "ok");
  // A finding may be of several lines, the first of which names the database.
  if (faults.some((text) => text.split("\n").some(isWithoutPage))) throw diskError(path);
  return faults;
}

function isWithoutPage(line: string): boolean {
  const found = WITHOUT_PAGE.exec(line);
  if (found === null) return false;
  const [, code] = found;
  return code === undefined || (Number(code) & 0xff) !== SQLITE_CORRUPT;
}
