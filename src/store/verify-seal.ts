// Is what a seal says of the ledger still so? A chain that was computed anew holds together by itself; the
// seals inside it still name the head and the events that were sealed.
import { decodeBody, isReadable } from "../ledger/body.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { sealedEvents } from "../ledger/sealed-year.ts";
import { leafDigest, merkleRoot } from "./merkle.ts";
import type { Database } from "./open.ts";

/** What does not hold, in words; nothing for a seal that does. Reads the events of the sealed person. */
export function sealFaults(
  database: Database,
  { id, seq, batch, data }: LedgerEvent<"seal">,
): string[] {
  const { person, taxYear, merkleRoot: root, headBefore, eventsBefore, linesFrom } = data;
  const upTo = Number(eventsBefore);
  const before = database
    .prepare<[number], string>("SELECT lower(hex(hash)) FROM event WHERE seq = ?")
    .pluck()
    .get(upTo);
  const faults: string[] = [];
  if (upTo !== batch - 1 || before !== headBefore)
    faults.push(`${id} sealed another history: the head before it is not the one it names`);
  const bodies = database
    .prepare<[string, number], { seq: number; body: string }>(
      "SELECT seq, body FROM event WHERE person = ? AND seq <= ? ORDER BY seq",
    )
    .all(person, upTo);
  const textOf = new Map(bodies.map(({ seq, body }) => [seq, body]));
  const events = bodies.map(({ body }) => decodeBody(body, () => "")).filter(isReadable);
  const leaves = sealedEvents(events, { person, taxYear, upTo });
  const digests = leaves.map(({ seq }) => leafDigest(textOf.get(seq) ?? ""));
  if (String(leaves.length) !== data.events || merkleRoot(digests).toString("hex") !== root)
    faults.push(`the events of ${taxYear} are not those that ${id} sealed`);
  if (linesFrom !== undefined && !linesStand(database, Number(linesFrom.slice(1)), { seq, batch }))
    faults.push(`printed lines that ${id} sealed are missing`);
  return faults;
}

/** The pieces for which a seal had no room stand between its batch and itself. */
function linesStand(
  database: Database,
  from: number,
  { seq, batch }: Pick<LedgerEvent<"seal">, "seq" | "batch">,
): boolean {
  const kinds = database
    .prepare<[number, number], string>("SELECT kind FROM event WHERE seq >= ? AND seq < ?")
    .pluck()
    .all(from, seq);
  return from === batch + 1 && kinds.length > 0 && kinds.every((kind) => kind === "sealed_lines");
}
