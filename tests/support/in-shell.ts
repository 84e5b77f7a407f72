// A command of the built program under a shell's umask and redirections.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { BuiltProgram } from "./built-program.ts";

export interface InShell {
  readonly cwd: string;
  readonly umask?: string;
  /** As a shell has it: `> /dev/full`. */
  readonly redirect?: string;
}

/** Runs words with everything that the program keeps below the working folder. */
export function inShell(
  { folder }: BuiltProgram,
  words: readonly string[],
  { cwd, umask = "077", redirect = "" }: InShell,
): { status: number | null; stderr: string } {
  const script = `umask ${umask}; exec "$@" ${redirect}`;
  const argv = ["-c", script, "sh", process.execPath, join(folder, "main.cjs"), ...words];
  const env = { PATH: process.env["PATH"], HOME: cwd, ROTHBOOK_LEDGER: "rothbook.db" };
  const { status, stderr } = spawnSync("sh", argv, { cwd, encoding: "utf8", env, input: "" });
  return { status, stderr };
}
