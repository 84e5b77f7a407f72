// The completion scripts themselves. Each finds the command among the words, then offers its options,
// the choices of the option before the cursor, or files.
import type { Completable, CompletableOption } from "./completables.ts";

type Commands = readonly Completable[];

export const SCRIPTS: Readonly<Record<"bash" | "zsh" | "fish", (commands: Commands) => string>> = {
  bash,
  zsh,
  fish,
};

/** First words with their summaries, and the second words of each group. */
function wordsOf(commands: Commands) {
  const firsts = new Map<string, string>();
  const seconds = new Map<string, { word: string; summary: string }[]>();
  for (const { name, summary, choices } of commands) {
    const [first = "", second] = name.split(" ");
    if (!firsts.has(first)) firsts.set(first, summary);
    const list = seconds.get(first) ?? [];
    if (second !== undefined) list.push({ word: second, summary });
    for (const word of choices) list.push({ word, summary: "" });
    seconds.set(first, list);
  }
  return { firsts, seconds };
}

/** bash and zsh differ in how words are numbered, not in what is looked for. */
const FIND_COMMAND = `
  local first="" second="" skip="" word
  for word in "\${before[@]}"; do
    if [[ -n $skip ]]; then skip=""; continue; fi
    case $word in
      --ledger) skip=1 ;;
      -*) ;;
      *)
        if [[ -z $first ]]; then first=$word
        elif [[ -z $second ]]; then second=$word
        fi ;;
    esac
  done
  [[ $first == record ]] && second=\${second//-/_}`;

interface Shell {
  /** Offers some words. */
  readonly offer: (words: readonly string[]) => string;
  /** Leaves it to the shell: files. */
  readonly files: string;
}

function candidates(commands: Commands, { offer, files }: Shell): string {
  const { firsts, seconds } = wordsOf(commands);
  const all = specificFirst(commands);
  const values = all.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ names, choices }) => {
        const pattern = names.map((each) => `${patternOf(name)}:${each}`).join(" | ");
        return `    ${pattern}) ${choices.length > 0 ? offer(choices) : files}; return ;;`;
      }),
  );
  const ofCommands = all.map(
    ({ name, options }) => `      ${patternOf(name)}) ${offer(namesOf(options))} ;;`,
  );
  const groups = [...seconds]
    .filter(([, words]) => words.length > 0)
    .map(([first, words]) => `    ${first}:) ${offer(words.map(({ word }) => word))} ;;`);
  return [
    '  case "$first:$second:$previous" in',
    `    *:--ledger) ${files}; return ;;`,
    ...values,
    "  esac",
    "  if [[ $current == -* ]]; then",
    '    case "$first:$second" in',
    ...ofCommands,
    `      *) ${offer(["--ledger", "--quiet", "--help", "--version"])} ;;`,
    "    esac",
    "    return",
    "  fi",
    "  if [[ -z $first ]]; then",
    `    ${offer([...firsts.keys(), "help"])}`,
    "    return",
    "  fi",
    '  case "$first:$second" in',
    `    help:) ${offer([...firsts.keys()])} ;;`,
    ...groups,
    `    *) ${files} ;;`,
    "  esac",
  ].join("\n");
}

/** `law:add`, and `law:*` for the command of one word, whatever its arguments. */
function patternOf(name: string): string {
  const [first = "", second = "*"] = name.split(" ");
  return `${first}:${second}`;
}

function specificFirst(commands: Commands): Commands {
  return commands.toSorted((a, b) => b.name.split(" ").length - a.name.split(" ").length);
}

function namesOf(options: readonly CompletableOption[]): string[] {
  return options.flatMap(({ names }) => names);
}

function bash(commands: Commands): string {
  return `# Completion of rothbook for bash.
_rothbook() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=()${FIND_COMMAND}
${candidates(commands, {
  offer: (words) => `COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current"))`,
  files: ":",
})}
}
complete -o default -F _rothbook rothbook
`;
}

function zsh(commands: Commands): string {
  return `#compdef rothbook
# Completion of rothbook for zsh.
_rothbook() {
  local current=$words[CURRENT] previous=$words[CURRENT-1]
  local -a before=("\${(@)words[2,CURRENT-1]}")${FIND_COMMAND}
${candidates(commands, { offer: (words) => `compadd -- ${words.join(" ")}`, files: "_files" })}
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _rothbook "$@"; else compdef _rothbook rothbook; fi
`;
}

function fish(commands: Commands): string {
  const { firsts, seconds } = wordsOf(commands);
  const lines = ["# Completion of rothbook for fish.", "complete -c rothbook -f"];
  const say = (condition: string, rest: string, summary: string) =>
    lines.push(
      `complete -c rothbook -n '${condition}' ${rest}${summary === "" ? "" : ` -d ${quoted(summary)}`}`,
    );
  for (const [first, summary] of firsts) say("__fish_use_subcommand", `-a ${first}`, summary);
  for (const [first, words] of seconds) {
    const own = words.map(({ word }) => word);
    const none = own.length > 0 ? `; and not __fish_seen_subcommand_from ${own.join(" ")}` : "";
    for (const { word, summary } of words)
      say(`__fish_seen_subcommand_from ${first}${none}`, `-a ${word}`, summary);
    // What is no listed word may be a file.
    if (own.length === 0) say(`__fish_seen_subcommand_from ${first}`, "-F", "");
  }
  for (const { name, options } of commands) {
    const condition = name
      .split(" ")
      .map((word) => `__fish_seen_subcommand_from ${word}`)
      .join("; and ");
    for (const option of options) say(condition, fishOption(option), option.summary);
  }
  return `${lines.join("\n")}\n`;
}

function fishOption({ names, takesValue, choices }: CompletableOption): string {
  const flags = names.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const value = !takesValue ? "" : choices.length > 0 ? ` -x -a '${choices.join(" ")}'` : " -r";
  return `${flags.join(" ")}${value}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
