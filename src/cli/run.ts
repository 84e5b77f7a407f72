// One run of the program: words in, exit code out. Every way to fail ends here in one line or one
// problem; a stack is printed for --debug only.
import type { Machine } from "../compose.ts";
import { InvariantError } from "../kernel/invariant.ts";
import { exitCodeOf, type Problem } from "../kernel/problem.ts";
import { EXIT, type ExitCode } from "../kernel/problem-codes.ts";
import { visible } from "../kernel/shown-text.ts";
import { VERSION } from "../kernel/version.ts";
import { isColored } from "./terminal/color.ts";
import { type Io, OutputError } from "./terminal/io.ts";
import { CANCELLED, Cancelled } from "./terminal/prompter.ts";

/** What a shell reports for a program whose reader closed the pipe: 128 + SIGPIPE. */
const PIPE_CLOSED = 141;

export async function run(
  argv: readonly string[],
  io: Io,
): Promise<ExitCode | typeof PIPE_CLOSED | typeof CANCELLED> {
  let debug = argv.includes("--debug");
  try {
    const [{ parse }, { COMMANDS, EVERY_COMMAND }] = await Promise.all([
      import("./parse.ts"),
      import("./commands/index.ts"),
    ]);
    const { columns } = io.stdout;
    const parsed = parse(argv, EVERY_COMMAND, VERSION, columns);
    if (parsed.kind === "problems") return await report(io, parsed.problems);
    if (parsed.kind === "help") {
      const { command, text } = parsed;
      const width = Math.min(columns, 100);
      const details = (await command?.details?.(width)) ?? "";
      const { endsText } = await import("./help/ends.ts");
      io.stdout.write(text + details + (command ? endsText(command.endsWith, width) : ""));
      return EXIT.done;
    }
    debug = parsed.global.debug;
    const { renderProblems } = await import("../render/problems.ts");
    const { quiet } = parsed.global;
    const told = (problems: readonly Problem[]) => {
      const shown = quiet ? problems.filter(({ severity }) => severity === "error") : problems;
      say(io, renderProblems(shown, { color: isColored(io, io.stderr) }));
      return exitCodeOf(problems);
    };
    const machine: Machine = {
      now: () => io.now(),
      randomBytes: (count) => io.randomBytes(count),
      env: io.env,
      mounts: () => io.system.mounts(),
      warn: (problem) => told([problem]),
    };
    const { ledgerAccess, sourceOfBytes } = await import("../compose.ts");
    const { atMoment } = await import("../app/ledger-access.ts");
    const { readDefaults } = await import("./defaults/defaults-file.ts");
    const { withDefaults } = await import("./defaults/apply-defaults.ts");
    const defaults = await readDefaults(io.env, io.system.platform);
    if (!defaults.ok) return told(defaults.error);
    const { command, given } = parsed;
    const chosen = withDefaults(defaults.value, {
      ...{
        command,
        options: given.options,
        ledger: parsed.global.ledger,
        env: io.env,
        cwd: io.cwd,
      },
    });
    if (chosen.said !== undefined && !quiet) say(io, `${chosen.said}\n`);
    const { ledger, named, options } = chosen;
    const file = ledgerAccess(ledger, { named, today: io.today }, machine);
    const source = async (name: string) =>
      name === "-" ? await sourceOfBytes("standard input", await bytesFrom(io)) : file.source(name);
    const then = await atMoment({ ...file, source }, options);
    if (!then.ok) return told(then.error);
    const context = { io, access: then.value, machine, commands: COMMANDS, quiet, report: told };
    return await command.run({ ...given, options }, context);
  } catch (error) {
    if (error instanceof Cancelled) {
      say(io, "cancelled, nothing was recorded\n");
      return CANCELLED;
    }
    const problem = problemOf(error);
    return problem === undefined ? failed(error, io, debug) : await report(io, [problem]);
  }
}

/** A file is read piece by piece, however large; what comes through a pipe is kept until it is recorded. */
const LARGEST_INPUT = 256 * 1024 * 1024;

async function bytesFrom({ stdin }: Io): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin.chunks()) {
    length += chunk.length;
    if (length > LARGEST_INPUT) throw new InputTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

class InputTooLarge extends Error {
  readonly problem: Problem = {
    code: "import.file-too-large",
    severity: "error",
    message: `standard input is more than ${LARGEST_INPUT / 1024 / 1024} MiB`,
    hint: "save it as a file and name that: files are read piece by piece",
  };
}

/** A fault of the outside world that already says what is wrong: the ledger is locked, a disk is full. */
function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && "problem" in error ? (error.problem as Problem) : undefined;
}

async function report(io: Io, problems: readonly Problem[]): Promise<ExitCode> {
  const { renderProblems } = await import("../render/problems.ts");
  say(io, renderProblems(problems, { color: isColored(io, io.stderr) }));
  return exitCodeOf(problems);
}

function failed(error: unknown, io: Io, debug: boolean): ExitCode | typeof PIPE_CLOSED {
  if (error instanceof OutputError) {
    if (error.closed) return PIPE_CLOSED;
    say(
      io,
      `rothbook: error: cannot write to standard output: ${error.message}\n  code: file.not-writable\n`,
    );
    return EXIT.unreadable;
  }
  if (isSystemError(error)) {
    say(
      io,
      `rothbook: error: the system reported an error: ${visible(error.message)}\n  hint: run the command again; if it comes back, look at the disk\n  code: file.not-readable\n`,
    );
    if (debug) say(io, `${error.stack}\n`);
    return EXIT.unreadable;
  }
  const what = error instanceof InvariantError ? error.message : String(error);
  say(
    io,
    `rothbook: bug: ${visible(what.split("\n")[0] ?? "")}; please report it with what you ran, and look it over first: it may contain personal data\n`,
  );
  if (debug && error instanceof Error) say(io, `${error.stack}\n`);
  return EXIT.bug;
}

/** A call to the system that failed where nothing else expects it to, as while a part of the program is loaded. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error && "errno" in error;
}

/** Messages are worth a try only: when stderr is gone there is nobody to tell. */
function say(io: Io, text: string): void {
  try {
    io.stderr.write(text);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
  }
}
