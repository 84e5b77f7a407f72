// A world for `run` with a fixed clock, fixed randomness and no terminal: what goes in and comes out
// is text in memory.

import { existsSync, readdirSync } from "node:fs";
import type { Io, Sink } from "../../src/cli/terminal/io.ts";
import { Cancelled, type Prompter } from "../../src/cli/terminal/prompter.ts";
import { calendarDate } from "../../src/kernel/calendar.ts";
import { anchorFolder } from "../../src/store/anchors.ts";

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
  /** The day on which it runs. */
  readonly day?: string;
}

export function testIo({
  cwd,
  env = {},
  stdin = "",
  answers,
  day = "2026-11-22",
}: TestWorld): TestIo {
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
    today: calendarDate(day),
    dayNow: () => calendarDate(day),
    now: () => `${day}T12:00:00Z`,
    randomBytes: (count) => new Uint8Array(count).fill(7 + ledgersKnown(env)),
    system: { node: "24.0.0", platform: "linux", mounts: () => "" },
    ask(question) {
      const answer = left.shift() ?? "";
      stderr.sink.write(`${question}${answer}\n`);
      return Promise.resolve(answer);
    },
    prompter: () =>
      Promise.resolve(
        answering((question) => {
          // A fault is shown, not answered.
          if (question.startsWith("  ") && left.length === 0) throw new Error(question);
          const answer = question.startsWith("  ") ? "" : (left.shift() ?? "");
          stderr.sink.write(`${question}${answer}\n`);
          return answer;
        }),
      ),
  };
  return { io, stdout: stdout.text, stderr: stderr.text };
}

/** Answers from a list: `^C` gives up, an answer that does not pass its check is asked again. */
function answering(next: (question: string) => string): Prompter {
  const answer = (question: string) => {
    const given = next(question);
    if (given === "^C") throw new Cancelled("cancelled");
    return given;
  };
  return {
    async text({ message, suggestion, fallback = suggestion ?? "", check }) {
      const given = answer(`${message}: `) || fallback;
      const fault = check?.(given);
      if (fault === undefined) return given;
      next(`  ${fault}`);
      return await this.text({ message, fallback, ...(check && { check }) });
    },
    async secret({ message, check }) {
      const given = answer(`${message}: `);
      const fault = check(given);
      if (fault === undefined) return given;
      next(`  ${fault}`);
      return await this.secret({ message, check });
    },
    async choose({ message, choices, initial }) {
      const given = answer(`${message} `) || (initial ?? choices[0]?.value ?? "");
      if (!choices.some(({ value }) => value === given)) throw new Error(`no choice ${given}`);
      return given;
    },
    async chooseMany({ message, choices }) {
      const given = answer(`${message} `).split(",").filter(Boolean);
      for (const each of given)
        if (!choices.some(({ value }) => value === each)) throw new Error(`no choice ${each}`);
      return given;
    },
    async confirm({ message, initial }) {
      const given = answer(`${message} `);
      return given === "" ? initial : given === "yes";
    },
  };
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

/** How many ledgers the session has made: each needs a name of its own, or they would pass for copies of one. */
function ledgersKnown(env: TestWorld["env"]): number {
  const folder = anchorFolder(env ?? {});
  if (folder === undefined || !existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => name.endsWith(".heads")).length;
}
