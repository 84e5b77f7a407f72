// The bytes of an OFX file → its text, by the character set that its own header names: the lines before
// <OFX> in version 1, the XML declaration in version 2. Without a header the bytes decide.
import { type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Encoding, type StatementText, statementText } from "../text/statement-text.ts";

/** A header is a few hundred bytes; leading blank lines have been seen. */
const LONGEST_HEADER = 4096;

export interface OfxText extends StatementText {
  readonly version: 1 | 2;
  /** The text from `<OFX>` on, with everything before it as blanks so that places stay physical. */
  readonly body: string;
}

export function decodeOfx(bytes: Uint8Array, file: string): Outcome<OfxText, Problem> {
  const decoded = statementText(bytes, file, headerEncoding(asciiHead(bytes)));
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const head = text.slice(0, LONGEST_HEADER);
  const start = head.search(/<OFX>/i);
  const header = start < 0 ? head : head.slice(0, start);
  const version = /<\?OFX|<\?xml/i.test(header) ? 2 : 1;
  if (start < 0)
    return success({ ...decoded.value, version, body: blanked(text, prologEnd(text)) });
  const declared = /<!(?:DOCTYPE|ENTITY)/i.exec(header);
  const end = declared === null ? start : declared.index;
  return success({ ...decoded.value, version, body: blanked(text, end) });
}

/** What the header says, as an encoding that we read; undefined when it says nothing we know. */
function headerEncoding(head: string): Encoding | undefined {
  if (
    head.startsWith("\xff\xfe") ||
    head.startsWith("\xfe\xff") ||
    head.startsWith("\xef\xbb\xbf")
  ) {
    return undefined;
  }
  const declared = /<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1];
  if (declared !== undefined) return named(declared);
  const encoding = /\bENCODING:\s*([\w-]{1,20}?)(?=\s|CHARSET:)/i.exec(head)?.[1];
  const charset = /CHARSET:\s*([\w-]{1,20}?)(?=\s|COMPRESSION:)/i.exec(head)?.[1];
  if (encoding === undefined) return undefined;
  if (/^(?:UTF-?8|UNICODE)$/i.test(encoding)) return "utf-8";
  return charset === undefined ? undefined : named(charset);
}

/** ISO-8859-1 is read as its superset Windows-1252, as every browser does. */
function named(label: string): Encoding | undefined {
  if (/^utf-?8$/i.test(label)) return "utf-8";
  if (/^(?:1252|(?:windows-|cp)1252|(?:ISO-?)?8859-1|latin-?1)$/i.test(label))
    return "windows-1252";
  return undefined;
}

function asciiHead(bytes: Uint8Array): string {
  let head = "";
  for (const byte of bytes.subarray(0, LONGEST_HEADER)) head += String.fromCharCode(byte);
  const start = head.search(/<OFX>/i);
  return start < 0 ? head : head.slice(0, start);
}

/** The end of header lines or declarations when no `<OFX>` follows them: whatever comes is a fault there. */
function prologEnd(text: string): number {
  return (
    /^\s*(?:[A-Z]{4,12}:[^\r\n<]{0,80}\s+|<\?[^>]{0,400}\?>\s*){0,20}/.exec(text)?.[0].length ?? 0
  );
}

function blanked(text: string, end: number): string {
  return text.slice(0, end).replace(/[^\r\n]/g, " ") + text.slice(end);
}
