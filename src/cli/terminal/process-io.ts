// The real world behind `Io`. Writes go straight to the descriptor, in order and complete, so that a
// full disk or a closed pipe is an error at the place that wrote, not an event that comes too late.
import { fstatSync, readFileSync, writeSync } from "node:fs";
import { parseCalendarDate } from "../../kernel/calendar.ts";
import { invariant } from "../../kernel/invariant.ts";
import { type Io, OutputError, type Sink } from "./io.ts";

export function processIo(): Io {
  return {
    stdin: { isTty: isTerminal(0), chunks: () => process.stdin },
    stdout: descriptorSink(1),
    stderr: descriptorSink(2),
    cwd: process.cwd(),
    env: process.env,
    today: localToday(),
    dayNow: localToday,
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    // What reads no ledger needs none of it.
    randomBytes: (count) => process.getBuiltinModule("node:crypto").randomBytes(count),
    system: { node: process.versions.node, platform: process.platform, mounts },
    ask,
    prompter,
  };
}

function descriptorSink(descriptor: 1 | 2): Sink {
  const isTty = isTerminal(descriptor);
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr);
  return {
    isTty,
    // Asking for the stream costs start-up time, so only a terminal is asked.
    columns: isTty ? stream().columns || 80 : 80,
    write: (data) => writeAll(descriptor, data),
  };
}

/** What can answer is loaded for what may be one only: it brings sockets along, a twentieth of a start. */
function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule("node:tty").isatty(descriptor);
}

function writeAll(descriptor: number, data: string | Uint8Array): void {
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EAGAIN") waitABit();
      else throw new OutputError(String(code), code === "EPIPE");
    }
  }
}

/** A pipe that another program set to non-blocking is full: let its reader catch up. */
function waitABit(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

function mounts(): string {
  try {
    return readFileSync("/proc/mounts", "utf8");
  } catch {
    return "";
  }
}

function localToday() {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, "0"),
  );
  const today = parseCalendarDate(`${now.getFullYear()}-${month}-${day}`);
  invariant(today !== undefined, "the clock shows no calendar date");
  return today;
}

/** Loaded when there is something to ask: the prompts are large. */
async function prompter() {
  const { terminalPrompter } = await import("./terminal-prompter.ts");
  return await terminalPrompter();
}

async function ask(question: string): Promise<string> {
  const message = question.trim().replace(/:$/, "");
  return await (await prompter()).text({ message });
}
