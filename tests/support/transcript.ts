// Sessions at the command line as text files, run in this process and compared exactly. The format is
// shelltest's third, trimmed; tests/README.md describes it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/run.ts";
import { testIo } from "./test-io.ts";
import { SETUPS, type TearDown } from "./transcript-setups.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** Stands for the session's own folder, in commands and in what they print. */
const FOLDER = "$TMP";

/**
 * Tables are as wide as the paths in them, so the folder's name must be as long everywhere. In memory where
 * there is such a place: hundreds of commands wait for the disk otherwise.
 */
const PREFIX = existsSync("/dev/shm")
  ? "/dev/shm/rothbook-sess"
  : join(existsSync("/tmp") ? "/tmp" : tmpdir(), "rothbook-session-");

export interface Step {
  /** Comment and blank lines, and `@` set-ups, as they stand before the command. */
  readonly before: readonly string[];
  readonly command: string;
  readonly stdin: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

export function parseTranscript(text: string): Step[] {
  const steps: Step[] = [];
  let before: string[] = [];
  let open: { command: string; parts: Record<"<" | ">" | ">2", string> } | undefined;
  let part: "<" | ">" | ">2" = ">";
  for (const line of text.split("\n")) {
    const exit = /^>= (\d+)$/.exec(line);
    if (open === undefined) {
      if (line.startsWith("$ ")) {
        open = { command: line.slice(2), parts: { "<": "", ">": "", ">2": "" } };
        part = ">";
      } else before.push(line);
    } else if (exit !== null) {
      const { command, parts } = open;
      steps.push({
        before,
        command,
        stdin: parts["<"],
        stdout: parts[">"],
        stderr: parts[">2"],
        exit: Number(exit[1]),
      });
      [before, open] = [[], undefined];
    } else if (line === "<" || line === ">" || line === ">2") part = line;
    else open.parts[part] += `${line}\n`;
  }
  if (open !== undefined) throw new Error(`no ">= N" after: ${open.command}`);
  return steps;
}

export function formatTranscript(steps: readonly Step[]): string {
  return steps.map((step) => `${formatStep(step)}\n`).join("");
}

function formatStep({ before, command, stdin, stdout, stderr, exit }: Step): string {
  const section = (mark: string, text: string) => (text === "" ? "" : `${mark}\n${ended(text)}`);
  return `${before.map((line) => `${line}\n`).join("")}$ ${command}\n${section("<", stdin)}${section(">", stdout)}${section(">2", stderr)}>= ${exit}`;
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** Runs a session in a folder of its own and returns it with what really came out. */
export async function replayTranscript(file: string): Promise<{ given: string; actual: string }> {
  const given = readFileSync(file, "utf8");
  const folder = mkdtempSync(PREFIX);
  const steps: Step[] = [];
  try {
    for (const step of parseTranscript(given)) steps.push(await runStep(step, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const actual = formatTranscript(steps);
  if (process.env["UPDATE"] === "1" && actual !== given) writeFileSync(file, actual);
  return { given: process.env["UPDATE"] === "1" ? actual : given, actual };
}

async function runStep(step: Step, folder: string): Promise<Step> {
  const own = (text: string) => text.replaceAll(FOLDER, folder);
  const shown = (text: string) => text.replaceAll(folder, FOLDER);
  const env: Record<string, string> = {
    ROTHBOOK_LEDGER: join(folder, "rothbook.db"),
    XDG_STATE_HOME: join(folder, "state"),
    XDG_CONFIG_HOME: folder,
  };
  const tearDowns: TearDown[] = [];
  let answers: string[] | undefined;
  let day: string | undefined;
  for (const line of step.before.filter((each) => each.startsWith("@ "))) {
    const [, name = "", first = "", rest = ""] =
      /^@ (\S+)(?: (\S+))?(?: (.*))?$/.exec(own(line)) ?? [];
    if (name === "answers") answers = splitWords(`${first} ${rest}`);
    else if (name === "day") day = first;
    else {
      const setUp = SETUPS[name];
      if (setUp === undefined) throw new Error(`no set-up is called ${name}`);
      tearDowns.push(await setUp(folder, first, rest));
    }
  }
  const world = testIo({
    cwd: ROOT,
    env,
    stdin: step.stdin,
    ...(answers && { answers }),
    ...(day && { day }),
  });
  try {
    const exit = await run(splitWords(own(step.command)), world.io);
    const actual = { ...step, stdout: shown(world.stdout()), stderr: shown(world.stderr()), exit };
    return actual;
  } finally {
    for (const tearDown of tearDowns) await tearDown();
  }
}

/** Words as a shell would split them: quotes group, nothing is expanded. */
export function splitWords(command: string): string[] {
  const words = command.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g);
  return [...words].map(([word]) =>
    word.replace(
      /"([^"]*)"|'([^']*)'/g,
      (_, double?: string, single?: string) => double ?? single ?? "",
    ),
  );
}
