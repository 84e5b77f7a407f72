// Every writing command is stopped, or told of an error, at every writing system call it makes. The
// state afterwards must be the one before or the one after, and the same command must then succeed and
// leave nothing else behind.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FIXTURES, OPERATIONS, type Operation, originOf, withTemplate } from "./operation.ts";
import { copyOf, LEDGER, type Ran, ROOT, runProgram, weakenedProgram } from "./program.ts";
import { type Control, type Section, Tally } from "./report.ts";
import { contentOf } from "./state.ts";
import {
  COUNTING,
  type Fault,
  injected,
  type MadeCall,
  madeCalls,
  straceVersion,
} from "./system-calls.ts";

/** @param share of the points to try, evenly spread; 1 tries all. */
export function systemCallFaults(
  fault: Fault,
  { share, only }: { share: number; only: string },
): Section {
  const name = fault.kind === "kill" ? "killed at a system call" : `${fault.error} ${fault.from}`;
  const run = async (tally: Tally): Promise<Control | undefined> => {
    if (straceVersion() === undefined) {
      tally.skipped = "strace is not installed";
      return undefined;
    }
    return await withTemplate(async (template) => {
      for (const operation of OPERATIONS) {
        const goOn = await tryOperation({ template, operation, fault, share, only }, tally);
        if (!goOn) return undefined;
      }
      return only === "" ? await controlOf(fault, template, tally) : undefined;
    });
  };
  return { name, run };
}

const RECOVERED = ["import", "correct", "undo", "audit seal", "migrate"];

/**
 * A fault while another is set right: a command was killed when it had written the ledger and its journal
 * was still there; the next one, which has to take that back first, is killed at each of its calls.
 */
export function killedAgain(share: number): Section {
  const fault = { kind: "kill" } as const;
  const first: MadeCall = { call: "unlink", nth: 1, writes: true };
  const run = async (tally: Tally): Promise<Control | undefined> => {
    if (straceVersion() === undefined) {
      tally.skipped = "strace is not installed";
      return undefined;
    }
    let recovered = 0;
    await withTemplate(async (template) => {
      for (const operation of OPERATIONS.filter(({ name }) => RECOVERED.includes(name))) {
        const broken = originOf(template, operation);
        try {
          runProgram(broken, operation, { under: injected(first, fault) });
          if (!existsSync(join(broken, `${LEDGER}-journal`))) continue;
          recovered += 1;
          const again = { ...operation, prepare: [] };
          const trial = { template: broken, operation: again, fault, share, only: "" };
          if (!(await tryOperation(trial, tally))) return;
        } finally {
          rmSync(broken, { recursive: true, force: true });
        }
      }
    });
    return { what: "a journal to recover from", sawFailures: recovered };
  };
  return { name: "killed while recovering", run };
}

interface Trial {
  readonly template: string;
  readonly operation: Operation;
  readonly fault: Fault;
  readonly share: number;
  readonly only: string;
}

async function tryOperation(trial: Trial, tally: Tally): Promise<boolean> {
  const { template, operation, fault, share, only } = trial;
  const origin = originOf(template, operation);
  try {
    const { calls, ...states } = survey(origin, operation);
    const points = calls
      .filter((made) => concerns(made, fault))
      .map((call) => ({ call, label: `${operation.name}, ${call.call} ${call.nth}` }))
      .filter(({ label }) => label.includes(only));
    const part = fault.kind === "error" ? share * (operation.large ? 0.1 : 1) : share;
    for (const [index, { call, label }] of points.entries()) {
      if (Math.floor((index + 1) * part) === Math.floor(index * part)) continue;
      const failure = tryPoint({ origin, operation, ...states, call, fault });
      if (!(await tally.add(label, failure))) return false;
    }
    return true;
  } finally {
    rmSync(origin, { recursive: true, force: true });
  }
}

function concerns({ call, writes }: MadeCall, fault: Fault): boolean {
  if (fault.kind === "kill") return writes;
  // From then on every `write` would fail, also those by which the runtime wakes its own threads, and
  // reading its own code; the full disk of another section is the real thing.
  if (fault.from === "onwards" && ["write", "openat", "read"].includes(call)) return false;
  return writes || call === "openat" || fault.error !== "ENOSPC";
}

