// Every writing command is stopped, or told of an error, at every writing system call it makes. The
// state afterwards must be the one before or the one after, and the same command must then succeed.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { copyOf, OPERATIONS, type Operation, runProgram, template } from "./operation.ts";
import { type Section, timed } from "./report.ts";
import { COUNTING, countCalls, type Fault, injected, straceVersion } from "./system-calls.ts";

interface Point {
  readonly operation: Operation;
  readonly under: readonly string[];
  readonly label: string;
}

/** @param share of the points to try, evenly spread; 1 tries all. */
export async function systemCallFaults(fault: Fault, share: number): Promise<Section> {
  const name = fault.kind === "kill" ? "killed at a system call" : `${fault.error} ${fault.from}`;
  return await timed(async () => {
    if (straceVersion() === undefined) {
      return { name, tried: 0, failures: [], skipped: "strace is not installed" };
    }
    const origin = template();
    const failures: string[] = [];
    let tried = 0;
    try {
      for (const operation of OPERATIONS) {
        const { before, after, points } = await survey(origin, operation, fault);
        const chosen = points.filter(
          (_, index) => Math.floor((index + 1) * share) > Math.floor(index * share),
        );
        for (const point of chosen) {
          tried += 1;
          const failure = await tryPoint({ origin, before, after, point, fault });
          if (failure !== undefined) failures.push(`${point.label}: ${failure}`);
        }
      }
    } finally {
      rmSync(origin, { recursive: true, force: true });
    }
    return { name, tried, failures };
  });
}

/** Runs the command once undisturbed: its calls are the points, its result is the state after. */
async function survey(origin: string, operation: Operation, fault: Fault) {
  const folder = copyOf(origin);
  try {
    const before = await operation.state(folder);
    const trace = join(folder, "trace");
    const { status, stderr } = runProgram(folder, operation.argv, { under: COUNTING(trace) });
    if (status !== 0) throw new Error(`${operation.name} does not run: ${stderr}`);
    const after = await operation.state(folder);
    const points: Point[] = [];
    for (const [call, count] of countCalls(readFileSync(trace, "utf8"))) {
      // From then on every `write` would fail, also those by which the runtime wakes its own threads; the
      // full disk of another section is the real thing.
      if (call === "write" && fault.kind === "error" && fault.from === "onwards") continue;
      for (let nth = 1; nth <= count; nth += 1) {
        const label = `${operation.name}, ${call} ${nth}`;
        points.push({ operation, under: injected(call, nth, fault), label });
      }
    }
    return { before, after, points };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryPoint(options: {
  origin: string;
  before: string;
  after: string;
  point: Point;
  fault: Fault;
}): Promise<string | undefined> {
  const { origin, before, after, point, fault } = options;
  const { operation } = point;
  const folder = copyOf(origin);
  try {
    const ran = runProgram(folder, operation.argv, { under: point.under });
    const state = await operation.state(folder);
    if (state !== before && state !== after) return `left ${state.slice(0, 120)}`;
    if (ran.status === 0 && state !== after) return "reported success and lost the result";
    if (fault.kind === "error" && ran.signal !== null) return `ended by ${ran.signal}`;
    if (fault.kind === "error" && ran.status !== 0 && ran.status !== 3 && ran.status !== 141) {
      return `ended with exit code ${ran.status}: ${ran.stderr.slice(0, 200)}`;
    }
    if (operation.onceOnly && state === after) return undefined;
    const again = runProgram(folder, operation.argv);
    if (again.status !== 0) return `cannot be run again: ${again.stderr.slice(0, 200)}`;
    return (await operation.state(folder)) === after
      ? undefined
      : "running it again gives another result";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
