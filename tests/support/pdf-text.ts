// The text of a PDF that pdfkit wrote with built-in fonts: enough of a reader to see what is printed,
// so that tests need no program that may not be there.
import { inflateSync } from "node:zlib";

export function pdfText(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const source = bytes.toString("latin1");
  const pages: string[] = [];
  for (const match of source.matchAll(/\/Filter \/FlateDecode\s*>>\s*stream\n/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf("\nendstream", start);
    pages.push(shownText(inflateSync(bytes.subarray(start, end)).toString("latin1")));
  }
  return pages.join("\n");
}

/** Every `[<hex> kerning <hex>] TJ` is one row of text. */
function shownText(content: string): string {
  const rows = [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, array = ""]) =>
    [...array.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = ""]) => fromWinAnsi(hex)).join(""),
  );
  return rows.join("\n");
}

function fromWinAnsi(hex: string): string {
  return new TextDecoder("windows-1252").decode(Buffer.from(hex, "hex"));
}
