// A file to save: its name is made safe here, so that a plan's or a person's id cannot break a header or
// lead anywhere else.
import type { Context } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  jsonl: "application/x-ndjson; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  text: "text/plain; charset=utf-8",
  db: "application/vnd.sqlite3",
};

export interface Download {
  readonly name: string;
  readonly format: string;
  readonly content: string | Uint8Array;
}

export function asDownload(context: Context, { name, format, content }: Download): Response {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  // Answered from a buffer of its own: what was handed over may be part of a larger one.
  return context.body(Uint8Array.from(bytes).buffer, 200, {
    "Content-Type": TYPES[format] ?? "application/octet-stream",
    "Content-Disposition": disposition(name),
  });
}

/** Latin letters, digits and a little more for old readers; the whole name beside it. */
export function disposition(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "");
  const whole = encodeURIComponent(name.replace(/[\p{C}/\\]/gu, "-")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain === "" ? "download" : plain}"; filename*=UTF-8''${whole}`;
}
