// The chain rule: each hash covers the hash before it and the exact bytes of the body, so no event can
// be changed, dropped or moved without every later hash changing. The domain names the algorithm.
import { hash } from "node:crypto";
import { invariant } from "../kernel/invariant.ts";

const DOMAIN = Buffer.from("rothbook/event/v1\0", "latin1");
const BODY_AT = DOMAIN.length + 32;

export const NO_HASH: Uint8Array = new Uint8Array(32);

/** Hashes events one after another, in one reused buffer. */
export class Chain {
  /** The domain, the hash before, and the body: what is hashed, in its order. */
  #input = Buffer.alloc(BODY_AT + 4 * 65_536);
  #head: Buffer;

  /** Continues after the event whose hash is given; `NO_HASH` before the first. */
  constructor(head: Uint8Array) {
    DOMAIN.copy(this.#input);
    this.#head = this.#input.subarray(DOMAIN.length, BODY_AT);
    this.moveTo(head);
  }

  get head(): Buffer {
    return this.#head;
  }

  /** Goes on from another place, in the same buffer; a hash may be given as hexadecimal digits. */
  moveTo(head: Uint8Array | string): this {
    invariant(head.length === (typeof head === "string" ? 64 : 32), "a hash has 32 bytes");
    if (typeof head === "string") this.#head.write(head, "hex");
    else this.#head.set(head);
    return this;
  }

  /** The hash of the next event; valid until the one after is asked for. */
  next(body: string | Uint8Array): Buffer {
    // No character takes more than three bytes for each of its units, so nobody has to count them first.
    this.#makeRoom(typeof body === "string" ? 3 * body.length : body.length);
    let length = body.length;
    if (typeof body === "string") length = this.#input.write(body, BODY_AT, "utf8");
    else this.#input.set(body, BODY_AT);
    // As text and into the same 32 bytes: a buffer for each hash is costly to free.
    const digest = hash("sha256", this.#input.subarray(0, BODY_AT + length), "binary");
    this.#head.write(digest, "latin1");
    return this.#head;
  }

  #makeRoom(bytes: number): void {
    if (BODY_AT + bytes <= this.#input.length) return;
    const larger = Buffer.alloc(BODY_AT + bytes);
    this.#input.copy(larger, 0, 0, BODY_AT);
    this.#input = larger;
    this.#head = larger.subarray(DOMAIN.length, BODY_AT);
  }
}
