// The statements of the demonstration, as they are packed with the program.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

export interface DemoFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function demoFiles(): readonly DemoFile[] {
  const folder = join(packageRoot(), "fixtures", "demo");
  return readdirSync(folder)
    .filter((name) => /\.(csv|jsonl)$/.test(name))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
