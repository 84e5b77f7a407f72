// Shows that one event belongs to a sealed year without showing the others: its body, and the digests
// beside its way to the root that the seal holds (RFC 9162 §2.1.3).

import { byCommand } from "../../kernel/advice.ts";
import { success } from "../../kernel/outcome.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { isObject } from "../../ledger/codec.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { Hashing, LedgerReader } from "../ports.ts";
import { bodiesOf, eventsOfYear, isSeal } from "./seal-year.ts";

export interface EventProof {
  readonly event: string;
  /** The exact text that was hashed. */
  readonly body: string;
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
  readonly root: string;
  readonly seal: string;
  readonly taxYear: number;
  readonly ledgerId: string;
}

/** By the latest seal that holds the event. */
export async function proveEvent(
  store: LedgerReader,
  hashing: Hashing,
  id: string,
): Promise<Result<EventProof>> {
  return await attempt(async () => {
    const seals = (await collect(store, { kinds: ["seal"] })).filter(isSeal);
    for (const seal of seals.toReversed()) {
      const { person, taxYear, merkleRoot, eventsBefore } = seal.data;
      const leaves = await eventsOfYear(store, { person, taxYear, upTo: Number(eventsBefore) });
      const index = leaves.findIndex((event) => event.id === id || `e${event.seq}` === id);
      if (index < 0) continue;
      const bodies = await bodiesOf(store, leaves);
      const root = hashing.merkleRoot(bodies);
      if (root !== merkleRoot) {
        const message = `the events of ${taxYear} are not those that ${seal.id} sealed`;
        return refusal("store.damaged", message, byCommand("look at the ledger", "audit verify"));
      }
      const { ledgerId } = await store.head();
      return success({
        event: id,
        body: bodies[index] ?? "",
        index,
        size: bodies.length,
        path: hashing.inclusionProof(bodies, index),
        root,
        seal: seal.id,
        taxYear,
        ledgerId,
      });
    }
    const message = `no sealed year holds an event ${quoted(id)}`;
    const hint = byCommand("list events, or seal a year", "events", "audit seal");
    return refusal("ledger.year-not-sealed", message, hint);
  });
}

export interface ProvenEvent {
  readonly seal: string;
  readonly root: string;
  readonly body: string;
}

/** Needs no ledger: the root is to be compared with the one that the seal printed. */
export function verifyProof(
  hashing: Hashing,
  { name, text, root: expected }: { name: string; text: string; root?: string | undefined },
): Result<ProvenEvent> {
  const refused = (why: string) =>
    refusal("proof.not-verified", `${name}: ${why}`, "ask for the proof again, from the ledger");
  const proof = proofIn(text);
  if (proof === undefined) return refused("it is not a proof that audit prove writes");
  const { body, index, size, path, root, seal } = proof;
  if (hashing.rootFromProof({ body, index, size, path }) !== root)
    return refused("the event does not lead to the root");
  if (expected !== undefined && expected !== root) return refused(`its root is not ${expected}`);
  return success({ seal, root, body });
}

function proofIn(text: string): EventProof | undefined {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { body, index, size, path, root, seal } = value;
  const digests = Array.isArray(path) && path.every((each) => isDigest(each));
  const sound =
    typeof body === "string" &&
    typeof seal === "string" &&
    Number.isSafeInteger(index) &&
    Number.isSafeInteger(size) &&
    isDigest(root) &&
    digests;
  return sound ? (value as unknown as EventProof) : undefined;
}

function isDigest(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
