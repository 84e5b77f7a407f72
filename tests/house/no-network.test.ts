// Nothing leaves the machine: no source file names a network module or calls fetch, and neither do
// the packages' entry points that we would not notice. The import table covers modules; this covers globals.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "..", "..", "src");
const NETWORK =
  /["'](?:node:)?(?:https?|http2|net|dgram|tls|dns|inspector|undici)(?:\/promises)?["']|\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;

function networkUses(text: string): string[] {
  return text.split("\n").filter((line) => NETWORK.test(line));
}

describe("no network", () => {
  it("is named in no file of src", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    expect(files.length).toBeGreaterThan(25);
    const uses = files.flatMap((file) => networkUses(readFileSync(join(source, file), "utf8")));
    expect(uses).toEqual([]);
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
