// One run of a program: its wall time, its CPU time, its largest memory. Peers are asked through the shell's
// own `times`, so nothing has to be installed to measure them.
import { spawnSync } from "node:child_process";

export interface Run {
  readonly wall: number;
  /** User and system time of the whole process, in seconds. */
  readonly cpu: number;
  readonly megabytes: number;
  readonly output: string;
}

/** What our own program and bare node say about themselves as they end. */
export const SELF_REPORT = [
  'process.on("exit", () => {',
  "  const used = process.resourceUsage();",
  '  const words = ["\\nused", used.userCPUTime + used.systemCPUTime, used.maxRSS].join(" ");',
  '  require("node:fs").writeSync(2, words);',
  "});",
  "",
].join("\n");

export interface How {
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string;
  /** The exit codes that are no failure: `check` ends with 1 when it finds something. */
  readonly exits?: readonly number[];
}

export function runNode(args: readonly string[], how: How): Run {
  const run = started(process.execPath, args, how);
  const [, microseconds = 0, kilobytes = 0] = (/used (\d+) (\d+)$/.exec(run.stderr) ?? []).map(
    Number,
  );
  return { ...run, cpu: microseconds / 1e6, megabytes: kilobytes / 1024 };
}

/** A program that is not node; undefined when it is not here. */
export function runPeer(command: string, args: readonly string[], how: How): Run | undefined {
  if (spawnSync(command, ["--version"]).error !== undefined) return undefined;
  const run = started(
    "/bin/sh",
    ["-c", '"$@"; code=$?; times >&2; exit $code', "sh", command, ...args],
    how,
  );
  // `times` prints two lines: the shell, then its children, as 0m1.23s.
  const children = run.stderr.trim().split("\n").at(-1) ?? "";
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );
  return { ...run, cpu, megabytes: 0 };
}

function started(command: string, args: readonly string[], { env, input, exits = [0] }: How) {
  const from = process.hrtime.bigint();
  const done = spawnSync(command, args, { input, env, encoding: "utf8", maxBuffer: 1 << 30 });
  const wall = Number(process.hrtime.bigint() - from) / 1e9;
  if (!exits.includes(done.status ?? -1))
    throw new Error(`${command} ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
  return { wall, output: done.stdout, stderr: done.stderr };
}

/** The middle of the ratios of runs that were taken in turn. */
export function ratio(ours: readonly Run[], base: readonly Run[], of: "cpu" | "wall"): number {
  return median(ours.map((run, index) => run[of] / (base[index]?.[of] ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
