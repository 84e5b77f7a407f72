// A file to import. It is read twice, once for its digest and once for its content, because the batch
// event that names the digest comes before the rows; the second reading must match the first.
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Fingerprint, SourceFile } from "../app/ports.ts";
import { StoreError } from "./store-error.ts";

const READ = 256 * 1024;
/** What is handed on at a time: the rows of one piece are alive together, and larger pieces make the heap grow. */
const PIECE = 16 * 1024;

export function sourceFile(name: string): SourceFile {
  let fingerprinted = "";
  return {
    name,
    async fingerprint(): Promise<Fingerprint> {
      const digest = createHash("sha256");
      let head: Uint8Array = new Uint8Array();
      let bytes = 0;
      for await (const chunk of chunksOf(name)) {
        if (bytes === 0) head = Uint8Array.from(chunk);
        bytes += chunk.length;
        digest.update(chunk);
      }
      fingerprinted = digest.digest("hex");
      return { sha256: fingerprinted, bytes, head };
    },
    read() {
      const digest = createHash("sha256");
      async function* chunks(): AsyncGenerator<Uint8Array> {
        for await (const chunk of chunksOf(name)) {
          digest.update(chunk);
          yield chunk;
        }
      }
      return { chunks: chunks(), changed: () => digest.copy().digest("hex") !== fingerprinted };
    },
  };
}

async function* chunksOf(name: string): AsyncGenerator<Uint8Array> {
  const handle = await openRegular(name);
  try {
    // One buffer for the whole file: whoever is handed a chunk is done with it when asking for the next.
    const buffer = Buffer.allocUnsafe(READ);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, READ);
      if (bytesRead === 0) return;
      for (let at = 0; at < bytesRead; at += PIECE)
        yield buffer.subarray(at, Math.min(at + PIECE, bytesRead));
    }
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    await handle.close();
  }
}

/** Without O_NONBLOCK a named pipe would hold us at `open`. */
async function openRegular(name: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(name, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw unreadable(name, error);
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new StoreError(
    "file.not-readable",
    `${name} is not a regular file`,
    "save it as a file first, or give it on standard input, as -",
  );
}

function unreadable(name: string, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return code === "ENOENT"
    ? new StoreError("file.not-found", `there is no file ${name}`, "look at the name", {
        cause: error,
      })
    : new StoreError(
        "file.not-readable",
        `${name} cannot be read: ${code}`,
        "look at its permissions",
        {
          cause: error,
        },
      );
}
