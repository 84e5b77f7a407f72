// The commands as commander knows them: words, options, help. What it splits a line into is read elsewhere.
import {
  Argument as CommanderArgument,
  Command as CommanderCommand,
  CommanderError,
  Option as CommanderOption,
} from "commander";
import { EXIT } from "../kernel/problem-codes.ts";
import type { Command } from "./command.ts";
import { FIRST_WORDS, HELP_GROUPS } from "./help/groups.ts";
import { TOPICS } from "./help/topics.ts";

/** A line as commander splits it. */
export interface Call {
  readonly command: Command;
  readonly words: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly rest: readonly string[];
}

/** `words` is the line: a command whose first word does not stand in it is asked for its name and summary only. */
export function buildProgram(
  commands: readonly Command[],
  { version, words }: { readonly version: string; readonly words: readonly string[] },
  onCall: (call: Call) => void,
): CommanderCommand {
  const program: CommanderCommand = new CommanderCommand("rothbook")
    .description("Book of record for after-tax 401(k) money. Federal tax only; not tax advice.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .commandsGroup(headingOf("help"))
    .helpCommand("help [command]", "print help for a command or a topic")
    .addHelpText("after", topicsText)
    .addOption(
      once(
        new CommanderOption(
          "--ledger <file>",
          "the ledger (default: $ROTHBOOK_LEDGER, else rothbook.db)",
        ),
      ),
    )
    .option("-q, --quiet", "print results and errors only: no progress, no warnings")
    .option("--debug", "print the stack of an internal error")
    .showSuggestionAfterError(true)
    // Every command has options: `[options]` on each line says nothing.
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (title === "Global Options:" ? "Options of every command:" : title),
      // Not also those of a command whose name is the first of two words: `law` in `law add`.
      visibleGlobalOptions: (made) =>
        made === program ? [] : program.options.filter(({ long }) => long !== "--version"),
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
    const made = parent.command(second ?? first, { hidden: command.hidden === true });
    if (second === undefined) groups.set(first, made.helpGroup(headingOf(first)));
    made.description(command.summary);
    for (const argument of Object.values(command.arguments))
      made.addArgument(new CommanderArgument(argument.name, argument.summary));
    if (words.includes(first)) describe(made, command, onCall);
  }
  return program;
}

/** `--person alex --person sam`: taking the last would answer another question than was asked. */
function once(option: CommanderOption): CommanderOption {
  return option.argParser((value: string, previous: string | undefined) => {
    if (previous === undefined) return value;
    const name = option.long ?? option.flags;
    throw new CommanderError(EXIT.usage, REPEATED, `${name} is given twice: ${previous}, ${value}`);
  });
}

/** The code of commander's error when an option is given twice. */
export const REPEATED = "rothbook.repeated";

/** At the end of the list of commands alone; each command's own help has an example there. */
function topicsText(): string {
  const width = Math.max(...TOPICS.map(({ name }) => name.length)) + 4;
  const rows = TOPICS.map(({ name, summary }) => `  ${name}`.padEnd(width) + summary);
  return ["", "Topics, as in rothbook help dates:", ...rows].join("\n");
}

function headingOf(name: string): string {
  return HELP_GROUPS.find(({ commands }) => commands.includes(name))?.heading ?? "";
}

function argumentTerm(argument: CommanderArgument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function describe(made: CommanderCommand, command: Command, onCall: (call: Call) => void): void {
  made.addHelpText("after", `\nExample:\n  rothbook ${command.example}`);
  for (const option of Object.values(command.options)) {
    const summary =
      option.required && !("settled" in option) ? `${option.summary} (required)` : option.summary;
    const made_ = new CommanderOption(option.flags, summary);
    if ("heading" in option) made_.helpGroup(String(option.heading));
    if (option.kind === "value") once(made_);
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
