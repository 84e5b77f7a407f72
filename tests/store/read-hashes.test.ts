import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ReadHashes } from "../../src/store/read-hashes.ts";

const hashOf = (seq: number) => createHash("sha256").update(String(seq)).digest("hex");

describe("the events that were read", () => {
  it("are told by one digest over their hashes in the order of their numbers, each once", () => {
    const seqs = Array.from({ length: 3000 }, (_, index) => 7 * index + 1);
    const read = new ReadHashes();
    for (const seq of [...seqs.toReversed(), ...seqs.slice(5, 50)]) read.add(seq, hashOf(seq));
    const expected = createHash("sha256").update(seqs.map(hashOf).join(""), "hex").digest("hex");
    expect(read.partRead()).toEqual({ events: 3000, digest: expected });
    read.add(2, hashOf(2));
    expect(read.partRead().digest).not.toBe(expected);
  });
});
