// From words to a call: commander splits the line, our options read the values, and every bad value
// is reported, not the first. Commander's own errors become problems; it never exits or prints by itself.
import {
  Argument as CommanderArgument,
  Command as CommanderCommand,
  CommanderError,
  Option as CommanderOption,
} from "commander";
import type { Option } from "../answers/input.ts";
import { readInputs } from "../answers/read-inputs.ts";
import type { Problem } from "../kernel/problem.ts";
import { quoted, visible } from "../kernel/shown-text.ts";
import type { Command } from "./command.ts";
import { FIRST_WORDS, HELP_GROUPS } from "./help-groups.ts";
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

interface Call {
  readonly command: Command;
  readonly words: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly rest: readonly string[];
}

export function parse(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  columns: number,
): Parsed {
  let output = "";
  let errors = "";
  let call: Call | undefined;
  const program = buildProgram(commands, version, (made) => {
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

function buildProgram(
  commands: readonly Command[],
  version: string,
  onCall: (call: Call) => void,
): CommanderCommand {
  const program = new CommanderCommand("rothbook")
    .description("Book of record for after-tax 401(k) money. Federal tax only; not tax advice.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .commandsGroup(headingOf("help"))
    .helpCommand("help [command]", "print help for a command")
    .option("--ledger <file>", "the ledger (default: $ROTHBOOK_LEDGER, else rothbook.db)")
    .option("-q, --quiet", "print results and errors only: no progress, no warnings")
    .option("--debug", "print the stack of an internal error")
    .showSuggestionAfterError(true)
    // Every command has options: `[options]` on each line says nothing.
    .configureHelp({
      subcommandTerm: (made) =>
        [made.name(), ...made.registeredArguments.map(argumentTerm)].join(" "),
    });
  const groups = new Map<string, CommanderCommand>();
  for (const command of commands) {
    const [first = "", second] = command.name.split(" ");
    let parent = program;
    if (second !== undefined) {
      parent =
        groups.get(first) ??
        program
          .command(first)
          .description(FIRST_WORDS[first] ?? "")
          .helpGroup(headingOf(first));
      groups.set(first, parent);
    }
    const made = parent.command(second ?? first);
    if (second === undefined) groups.set(first, made.helpGroup(headingOf(first)));
    describe(made, command, onCall);
  }
  return program;
}

function headingOf(name: string): string {
  return HELP_GROUPS.find(({ commands }) => commands.includes(name))?.heading ?? "";
}

function argumentTerm(argument: CommanderArgument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function describe(made: CommanderCommand, command: Command, onCall: (call: Call) => void): void {
  made.description(command.summary);
  made.addHelpText("after", `\nExample:\n  rothbook ${command.example}`);
  for (const argument of Object.values(command.arguments)) {
    made.addArgument(new CommanderArgument(argument.name, argument.summary));
  }
  for (const option of Object.values(command.options)) {
    const made_ = new CommanderOption(option.flags, option.summary);
    if (option.kind === "repeated") {
      made_.argParser((value: string, previous: readonly string[] | undefined) => [
        ...(previous ?? []),
        value,
      ]);
    }
    made.addOption(made_);
  }
  if (command.passThrough === true) made.allowUnknownOption().allowExcessArguments();
  made.action((...received: unknown[]) => {
    const count = Object.keys(command.arguments).length;
    onCall({
      command,
      words: received.slice(0, count),
      // Of `reconcile statements`, commander gives `reconcile` the options that both have.
      options: made.optsWithGlobals(),
      rest: command.passThrough === true ? made.args.slice(count) : [],
    });
  });
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
    close !== undefined
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
