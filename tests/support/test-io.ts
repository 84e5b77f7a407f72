// A world for `run` with a fixed clock, fixed randomness and no terminal: what goes in and comes out
// is text in memory.

import type { Io, Sink } from "../../src/cli/io.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";

export interface TestIo {
  readonly io: Io;
  stdout(): string;
  stderr(): string;
}

export interface TestWorld {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Answers to questions, in order; giving them makes stdin a terminal. */
  readonly answers?: readonly string[];
}

export function testIo({ cwd, env = {}, stdin = "", answers }: TestWorld): TestIo {
  const [stdout, stderr] = [memorySink(), memorySink()];
  const left = [...(answers ?? [])];
  const io: Io = {
    stdin: {
      isTty: answers !== undefined,
      async *chunks() {
        if (stdin !== "") yield Buffer.from(stdin);
      },
    },
    stdout: stdout.sink,
    stderr: stderr.sink,
    cwd,
    env,
    today: calendarDate("2026-11-22"),
    now: () => "2026-11-22T12:00:00Z",
    randomBytes: (count) => new Uint8Array(count).fill(7),
    ask(question) {
      const answer = left.shift() ?? "";
      stderr.sink.write(`${question}${answer}\n`);
      return Promise.resolve(answer);
    },
  };
  return { io, stdout: stdout.text, stderr: stderr.text };
}

function memorySink(): { sink: Sink; text: () => string } {
  const chunks: Buffer[] = [];
  return {
    sink: {
      isTty: false,
      columns: 80,
      write: (data) => {
        chunks.push(Buffer.from(data));
      },
    },
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}
