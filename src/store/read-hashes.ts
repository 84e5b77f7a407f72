// Which events were read, and their hashes, as bytes: whoever asks about everybody in a whole plan reads a
// million events, and as text in a map their hashes alone would take 150 MB.
import { createHash } from "node:crypto";
import type { PartRead } from "../app/ports.ts";
import { SeqSet } from "../ledger/seq-set.ts";

const BYTES = 32;
/** So many hashes a piece, so that nothing is copied as it grows. */
const PIECE = 1024;

export class ReadHashes {
  readonly #known = new SeqSet();
  readonly #seqs: number[] = [];
  readonly #pieces: Buffer[] = [];

  /** An event counts once, however often it is read. */
  add(seq: number, hash: string): void {
    if (this.#known.has(seq)) return;
    this.#known.add(seq);
    const at = this.#seqs.push(seq) - 1;
    if (at % PIECE === 0) this.#pieces.push(Buffer.alloc(PIECE * BYTES));
    this.#pieces.at(-1)?.write(hash, (at % PIECE) * BYTES, "hex");
  }

  /** How many, and one digest over their hashes in the order of their numbers. */
  partRead(): PartRead {
    const digest = createHash("sha256");
    const inOrder = Array.from(this.#seqs, (seq, at) => ({ seq, at }));
    for (const { at } of inOrder.sort((a, b) => a.seq - b.seq)) {
      const from = (at % PIECE) * BYTES;
      digest.update(this.#pieces[Math.floor(at / PIECE)]?.subarray(from, from + BYTES) ?? "");
    }
    return { events: this.#seqs.length, digest: digest.digest("hex") };
  }
}
