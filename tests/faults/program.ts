// The built program as a child process in a folder of its own, and altered copies of it.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");
export const PROGRAM = join(ROOT, "dist", "main.cjs");
export const LEDGER = "rothbook.db";

/** In memory where there is such a place: the states of a disk are simulated, so no real one is needed. */
export function newFolder(): string {
  const place = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  return mkdtempSync(join(place, "rothbook-faults-"));
}

export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function environment(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: "/nonexistent",
    XDG_STATE_HOME: join(folder, "state"),
    ROTHBOOK_LEDGER: LEDGER,
  };
}

export interface Command {
  readonly argv: readonly string[];
  /** Which program, when it is not the one that was built. */
  readonly program?: () => string;
}

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Runs a command in a folder, under another program when `under` names one. */
export function runProgram(
  folder: string,
  { argv, program = () => PROGRAM }: Command,
  { under = [] }: { under?: readonly string[] } = {},
): Ran {
  const [command = "", ...rest] = [...under, process.execPath, program(), ...argv];
  const ran = spawnSync(command, rest, { cwd: folder, env: environment(folder), encoding: "utf8" });
  return { status: ran.status, signal: ran.signal, stderr: ran.stderr };
}

/**
 * A copy of the built program with one guard taken out: the harness must see it fail.
 * @throws when the guard's text is not found exactly once: then the control would prove nothing.
 */
export function weakenedProgram(
  guard: string,
  without: string,
): { program: string; remove: () => void } {
  // Inside dist/, because the program finds its migrations from where it stands.
  const folder = mkdtempSync(join(ROOT, "dist", "weakened-"));
  let found = 0;
  for (const name of readdirSync(join(ROOT, "dist"))) {
    // The library is built beside the program and is not run here.
    if (!name.endsWith(".cjs") || name === "library.cjs") continue;
    const text = readFileSync(join(ROOT, "dist", name), "utf8");
    found += text.split(guard).length - 1;
    writeFileSync(
      join(folder, name),
      text.replace(guard, () => without),
    );
  }
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (found === 1) return { program: join(folder, "main.cjs"), remove };
  remove();
  throw new Error(`the guard ${guard} stands ${found} times in the built program`);
}

const NEXT_MIGRATION = `
CREATE TABLE later (name TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT;
INSERT INTO later SELECT 'e' || seq, 'a row for each event' FROM event;
CREATE INDEX later_why ON later (why);
`;

let newer: string | undefined;

/** The program as its next version might be: with one migration more. */
export function newerProgram(): string {
  if (newer === undefined) {
    const folder = mkdtempSync(join(ROOT, "dist", "newer-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    for (const name of ["package.json", "migrations", "templates"])
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    for (const name of readdirSync(join(ROOT, "dist")))
      if (name.endsWith(".cjs")) cpSync(join(ROOT, "dist", name), join(folder, name));
    const next = readdirSync(join(folder, "migrations")).length + 1;
    const file = `${String(next).padStart(4, "0")}_add_later.sql`;
    writeFileSync(join(folder, "migrations", file), NEXT_MIGRATION);
    newer = join(folder, "main.cjs");
  }
  return newer;
}
