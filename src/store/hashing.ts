// The hashes that use cases need, as the port of `app` that they are.
import { hash } from "node:crypto";
import type { Hashing } from "../app/ports.ts";
import { inclusionProof, leafDigest, merkleRoot, rootFromProof } from "./merkle.ts";

export const hashing: Hashing = {
  sha256: (text) => hash("sha256", text),
  merkleRoot: (bodies) => merkleRoot(bodies.map(leafDigest)).toString("hex"),
  inclusionProof: (bodies, index) =>
    inclusionProof(bodies.map(leafDigest), index).map((digest) => digest.toString("hex")),
  rootFromProof: ({ body, index, size, path }) =>
    rootFromProof({
      leaf: leafDigest(body),
      index,
      size,
      proof: path.map((digest) => Buffer.from(digest, "hex")),
    })?.toString("hex"),
};
