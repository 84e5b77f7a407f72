// What kind of file the bytes are, by what they begin with. Names and extensions prove nothing: people
// rename, and every Vanguard download is called OfxDownload.
export type Container = "empty" | "zip" | "pdf" | "ofx" | "qif" | "json" | "text";

const HEAD_BYTES = 512;

/** Looks at the first bytes only. A zip may be a workbook; whoever unpacks it finds out. */
export function sniff(bytes: Uint8Array): Container {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return "zip";
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return "pdf";
  const head = headText(bytes);
  if (/^(OFXHEADER|<\?OFX|<OFX>|<\?xml[^>]{0,200}\?>\s*<(\?OFX|OFX))/i.test(head)) return "ofx";
  if (/^!(Type|Account|Option):/i.test(head)) return "qif";
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(head)) return "json";
  return "text";
}

/** By its byte order mark. */
export function isUtf16(head: Uint8Array): boolean {
  return startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
}

/** The first characters, without a byte order mark and blank lines, in whichever width they are written. */
function headText(bytes: Uint8Array): string {
  const wide = isUtf16(bytes);
  const head = bytes.subarray(0, wide ? HEAD_BYTES * 2 : HEAD_BYTES);
  let text = "";
  for (const byte of head) if (byte !== 0 || !wide) text += String.fromCharCode(byte);
  return text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, "");
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
