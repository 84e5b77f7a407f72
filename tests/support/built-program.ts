// The built program in a folder of its own, so that test files that run side by side do not build over
// each other, and commands of it as child processes.
import { execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

export interface BuiltProgram {
  /** The folder with `main.cjs` and `program.cjs`. */
  readonly folder: string;
  remove(): void;
}

/** Inside `node_modules`, because the program looks upwards for its libraries, migrations and templates. */
export function buildProgram(): BuiltProgram {
  const folder = join(ROOT, "node_modules", ".cache", `rothbook-test-${process.pid}`);
  execFileSync(process.execPath, ["esbuild.config.ts", folder], { cwd: ROOT });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a child process to its end, beside others. */
export function spawned(
  command: string,
  words: readonly string[],
  {
    cwd,
    env = {},
    started,
  }: {
    cwd: string;
    env?: Readonly<Record<string, string>>;
    started?: (pid: number) => void;
  },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (child.pid !== undefined) started?.(child.pid);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}
