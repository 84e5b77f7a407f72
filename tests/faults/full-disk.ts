// A disk that is really full: each writing command on file systems a few pages larger than what stands on
// them, one page more each time until the command fits. Nothing may be lost or half done, and with room
// made the same command must succeed.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { OPERATIONS, type Operation, originOf, withTemplate } from "./operation.ts";
import { newFolder, runProgram, weakenedProgram } from "./program.ts";
import { type Section, Tally } from "./report.ts";
import { isWhole } from "./system-call-faults.ts";

const PAGE = 4096;
const ROOMY = PAGE * 16_384;
/** The large import needs hundreds of pages: not every size of it teaches something new. */
const MOST_SIZES = 100;

/** @param share of the sizes to try, evenly spread; 1 tries all. */
export function fullDisk(share: number): Section {
  const run: Section["run"] = async (tally) => {
    const disk = newFolder();
    try {
      const mounted = mount(disk, ROOMY);
      if (mounted !== undefined) {
        tally.skipped = `no small disk can be mounted (${mounted}); try: unshare -rm npm run faults`;
        return undefined;
      }
      unmount(disk);
      return await withTemplate(async (template) => {
        for (const operation of OPERATIONS)
          if (!(await fillUp({ template, operation, share, disk }, tally))) return undefined;
        return await control(template, disk, tally);
      });
    } finally {
      rmSync(disk, { recursive: true, force: true });
    }
  };
  return { name: "disk full", run };
}

interface Trial {
  readonly template: string;
  readonly operation: Operation;
  readonly share: number;
  readonly disk: string;
}

async function fillUp({ template, operation, share, disk }: Trial, tally: Tally): Promise<boolean> {
  const origin = originOf(template, operation);
  try {
    const { used, needed, ...states } = survey(origin, operation, disk);
    const pages = Math.ceil((needed - used) / PAGE);
    const step = Math.max(1, Math.ceil(pages / MOST_SIZES), Math.round(1 / share));
    for (let page = 0; page < pages; page += step) {
      const size = used + page * PAGE;
      const failure = onDisk(disk, { origin, size }, (folder) =>
        tryFull({ folder, operation, ...states, disk }),
      );
      if (!(await tally.add(`${operation.name}, ${page} pages free`, failure))) return false;
    }
    return true;
  } finally {
    rmSync(origin, { recursive: true, force: true });
  }
}

/** Where the command fits: from there on sizes are no test. */
function survey(origin: string, operation: Operation, disk: string) {
  return onDisk(disk, { origin, size: ROOMY }, (folder) => {
    const used = usedOn(disk);
    const before = operation.state(folder);
    const { status, stderr } = runProgram(folder, operation);
    const done = status ?? -1;
    if (done !== 0 && done !== 1) throw new Error(`${operation.name} does not run: ${stderr}`);
    // While it runs there may be a journal, a temporary file and its journal beside the result.
    const needed = used + 4 * (usedOn(disk) - used) + 40 * PAGE;
    return { before, after: operation.state(folder), done, used, needed };
  });
}

function tryFull(options: {
  folder: string;
  operation: Operation;
  before: string;
  after: string;
  done: number;
  disk: string;
}): string | undefined {
  const { folder, operation, before, after, done, disk } = options;
  const ran = runProgram(folder, operation);
  resize(disk, ROOMY);
  const state = operation.state(folder);
  if (!isWhole(operation, state, { before, after })) return `left ${state.slice(0, 120)}`;
  if (ran.status === done && state !== after) return "reported success and lost the result";
  if (ran.status !== done && ran.status !== 3)
    return `ended with ${ran.status ?? ran.signal}: ${ran.stderr.slice(0, 200)}`;
  if (operation.onceOnly && state === after) return undefined;
  const again = runProgram(folder, operation);
  if (again.status !== done) return `cannot be run again: ${again.stderr.slice(0, 200)}`;
  return operation.state(folder) === after ? undefined : "running it again gives another result";
}

async function control(template: string, disk: string, outer: Tally) {
  const guard = 'code:"file.not-writable",severity:"error",message:`"${';
  const weak = weakenedProgram(guard, guard.replace('"error"', '"warning"'));
  try {
    const tally = new Tally(undefined, () => outer.stopped);
    for (const operation of OPERATIONS.filter(({ name }) => name === "export")) {
      const weakened = { ...operation, program: () => weak.program };
      await fillUp({ template, operation: weakened, share: 1, disk }, tally);
    }
    const what = "a file that is not written is only a warning";
    return { what, sawFailures: tally.failures.length };
  } finally {
    weak.remove();
  }
}

/** The template on a disk of that size, and everything gone after. */
function onDisk<T>(
  disk: string,
  { origin, size }: { origin: string; size: number },
  work: (folder: string) => T,
): T {
  const failed = mount(disk, size);
  if (failed !== undefined) throw new Error(failed);
  try {
    const folder = join(disk, "work");
    cpSync(origin, folder, { recursive: true });
    return work(folder);
  } finally {
    unmount(disk);
  }
}

function mount(disk: string, size: number): string | undefined {
  const words = ["-t", "tmpfs", "-o", `size=${size},mode=0700`, "none", disk];
  const { status, stderr, error } = spawnSync("mount", words, { encoding: "utf8" });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

function resize(disk: string, size: number): void {
  spawnSync("mount", ["-o", `remount,size=${size}`, disk]);
}

function unmount(disk: string): void {
  spawnSync("umount", [disk]);
}

function usedOn(disk: string): number {
  const { stdout } = spawnSync("df", ["-B1", "--output=used", disk], { encoding: "utf8" });
  return Number(stdout.split("\n")[1]);
}
