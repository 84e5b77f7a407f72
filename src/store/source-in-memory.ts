// What was handed over as bytes, an upload or standard input, read like a file: nothing of it is written.
import { createHash } from "node:crypto";
import type { SourceFile } from "../app/ports.ts";

/** What is handed on at a time, as from a file. */
const PIECE = 16 * 1024;
const HEAD = 256 * 1024;

export function sourceInMemory(name: string, bytes: Uint8Array): SourceFile {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
  return {
    name,
    fingerprint: () =>
      Promise.resolve({
        sha256: createHash("sha256").update(bytes).digest("hex"),
        bytes: bytes.length,
        head: bytes.slice(0, HEAD),
      }),
    read: () => ({ chunks: chunks(), changed: () => false }),
  };
}
