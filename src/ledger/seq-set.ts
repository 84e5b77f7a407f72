// A set of event numbers, one bit each: a million reversed or matched events in 125 kB.
export class SeqSet {
  /** Thirty-two numbers in each. */
  #words = new Int32Array(256);

  add(seq: number): void {
    const word = seq >>> 5;
    if (word >= this.#words.length) {
      const grown = new Int32Array(Math.max(word + 1, this.#words.length * 2));
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (seq & 31));
  }

  delete(seq: number): void {
    const word = seq >>> 5;
    if (word < this.#words.length)
      this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (seq & 31));
  }

  has(seq: number): boolean {
    return ((this.#words[seq >>> 5] ?? 0) & (1 << (seq & 31))) !== 0;
  }

  /** In their order. Of one person's a handful is in here among a million, so empty words are passed over first. */
  *[Symbol.iterator](): Generator<number> {
    for (let word = 0; word < this.#words.length; word += 1) {
      const bits = this.#words[word] ?? 0;
      for (let bit = 0; bits >>> bit !== 0 && bit < 32; bit += 1)
        if (bits & (1 << bit)) yield 32 * word + bit;
    }
  }
}
