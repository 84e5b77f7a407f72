// From words to a call: commander splits the line, our options read the values, and every bad value
// is reported, not the first. Commander's own errors become problems; it never exits or prints by itself.
import {
  type Command as CommanderCommand,
  CommanderError,
  Option as CommanderOption,
} from "commander";
import type { Option } from "../answers/input.ts";
import { readInputs } from "../answers/read-inputs.ts";
import type { Problem } from "../kernel/problem.ts";
import { quoted, visible } from "../kernel/shown-text.ts";
import { buildProgram, type Call, REPEATED } from "./build-program.ts";
import type { Command } from "./command.ts";
import { helpAsked } from "./help/asked.ts";
import { topicText } from "./help/topics.ts";
import { commandFor } from "./record/everyday-words.ts";

export interface GlobalOptions {
  readonly ledger?: string;
  readonly debug: boolean;
  readonly quiet: boolean;
}

export type Parsed =
  | {
      readonly kind: "call";
      readonly command: Command;
      readonly given: Parameters<Command["run"]>[0];
      readonly global: GlobalOptions;
    }
  /** Help was asked for: to stdout. */
  | { readonly kind: "help"; readonly text: string; readonly command?: Command }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

export function parse(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  columns: number,
): Parsed {
  const asked = helpAsked(argv, commands);
  if (asked === undefined) {
    // A line that can be read is read as well by the commands that it may name: sixty cost a start's twentieth.
    const named = commands.filter(({ name }) => argv.includes(name.split(" ")[0] ?? ""));
    const parsed = parseWords(argv, named, version, columns);
    return parsed.kind === "call" ? parsed : parseWords(argv, commands, version, columns);
  }
  switch (asked.kind) {
    case "topic":
      return { kind: "help", text: topicText(asked.topic, commands, Math.min(columns, 100)) };
    case "unknown":
      return { kind: "problems", problems: [asked.problem] };
    case "command": {
      const offered = asked.narrowed === undefined ? commands : [...commands, asked.narrowed];
      return parseWords([...asked.words, "--help"], offered, version, columns);
    }
  }
}

function parseWords(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  columns: number,
): Parsed {
  let output = "";
  let errors = "";
  let call: Call | undefined;
  const program = buildProgram(commands, { version, words: argv }, (made) => {
    call = made;
  });
  const configuration = {
    writeOut: (text: string) => {
      output += text;
    },
    writeErr: (text: string) => {
      errors += text;
    },
    getOutHelpWidth: () => Math.min(columns, 100),
    getErrHelpWidth: () => Math.min(columns, 100),
  };
  for (const each of withDescendants(program)) each.configureOutput(configuration).exitOverride();
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) {
      const command = commandHelped(argv, commands);
      return { kind: "help", text: output, ...(command && { command }) };
    }
    if (error.code === "commander.help") {
      return { kind: "problems", problems: [noCommand(argv)] };
    }
    return { kind: "problems", problems: [usageProblem(error, errors, argv, commands)] };
  }
  if (call === undefined) return { kind: "problems", problems: [noCommand(argv)] };
  return readCall(call, program.opts());
}

function readCall(call: Call, globals: Readonly<Record<string, unknown>>): Parsed {
  const { command } = call;
  const keys = Object.keys(command.arguments);
  // Commander would ask for the options of `reconcile` in `reconcile statements` as well.
  const options = readInputs(
    command.options,
    (key) => call.options[optionKey(command.options[key])],
    command.example,
  );
  const words = readInputs(
    command.arguments,
    (key) => call.words[keys.indexOf(key)],
    command.example,
  );
  if (!options.ok || !words.ok) {
    const problems = [options, words].flatMap((read) => (read.ok ? [] : read.error));
    return { kind: "problems", problems };
  }
  const { ledger, debug, quiet } = globals;
  return {
    kind: "call",
    command,
    given: { options: options.value, arguments: words.value, rest: call.rest },
    global: {
      ...(typeof ledger === "string" && { ledger }),
      debug: debug === true,
      quiet: quiet === true,
    },
  };
}

/** Commander's name for an option's value: `--dry-run` is `dryRun`. */
function optionKey(option: Option | undefined): string {
  return option === undefined ? "" : new CommanderOption(option.flags).attributeName();
}

function commandHelped(argv: readonly string[], commands: readonly Command[]): Command | undefined {
  const words = argv.filter((word) => !word.startsWith("-") && word !== "help");
  return (
    commands.find((command) => command.name === words.slice(0, 2).join(" ")) ??
    commands.find((command) => command.name === words[0])
  );
}

function noCommand(argv: readonly string[]): Problem {
  const group = argv.find((word) => !word.startsWith("-"));
  return {
    code: "usage.unknown-command",
    severity: "error",
    message: group === undefined ? "no command was given" : `${quoted(group)} needs a subcommand`,
    hint:
      group === undefined
        ? "rothbook init makes a ledger; rothbook --help lists the commands"
        : `rothbook ${visible(group)} --help lists them`,
  };
}

/** Commander says `error: unknown command 'x'\n(Did you mean y?)`; we say it in our own form. */
function usageProblem(
  error: CommanderError,
  printed: string,
  argv: readonly string[],
  commands: readonly Command[],
): Problem {
  const suggested = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(
    `${error.message}\n${printed}`,
  )?.[1];
  const message = error.message
    .replace(/^error: /, "")
    .replace(/\s*\(Did you mean[\s\S]*$/, "")
    .trim();
  const unknown = error.code === "commander.unknownCommand";
  const meant = unknown ? commandFor(/'(.*)'/.exec(message)?.[1] ?? "") : undefined;
  const close = meant ?? suggested;
  const command = commandHelped(argv, commands);
  const hint =
    error.code === REPEATED
      ? "give it once"
      : close !== undefined
        ? `did you mean ${close}?`
        : unknown
          ? "rothbook --help lists the commands"
          : command !== undefined
            ? `as in: rothbook ${command.example}; rothbook help ${command.name} lists what it takes`
            : "rothbook --help lists the commands";
  return {
    code: unknown ? "usage.unknown-command" : "usage.bad-option",
    severity: "error",
    message: visible(message),
    hint,
  };
}

function withDescendants(command: CommanderCommand): CommanderCommand[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}
