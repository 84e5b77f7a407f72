// What a zip says of itself before anything is unpacked: whether it is a workbook, and how large it gets.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";

export const LARGEST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

export type ZipFault = "not_a_zip" | "not_a_workbook" | "encrypted" | "too_large";

const END = 0x06054b50;
const ZIP64 = 0x07064b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/** The uncompressed size of a workbook, as its central directory states it. */
export function workbookSize(bytes: Uint8Array): Outcome<number, ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return failure("not_a_zip");
  const entries = view.getUint16(end + 10, true);
  // A second directory for archives above 4 GiB: whoever unpacks would read that one.
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64) return failure("too_large");
  if (entries !== view.getUint16(end + 8, true)) return failure("not_a_zip");
  let at = view.getUint32(end + 16, true);
  if (entries > MOST_ENTRIES) return failure("too_large");
  const names = new Set<string>();
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
    names.add(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + rest;
  }
  const isWorkbook = names.has("[Content_Types].xml") && names.has("xl/workbook.xml");
  return isWorkbook ? success(total) : failure("not_a_workbook");
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}
