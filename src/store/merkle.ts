// A Merkle tree over the bodies of events, as in RFC 6962 §2.1: leaves and nodes are hashed with
// different first bytes, and a tree is split at the largest power of two below its size. It lets one
// event be shown to belong to a sealed year without showing the others.
import { hash } from "node:crypto";
import { invariant } from "../kernel/invariant.ts";

export type Digest = Buffer;

/** The digests beside the path from a leaf to the root, lowest first. */
export type InclusionProof = readonly Digest[];

export function leafDigest(body: string): Digest {
  return sha256(Buffer.from([0]), Buffer.from(body));
}

/** The root over leaf digests; of no leaves, the digest of nothing. */
export function merkleRoot(leaves: readonly Digest[]): Digest {
  if (leaves.length === 0) return sha256();
  return subtree(leaves, 0, leaves.length);
}

export function inclusionProof(leaves: readonly Digest[], index: number): InclusionProof {
  invariant(index >= 0 && index < leaves.length, `there is no leaf ${index}`);
  const path: Digest[] = [];
  let [from, to] = [0, leaves.length];
  while (to - from > 1) {
    const split = from + splitOf(to - from);
    if (index < split) {
      path.push(subtree(leaves, split, to));
      to = split;
    } else {
      path.push(subtree(leaves, from, split));
      from = split;
    }
  }
  return path.reverse();
}

/** Recomputes the root from one leaf and its proof (RFC 9162 §2.1.3.2). */
export function rootFromProof(options: {
  leaf: Digest;
  index: number;
  size: number;
  proof: InclusionProof;
}): Digest | undefined {
  let { leaf: digest, index: node } = options;
  let last = options.size - 1;
  if (node < 0 || node > last) return undefined;
  for (const sibling of options.proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      digest = nodeDigest(sibling, digest);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else digest = nodeDigest(digest, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? digest : undefined;
}

function subtree(leaves: readonly Digest[], from: number, to: number): Digest {
  const first = leaves[from];
  invariant(first !== undefined, "a subtree has at least one leaf");
  if (to - from === 1) return first;
  const split = from + splitOf(to - from);
  return nodeDigest(subtree(leaves, from, split), subtree(leaves, split, to));
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

function nodeDigest(left: Digest, right: Digest): Digest {
  return sha256(Buffer.from([1]), left, right);
}

function sha256(...parts: readonly Buffer[]): Digest {
  return hash("sha256", Buffer.concat(parts), "buffer");
}
