// Mutations that change nothing that anybody could see, each with the reason.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./find-mutants.ts";

interface Entry {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  readonly reason: string;
}

const FILE = join(import.meta.dirname, "equivalent.json");
const entries = JSON.parse(readFileSync(FILE, "utf8")) as readonly Entry[];

/** `used` tells those that a mutation was found for: the others are out of date. */
export const EQUIVALENT = entries.map((entry) => ({ ...entry, used: false }));

export function isEquivalent({ file, was, becomes }: Mutant): boolean {
  const entry = EQUIVALENT.find(
    (each) => each.file === file && each.was === was && each.becomes === becomes,
  );
  if (entry !== undefined) entry.used = true;
  return entry !== undefined;
}