/** Runs the command once undisturbed: its calls are the points, its result is the state after. */
function survey(origin: string, operation: Operation) {
  const [folder, untouched] = [copyOf(origin), copyOf(origin)];
  const trace = `${folder}.trace`;
  try {
    // Of a copy: looking at a ledger sets right what a crash left.
    const before = operation.state(untouched);
    const { status, stderr } = runProgram(folder, operation, { under: COUNTING(trace) });
    // A packet with open points is written, and ends with 1.
    const done = status ?? -1;
    if (done !== 0 && done !== 1) throw new Error(`${operation.name} does not run: ${stderr}`);
    const after = operation.state(folder);
    return {
      before,
      after,
      done,
      calls: madeCalls(readFileSync(trace, "utf8"), [folder, FIXTURES]),
    };
  } finally {
    for (const copy of [folder, untouched]) rmSync(copy, { recursive: true, force: true });
    rmSync(trace, { force: true });
  }
}

function tryPoint(options: {
  origin: string;
  operation: Operation;
  before: string;
  after: string;
  done: number;
  call: MadeCall;
  fault: Fault;
}): string | undefined {
  const { origin, operation, before, after, done, call, fault } = options;
  const folder = copyOf(origin);
  try {
    const ran = runProgram(folder, operation, { under: injected(call, fault) });
    const state = operation.state(folder);
    if (!isWhole(operation, state, { before, after })) return `left ${state.slice(0, 120)}`;
    // SQLite takes a page that the disk once did not give for a damaged one, and asked again the disk gives
    // it: exit code 1. A disk that goes on failing is told from a damaged ledger.
    const isUnread =
      fault.kind === "error" &&
      fault.from === "once" &&
      call.call === "pread64" &&
      ran.stderr.includes("store.damaged");
    if (ran.status === done && !isUnread && state !== after)
      return "reported success and lost the result";
    const judged = fault.kind === "error" && !isOfRuntime(ran);
    if (judged && ran.signal !== null) return `ended by ${ran.signal}`;
    if (judged && !isUnread && ![done, 3, 141].includes(ran.status ?? -1)) {
      return `ended with exit code ${ran.status}: ${ran.stderr.slice(0, 200)}`;
    }
    if (operation.onceOnly && state === after) return undefined;
    if (operation.large && call.nth % 5 !== 0) return undefined;
    // Byte for byte what it was: the command was run on that already, to see what it does undisturbed.
    if (state === before && contentOf(folder) === contentOf(origin)) return undefined;
    const again = runProgram(folder, operation);
    if (again.status !== done) return `cannot be run again: ${again.stderr.slice(0, 200)}`;
    const settled = operation.state(folder);
    if (settled !== after) return "running it again gives another result";
    const left = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.tmp-|-journal$/.test(name),
    );
    return left.length > 0 ? `left ${left.join(", ")} behind` : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The count of a call can shift by one between two runs, and the fault then hits the runtime waking its
 * threads, or the program's own code being loaded. How that ends is not ours; what it leaves is.
 */
function isOfRuntime({ signal, stderr }: Ran): boolean {
  return signal === "SIGABRT" || [ROOT, process.execPath].some((path) => stderr.includes(path));
}

/** The state before or the state after; of several files, each one. */
export function isWhole(
  { eachFile }: Operation,
  state: string,
  { before, after }: { before: string; after: string },
): boolean {
  if (state === before || state === after) return true;
  const allowed = new Set([...before.split("\n"), ...after.split("\n")]);
  return eachFile === true && state.split("\n").every((line) => allowed.has(line));
}

/** The same points with a program that lacks a guard: failures must be seen. */
async function controlOf(fault: Fault, template: string, outer: Tally): Promise<Control> {
  const [what, guard, without, name] =
    fault.kind === "kill"
      ? ([
          "journal_mode=MEMORY",
          'journal_mode:{set:"DELETE",is:"delete"}',
          'journal_mode:{set:"MEMORY",is:"memory"}',
          "import",
        ] as const)
      : ([
          "a file that is not written is only a warning",
          'code:"file.not-writable",severity:"error",message:`"${',
          'code:"file.not-writable",severity:"warning",message:`"${',
          "export",
        ] as const);
  const weak = weakenedProgram(guard, without);
  try {
    const operation = OPERATIONS.find((each) => each.name === name);
    if (operation === undefined) throw new Error(`no operation is called ${name}`);
    const tally = new Tally(undefined, () => outer.stopped);
    const weakened = { ...operation, program: () => weak.program };
    await tryOperation({ template, operation: weakened, fault, share: 1, only: "" }, tally);
    return { what, sawFailures: tally.failures.length };
  } finally {
    weak.remove();
  }
}
