// What a zip says of itself before anything is unpacked: whether it is a workbook, and how large it gets.
import { inflateRawSync } from "node:zlib";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";

export const LARGEST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

export type ZipFault = "not_a_zip" | "not_a_workbook" | "encrypted" | "too_large";

const END = 0x06054b50;
const ZIP64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/** A file in the zip, still packed. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  /** As the directory states it. */
  readonly size: number;
}

/** The files of a workbook, none of them unpacked, all of them together below the cap. */
export function workbookEntries(bytes: Uint8Array): Outcome<readonly ZipEntry[], ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return failure("not_a_zip");
  const entries = view.getUint16(end + 10, true);
  // A second directory for archives above 4 GiB: whoever unpacks would read that one.
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64) return failure("too_large");
  if (entries !== view.getUint16(end + 8, true)) return failure("not_a_zip");
  let at = view.getUint32(end + 16, true);
  if (entries > MOST_ENTRIES) return failure("too_large");
  const found: ZipEntry[] = [];
  let total = 0;
  for (let index = 0; index < entries; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return failure("not_a_zip");
    const flags = view.getUint16(at + 8, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if ((flags & 1) === 1) return failure("encrypted");
    total += size;
    if (size === 0xffffffff || total > LARGEST_UNPACKED) return failure("too_large");
    if (at + 46 + nameLength > bytes.length) return failure("not_a_zip");
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const start = contentStart(view, view.getUint32(at + 42, true));
    const packed = start && bytes.subarray(start, start + view.getUint32(at + 20, true));
    if (!packed) return failure("not_a_zip");
    found.push({ name, packed, method: view.getUint16(at + 10, true), size });
    at += 46 + nameLength + rest;
  }
  const isWorkbook = ["[Content_Types].xml", "xl/workbook.xml"].every((name) =>
    found.some((entry) => entry.name === name),
  );
  return isWorkbook ? success(found) : failure("not_a_workbook");
}

/** The text of a file; undefined when it does not unpack to the size that it states. */
export function unpackedText({ packed, method, size }: ZipEntry): string | undefined {
  if (method === 0) return new TextDecoder().decode(packed);
  if (method !== 8) return undefined;
  try {
    return new TextDecoder().decode(inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }));
  } catch {
    return undefined;
  }
}

/** Each file has a header of its own before its bytes, whose length only it knows. */
function contentStart(view: DataView, at: number): number | undefined {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) return undefined;
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}
