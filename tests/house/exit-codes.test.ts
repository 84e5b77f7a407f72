// Every command ends with the exit code that its page says: over all sessions of tests/transcripts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/commands/index.ts";
import { PROBLEM_CODES, type ProblemCode } from "../../src/kernel/problem-codes.ts";
import { parseTranscript, splitWords } from "../support/transcript.ts";

const folder = join(import.meta.dirname, "..", "transcripts");
const steps = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".transcript"))
  .flatMap((file) =>
    parseTranscript(readFileSync(join(folder, file), "utf8")).map((step) => ({ ...step, file })),
  );

/** The command of a line: the longest name that it begins with, after `--ledger FILE`. */
function commandOf(line: string) {
  const words = splitWords(line.replace(/--ledger \S+ /g, ""));
  return COMMANDS.filter(({ name }) => `${words.join(" ")} `.startsWith(`${name} `)).toSorted(
    (a, b) => b.name.length - a.name.length,
  )[0];
}

/** The exit codes of the errors that were reported. */
function reported(stderr: string): ReadonlySet<number> {
  const blocks = stderr.split(/^rothbook: /m).filter((block) => block.startsWith("error: "));
  return new Set(
    blocks.flatMap((block) => {
      const code = /^ {2}code: (\S+)$/m.exec(block)?.[1];
      return code === undefined ? [] : [PROBLEM_CODES[code as ProblemCode].exit];
    }),
  );
}

/** Ctrl-C at a question, which every command that asks has. */
const CANCELLED = 130;

const ended = steps.flatMap((step) => {
  const command = commandOf(step.command);
  const isGood = step.exit === 0 || step.exit === CANCELLED;
  return command === undefined || isGood ? [] : [{ ...step, command }];
});

describe("exit codes", () => {
  it("are said where they are no report of an error", () => {
    const unsaid = ended.filter(
      ({ exit, stderr, command }) =>
        reported(stderr).size === 0 && command.endsWith?.[exit as 1 | 4] === undefined,
    );
    expect(unsaid.map(({ file, command, exit }) => `${file}: ${command.name} ${exit}`)).toEqual([]);
  });

  it("are those of what was reported", () => {
    const others = ended.filter(
      ({ exit, stderr }) => reported(stderr).size > 0 && !reported(stderr).has(exit),
    );
    expect(others.map(({ file, command }) => `${file}: ${command}`)).toEqual([]);
  });

  it("that a page says are seen", () => {
    const seen = new Set(ended.map(({ command, exit }) => `${command.name} ${exit}`));
    const said = COMMANDS.flatMap(({ name, endsWith = {} }) =>
      Object.keys(endsWith).map((code) => `${name} ${code}`),
    );
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((each) => !seen.has(each))).toEqual([]);
  });
});
