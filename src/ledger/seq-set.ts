// A set of event numbers, one bit each: a million reversed or matched events in 125 kB.
export class SeqSet {
  #bits = new Uint8Array(1024);

  add(seq: number): void {
    const byte = seq >>> 3;
    if (byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(byte + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (seq & 7));
  }

  delete(seq: number): void {
    const byte = seq >>> 3;
    if (byte < this.#bits.length) this.#bits[byte] = (this.#bits[byte] ?? 0) & ~(1 << (seq & 7));
  }

  has(seq: number): boolean {
    return ((this.#bits[seq >>> 3] ?? 0) & (1 << (seq & 7))) !== 0;
  }

  /** In their order. */
  *[Symbol.iterator](): Generator<number> {
    for (const [byte, bits] of this.#bits.entries())
      for (let bit = 0; bits >> bit !== 0; bit += 1) if (bits & (1 << bit)) yield 8 * byte + bit;
  }
}
