// A copy of the project in which sources can be changed while others work in the real one.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

/** As they are: nothing in them is changed, and they are large. */
const LINKED = ["node_modules", "dist"];
const LEFT_OUT = [...LINKED, ".git", "browser-output", "coverage"];

export interface Sandbox {
  readonly folder: string;
  write(file: string, text: string): void;
  remove(): void;
}

export function sandbox(): Sandbox {
  const folder = mkdtempSync(
    join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rothbook-mutate-"),
  );
  for (const name of readdirSync(ROOT))
    if (!LEFT_OUT.includes(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const name of LINKED)
    if (existsSync(join(ROOT, name))) symlinkSync(join(ROOT, name), join(folder, name));
  return {
    folder,
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
