// The name of the start page's field, out of the files that wait: what they say, to be looked at, and changed where it
// is wrong. Nothing of it is recorded before somebody sends the form.
import { nameInFiles } from "../../app/questions/name-in-files.ts";
import { sourceOfBytes } from "../../compose.ts";
import { firstNameFirst } from "../shell/first-name-first.ts";
import type { Uploads } from "../uploads.ts";

/** The page waits for it: a drawer full of files is read when it is known whose they are. */
const MOST_FILES = 12;
const MOST_BYTES = 2 * 1024 * 1024;

export async function proposedName(uploads: Uploads): Promise<string | undefined> {
  const waiting = uploads.all();
  const bytes = waiting.reduce((sum, each) => sum + each.bytes.length, 0);
  if (waiting.length === 0 || waiting.length > MOST_FILES || bytes > MOST_BYTES) return undefined;
  const sources = await Promise.all(waiting.map((each) => sourceOfBytes(each.name, each.bytes)));
  const name = await nameInFiles(sources);
  return name === undefined ? undefined : firstNameFirst(name);
}
