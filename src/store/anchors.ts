// Heads remembered outside the ledger's folder. The chain shows any change inside the file, but not
// that the whole file was put back to an older copy or computed anew: only a head kept elsewhere can.
// Written after the commit, so a ledger may be ahead of its anchor and never the other way round.

import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { isAbsolute, join } from "node:path";
import type { Head } from "../app/ports.ts";
import { type Advice, byCommand } from "../kernel/advice.ts";
import type { Problem } from "../kernel/problem.ts";

/** What is remembered of a ledger since it was last restored, and the last event number of it. */
export interface Anchors {
  /** By event number: one digest, or several when different histories were written under one name. */
  readonly digests: ReadonlyMap<number, ReadonlySet<string>>;
  readonly last: number;
}

// Three lines and an empty one, as in a checkpoint of a transparency log: whose, how many, which head.
const CHECKPOINT = /rothbook\/([0-9a-f]{64})( restored)?\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n\n/g;

/**
 * Where heads are kept; undefined when the environment names no home.
 * @see https://specifications.freedesktop.org/basedir-spec — a relative path there is to be ignored.
 */
export function anchorFolder(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const state = env["XDG_STATE_HOME"] ?? "";
  if (isAbsolute(state)) return join(state, "rothbook");
  const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
  return isAbsolute(home) ? join(home, ".local", "state", "rothbook") : undefined;
}

function fileOf(folder: string, ledgerId: string): string {
  return join(folder, `${ledgerId.slice(0, 32)}.heads`);
}

/**
 * Remembers a head. A restored one takes the place of all before it: the user chose this state, and its
 * digest covers every event up to it.
 * @returns a warning when that failed; the ledger itself is safe, so nothing else fails.
 */
export function rememberHead(
  folder: string,
  { seq, digest, ledgerId }: Head,
  { restored = false } = {},
): Problem | undefined {
  const name = `rothbook/${ledgerId}${restored ? " restored" : ""}`;
  const text = `${name}\n${seq}\n${Buffer.from(digest, "hex").toString("base64")}\n\n`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(fileOf(folder, ledgerId), "a", 0o600);
    try {
      fchmodSync(descriptor, 0o600);
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return {
      code: "anchor.not-written",
      severity: "warning",
      message: `the ledger is recorded, but its head could not be kept in ${folder}: ${(error as { code?: string }).code ?? "unknown"}`,
      hint: "make that folder writable; until then an older copy put in the ledger's place may go unseen",
    };
  }
}

/** Undefined when nothing is remembered of the ledger. What a power cut left half written is passed over. */
export function rememberedHeads(folder: string, ledgerId: string): Anchors | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(folder, ledgerId), "utf8");
  } catch {
    return undefined;
  }
  const digests = new Map<number, Set<string>>();
  for (const [, id, restored, seq, digest] of text.matchAll(CHECKPOINT)) {
    if (id !== ledgerId || seq === undefined || digest === undefined) continue;
    if (restored !== undefined) digests.clear();
    const known = digests.get(Number(seq)) ?? new Set();
    digests.set(Number(seq), known.add(Buffer.from(digest, "base64").toString("hex")));
  }
  if (digests.size === 0) return undefined;
  return { digests, last: Math.max(...digests.keys()) };
}

/** Said where the environment names no home: then nothing stands guard against an older copy. */
export const NO_FOLDER: Problem = {
  code: "anchor.missing",
  severity: "warning",
  message:
    "no folder for remembered heads: HOME and XDG_STATE_HOME are not set, so nothing is compared",
  hint: "set HOME; or compare the head with a printed one",
};

/** `digestAt` is the ledger's own digest at an event number. */
export function compareWithAnchors(
  head: Head,
  anchors: Anchors | undefined,
  digestAt: (seq: number) => string | undefined,
): Problem[] {
  if (anchors === undefined) {
    const message = "no head of this ledger is remembered on this machine";
    const hint =
      "it may be new here; compare its head with a printed one. The next command that writes remembers it";
    return [{ code: "anchor.missing", severity: "warning", message, hint }];
  }
  const problems: Problem[] = [];
  for (const [seq, digests] of [...anchors.digests].toSorted(([a], [b]) => a - b)) {
    if (seq > head.seq) break;
    const own = digestAt(seq);
    if ([...digests].every((digest) => digest === own)) continue;
    problems.push({
      code: "anchor.differs",
      severity: "error",
      message: `event ${seq} is not the one that was recorded here: the ledger was written anew from there or before, or a copy of it went on by itself`,
      hint: wayOut("keep both files"),
    });
    break;
  }
  if (anchors.last > head.seq) {
    const missing = anchors.last - head.seq;
    problems.push({
      code: "anchor.ahead-of-ledger",
      severity: "error",
      message: `the last ${missing} events that were recorded here (${head.seq + 1} to ${anchors.last}) are not in the ledger: it is an older copy, or a copy of it went on by itself`,
      hint: wayOut("look for the newer file"),
    });
  }
  return problems;
}

/** Restoring a ledger over itself says which of two histories goes on; what the other had can be imported after. */
function wayOut(first: string): Advice {
  return byCommand(
    `${first}; what only the other had, bring over with export and import; to go on with this one`,
    "restore THIS-FILE --force",
  );
}
