// What help is asked of: a command, one kind of `record`, a topic, or a word that is none of these.
// `help record paycheck` and `record paycheck --help` are the same.
import type { Outcome } from "../../kernel/outcome.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { suggestion } from "../../kernel/suggestion.ts";
import type { Command } from "../command.ts";
import { commandFor } from "../record/everyday-words.ts";
import { TOPICS, type Topic } from "./topics.ts";

export type HelpAsked =
  | { readonly kind: "topic"; readonly topic: Topic }
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** The words of a command; empty when they are to be read as typed. */
  | {
      readonly kind: "command";
      readonly words: readonly string[];
      /** What one word after the command takes. */
      readonly narrowed?: Command;
    };

export function helpAsked(
  argv: readonly string[],
  commands: readonly Command[],
): HelpAsked | undefined {
  const typed = argv.filter((word, at) => !word.startsWith("-") && argv[at - 1] !== "--ledger");
  const byWord = typed[0] === "help";
  if (!byWord && !argv.includes("--help") && !argv.includes("-h")) return undefined;
  const words = byWord ? typed.slice(1) : typed;
  const [first, second] = words;
  if (first === undefined || first === "help") return { kind: "command", words: [] };
  const topic = TOPICS.find(({ name }) => byWord && name === first);
  if (topic !== undefined) return { kind: "topic", topic };
  const firsts = commands.map(({ name }) => name.split(" ")[0] ?? "");
  if (!firsts.includes(first)) {
    const names = byWord ? [...firsts, ...TOPICS.map(({ name }) => name)] : firsts;
    return { kind: "unknown", problem: unknownCommand(first, names) };
  }
  const helpOf = commands.find(({ name }) => name === first)?.helpOf;
  if (helpOf === undefined || second === undefined) return { kind: "command", words };
  const narrowed: Outcome<Command, Problem> = helpOf(second);
  return narrowed.ok
    ? { kind: "command", words: narrowed.value.name.split(" "), narrowed: narrowed.value }
    : { kind: "unknown", problem: narrowed.error };
}

function unknownCommand(word: string, names: readonly string[]): Problem {
  const close = commandFor(word) ?? suggestion(word, names);
  const hint =
    close === undefined ? "rothbook --help lists the commands" : `did you mean ${close}?`;
  return problem("usage.unknown-command", `unknown command ${quoted(word)}`, { hint });
}
