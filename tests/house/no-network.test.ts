// Nothing leaves the machine: no source file names a network module or calls fetch. One file listens, on this
// machine only, and it connects to nothing. The import table covers modules; this covers globals.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "..", "..", "src");
const NETWORK =
  /["'](?:node:)?(?:https?|http2|net|dgram|tls|dns|inspector|undici)(?:\/promises)?["']|\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;

/** Listens on loopback; names the type of its server and hands requests to the pages. */
const LISTENS = "web/serve.ts";
const LISTENING = [
  'import type { Server } from "node:http";',
  "fetch: (request, env) => {",
  "return app.fetch(request, env);",
  'const LOOPBACK = "127.0.0.1";',
];

function networkUses(text: string): string[] {
  return text.split("\n").filter((line) => NETWORK.test(line));
}

describe("no network", () => {
  it("is named in no file of src", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    expect(files.length).toBeGreaterThan(25);
    const uses = files
      .filter((file) => file !== LISTENS)
      .flatMap((file) => networkUses(readFileSync(join(source, file), "utf8")));
    expect(uses).toEqual([]);
  });

  it("in the one file that listens, is loopback and nothing else", () => {
    const text = readFileSync(join(source, LISTENS), "utf8");
    const uses = networkUses(text).map((line) => line.trim());
    expect(uses.filter((line) => !LISTENING.includes(line))).toEqual([]);
    expect(text).toContain("hostname: LOOPBACK,");
    expect(text).toContain('const LOOPBACK = "127.0.0.1";');
  });

  it.each([
    'import "node:https";',
    'await import("net")',
    "await fetch(url)",
    "new WebSocket(url)",
  ])("notices %s", (line) => {
    expect(networkUses(line)).toHaveLength(1);
  });
});
