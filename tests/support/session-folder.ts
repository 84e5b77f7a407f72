// A folder for the tests of one file, and the program at work in it, in this process.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { run } from "../../src/cli/run.ts";
import { testIo } from "./test-io.ts";

export interface Session {
  readonly folder: string;
  /** A path in the folder. */
  file(name: string): string;
  rothbook(...words: readonly string[]): Promise<Ended>;
  /** The same on another day than the usual one. */
  on(day: string, ...words: readonly string[]): Promise<Ended>;
}

export interface Ended {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** To be called where a file's tests are described; the folder goes when they are done. */
export function sessionFolder(): Session {
  const folder = mkdtempSync(join(tmpdir(), "rothbook-session-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string) => join(folder, name);
  const end = async (words: readonly string[], day?: string): Promise<Ended> => {
    const env = { ROTHBOOK_LEDGER: file("rothbook.db"), XDG_STATE_HOME: file("state") };
    const world = testIo({ cwd: folder, env, ...(day !== undefined && { day }) });
    const exit = await run(words, world.io);
    return { exit, stdout: world.stdout(), stderr: world.stderr() };
  };
  return {
    folder,
    file,
    rothbook: (...words) => end(words),
    on: (day, ...words) => end(words, day),
  };
}
