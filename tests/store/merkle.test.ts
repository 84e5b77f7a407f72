import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inclusionProof, leafDigest, merkleRoot, rootFromProof } from "../../src/store/merkle.ts";

/** The eight inputs and the roots of the Certificate Transparency reference tests. */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const leaves = INPUTS.map((hex) => leafDigest(Buffer.from(hex, "hex").toString("latin1")));

describe("the tree of RFC 6962", () => {
  it.each([
    [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    [1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"],
    [2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    [8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
  ])("of %d leaves has the published root", (count, root) => {
    expect(merkleRoot(leaves.slice(0, count)).toString("hex")).toBe(root);
  });

  it("proves each leaf of any tree, and no other", () => {
    const bodies = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(bodies, fc.nat(), (texts, pick) => {
        const digests = texts.map(leafDigest);
        const index = pick % digests.length;
        const proof = inclusionProof(digests, index);
        const size = digests.length;
        const root = merkleRoot(digests);
        const rootOf = (body: string, at: number) =>
          rootFromProof({ leaf: leafDigest(body), index: at, size, proof })?.equals(root) ?? false;
        expect(rootOf(texts[index] ?? "", index)).toBe(true);
        expect(rootOf(`${texts[index]}!`, index)).toBe(false);
        if (size > 1) expect(rootOf(texts[index] ?? "", (index + 1) % size)).toBe(false);
        expect(rootFromProof({ leaf: leafDigest(""), index: size, size, proof })).toBeUndefined();
      }),
    );
  });
});
