// Power loss in a pessimistic model: when the power goes, everything that was synced is there; of what
// was not, each write may be there, missing or torn at a sector, and each new or removed name may be
// there or not, in any combination. What is left must be the ledger before or after the command, and
// after it once the command had reported success.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DiskLog, type DiskStep, LOGGING, readDiskLog } from "./disk-log.ts";
import { OPERATIONS, type Operation, originOf, withTemplate } from "./operation.ts";
import { newFolder, runProgram, weakenedProgram } from "./program.ts";
import { type Section, Tally } from "./report.ts";
import { straceVersion } from "./system-calls.ts";

const SECTOR = 512;
/** Everything whose files stand in the one folder that is replayed. */
const LOGGED = OPERATIONS.filter(
  ({ name }) => !["large import", "migrate", "archive", "packet"].includes(name),
);

/** @param only the commands whose name has that in it. */
export function powerLoss(states: number, only: string): Section {
  const run = async (tally: Tally) => {
    if (straceVersion() === undefined) {
      tally.skipped = "strace is not installed";
      return undefined;
    }
    return await withTemplate(async (template) => {
      const chosen = LOGGED.filter(({ name }) => name.includes(only));
      await loseEach(template, chosen, states, tally);
      if (only !== "") return undefined;
      const weak = weakenedProgram(
        'synchronous:{set:"EXTRA",is:3}',
        'synchronous:{set:"OFF",is:0}',
      );
      try {
        const seen = new Tally(undefined, () => tally.stopped);
        const weakened = LOGGED.filter(({ name }) =>
          ["import", "record", "undo"].includes(name),
        ).map((operation) => ({ ...operation, program: () => weak.program }));
        await loseEach(template, weakened, Math.min(states, 400), seen);
        return { what: "synchronous=OFF", sawFailures: seen.failures.length };
      } finally {
        weak.remove();
      }
    });
  };
  return { name: "power lost", run };
}

async function loseEach(
  template: string,
  operations: readonly Operation[],
  states: number,
  tally: Tally,
): Promise<void> {
  const random = generator(20261122);
  for (const operation of operations) {
    const recording = record(template, operation);
    const judged = new Map<string, string>();
    tally.different ??= 0;
    for (let index = 0; index < states / operations.length; index += 1) {
      const left = lose(recording, random);
      const key = digestOf(left.files);
      let state = judged.get(key);
      if (state === undefined) {
        tally.different += 1;
        state = stateOf(operation, left.files);
        judged.set(key, state);
      }
      const failure = faultOf(state, recording, left.success);
      if (!(await tally.add(`${operation.name}, state ${index}`, failure))) return;
    }
  }
}

interface Recording {
  readonly log: DiskLog;
  readonly contents: readonly Buffer[];
  readonly before: string;
  readonly after: string;
}

function record(template: string, operation: Operation): Recording {
  const folder = originOf(template, operation);
  const trace = `${folder}.trace`;
  try {
    const existing = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    const contents = existing.map((name) => readFileSync(join(folder, name)));
    const before = operation.state(folder);
    const { status, stderr } = runProgram(folder, operation, { under: LOGGING(trace) });
    if (status !== 0) throw new Error(`${operation.name} does not run: ${stderr}`);
    const log = readDiskLog(readFileSync(trace, "utf8"), folder, existing);
    return { log, contents, before, after: operation.state(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(trace, { force: true });
  }
}

/** The files that are left when the power goes at some moment, and whether success was reported before. */
function lose(recording: Recording, random: () => number) {
  const { steps } = recording.log;
  const done = steps.slice(0, Math.floor(random() * (steps.length + 1)));
  const files = survivors(done, { ...recording, random });
  return { files, success: done.some(({ step }) => step === "success") };
}

function faultOf(state: string, { before, after }: Recording, success: boolean) {
  if (state === after || (state === before && !success)) return undefined;
  return state === before ? "reported success and lost the result" : `left ${state.slice(0, 100)}`;
}

function stateOf(operation: Operation, files: ReadonlyMap<string, Buffer>): string {
  const folder = newFolder();
  try {
    for (const [name, content] of files)
      writeFileSync(join(folder, name), content, { mode: 0o600 });
    return settledState(operation, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function digestOf(files: ReadonlyMap<string, Buffer>): string {
  const digest = createHash("sha256");
  for (const [name, content] of files) digest.update(`${name} ${content.length}\n`).update(content);
  return digest.digest("hex");
}

function settledState(operation: Operation, folder: string): string {
  try {
    return operation.state(folder);
  } catch (error) {
    return `unreadable: ${String(error)}`;
  }
}

/** The files that are there after the power came back. */
function survivors(
  steps: readonly DiskStep[],
  { log, contents, random }: { log: DiskLog; contents: readonly Buffer[]; random: () => number },
): Map<string, Buffer> {
  const files = new Map<number, Buffer>(contents.map((content, index) => [index, content]));
  const names = new Map(log.names);
  const keep = () => random() < 0.5;
  for (const [index, step] of steps.entries()) {
    const rest = steps.slice(index + 1);
    if (step.step === "write" || step.step === "truncate") {
      const synced = rest.some((later) => later.step === "sync" && later.file === step.file);
      const held = files.get(step.file) ?? Buffer.alloc(0);
      if (synced || keep())
        files.set(step.file, applied(held, step, synced || keep() ? undefined : random));
    } else if (step.step === "create" || step.step === "link" || step.step === "remove") {
      const synced = rest.some((later) => later.step === "sync_folder");
      if (!synced && !keep()) continue;
      if (step.step === "remove") names.delete(step.name);
      else names.set(step.name, step.file);
    }
  }
  return new Map([...names].map(([name, file]) => [name, files.get(file) ?? Buffer.alloc(0)]));
}

/** With `torn`, only some sectors of the write arrived. */
function applied(
  held: Buffer,
  step: Extract<DiskStep, { step: "write" | "truncate" }>,
  torn: (() => number) | undefined,
): Buffer {
  if (step.step === "truncate") {
    const cut = Buffer.alloc(step.size);
    held.copy(cut);
    return cut;
  }
  const result = Buffer.alloc(Math.max(held.length, step.at + step.data.length));
  held.copy(result);
  for (let at = 0; at < step.data.length; at += SECTOR) {
    if (torn === undefined || torn() < 0.5) step.data.copy(result, step.at + at, at, at + SECTOR);
  }
  return result;
}

/** A small generator with a seed, so that a failing state can be made again (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
