// The ledgers of a folder: every file named `.db`, whether it can be read or not.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** @throws the error of the file system when there is no such folder. */
export function ledgersIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".db"))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .toSorted();
}
