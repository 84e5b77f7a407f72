// The completion scripts themselves. Each finds the command among the words, then offers its options, the
// choices of the option before the cursor, ids that the ledger knows (asked of `rothbook complete`), or files.
import { FIRST_WORDS } from "../help/groups.ts";
import { TOPICS } from "../help/topics.ts";
import { type Completable, type CompletableOption, GLOBAL } from "./completables.ts";

type Commands = readonly Completable[];

export const SCRIPTS: Readonly<Record<"bash" | "zsh" | "fish", (commands: Commands) => string>> = {
  bash,
  zsh,
  fish,
};

interface Word {
  readonly word: string;
  readonly summary: string;
}

/** First words with their summaries, and the second words of each group. */
function wordsOf(commands: Commands) {
  const firsts = new Map<string, string>();
  const seconds = new Map<string, Word[]>();
  for (const { name, summary, choices } of commands) {
    const [first = "", second] = name.split(" ");
    if (second === undefined) firsts.set(first, summary);
    else if (!firsts.has(first)) firsts.set(first, FIRST_WORDS[first] ?? summary);
    const list = seconds.get(first) ?? [];
    if (second !== undefined) list.push({ word: second, summary });
    for (const word of choices) list.push({ word, summary: "" });
    seconds.set(first, list);
  }
  const first = [...firsts].map(([word, summary]) => ({ word, summary }));
  const topics = TOPICS.map(({ name, summary }) => ({ word: name, summary }));
  return { first, helped: [...first, ...topics], seconds };
}

const HELP: Word = { word: "help", summary: "Print help for a command or a topic" };

/** bash and zsh differ in how words are numbered, not in what is looked for. */
const FIND_COMMAND = `
  local first="" second="" skip="" ledger="" word
  for word in "\${before[@]}"; do
    if [[ -n $skip ]]; then ledger=\${word/#\\~/$HOME}; skip=""; continue; fi
    case $word in
      --ledger) skip=1 ;;
      -*) ;;
      *)
        if [[ -z $first ]]; then first=$word
        elif [[ -z $second ]]; then second=$word
        fi ;;
    esac
  done
  [[ $first == record ]] && second=\${second//_/-}`;

interface Shell {
  /** Offers some words. */
  readonly offer: (words: readonly Word[]) => string;
  /** Offers what `rothbook complete` lists. */
  readonly ids: (sort: string) => string;
  /** Leaves it to the shell: files. */
  readonly files: string;
}

const plain = (words: readonly string[]): Word[] => words.map((word) => ({ word, summary: "" }));

function valuesOf(
  { choices, ids }: CompletableOption,
  { offer, ids: asked, files }: Shell,
): string {
  if (choices.length > 0) return offer(plain(choices));
  return ids === undefined ? files : asked(ids);
}

function candidates(commands: Commands, shell: Shell): string {
  const { offer, ids: asked, files } = shell;
  const { first, helped, seconds } = wordsOf(commands);
  const all = specificFirst(commands);
  const values = all.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => {
        const pattern = option.names.map((each) => `${patternOf(name)}:${each}`).join(" | ");
        return `    ${pattern}) ${valuesOf(option, shell)}; return ;;`;
      }),
  );
  const ofCommands = all.map(
    ({ name, options }) => `      ${patternOf(name)}) ${offer(namesOf(options))} ;;`,
  );
  const arguments_ = all.flatMap(({ name, ids }) => {
    const [word = "", second = ""] = name.split(" ");
    return ids === undefined ? [] : [`    ${word}:${second}) ${asked(ids)} ;;`];
  });
  const groups = [...seconds]
    .filter(([, words]) => words.length > 0)
    .map(([word, words]) => `    ${word}:) ${offer(words)} ;;`);
  return [
    '  case "$first:$second:$previous" in',
    `    *:--ledger) ${files}; return ;;`,
    ...values,
    "  esac",
    "  if [[ $current == -* ]]; then",
    '    case "$first:$second" in',
    ...ofCommands,
    `      *) ${offer([...namesOf(GLOBAL), { word: "--version", summary: "print the version" }])} ;;`,
    "    esac",
    "    return",
    "  fi",
    "  if [[ -z $first ]]; then",
    `    ${offer([...first, HELP])}`,
    "    return",
    "  fi",
    '  case "$first:$second" in',
    `    help:) ${offer(helped)} ;;`,
    ...groups,
    ...arguments_,
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

function namesOf(options: readonly CompletableOption[]): Word[] {
  return options.flatMap(({ names, summary }) => names.map((word) => ({ word, summary })));
}

function bash(commands: Commands): string {
  return `# Completion of rothbook for bash.
_rothbook_ids() {
  COMPREPLY=($(compgen -W "$(rothbook \${ledger:+--ledger "$ledger"} complete "$1" 2>/dev/null | cut -f 1)" -- "$current"))
}
_rothbook() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=()${FIND_COMMAND}
${candidates(commands, {
  offer: (words) =>
    `COMPREPLY=($(compgen -W "${words.map(({ word }) => word).join(" ")}" -- "$current"))`,
  ids: (sort) => `_rothbook_ids ${sort}`,
  files: ":",
})}
}
complete -o default -F _rothbook rothbook
`;
}

function zsh(commands: Commands): string {
  return `#compdef rothbook
# Completion of rothbook for zsh.
_rothbook_offer() {
  local -a words=("$@")
  _describe -V rothbook words
}
_rothbook_ids() {
  local -a words=()
  local line
  for line in \${(f)"$(rothbook \${ledger:+--ledger} \${ledger:+$ledger} complete $1 2>/dev/null)"}; do
    words+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe -V $1 words
}
_rothbook() {
  local current=$words[CURRENT] previous=$words[CURRENT-1]
  local -a before=("\${(@)words[2,CURRENT-1]}")${FIND_COMMAND}
${candidates(commands, {
  offer: (words) => `_rothbook_offer ${words.map(zshWord).join(" ")}`,
  ids: (sort) => `_rothbook_ids ${sort}`,
  files: "_files",
})}
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _rothbook "$@"; else compdef _rothbook rothbook; fi
`;
}

/** `_describe` takes what stands before the first colon for the word. */
function zshWord({ word, summary }: Word): string {
  const escaped = word.replaceAll(":", "\\:");
  return `'${(summary === "" ? escaped : `${escaped}:${summary}`).replaceAll("'", "'\\''")}'`;
}

function fish(commands: Commands): string {
  const { first, helped, seconds } = wordsOf(commands);
  const lines = [FISH_START];
  const say = (condition: string, rest: string, summary: string) =>
    lines.push(
      `complete -c rothbook -n "${condition}" ${rest}${summary === "" ? "" : ` -d ${quoted(summary)}`}`,
    );
  for (const { word, summary } of [...first, HELP]) say("__rothbook_is", `-a ${word}`, summary);
  for (const { word, summary } of helped) say("__rothbook_is help", `-a ${word}`, summary);
  for (const [word, words] of seconds)
    for (const each of words) say(`__rothbook_is ${word}`, `-a ${each.word}`, each.summary);
  for (const { name, ids, files } of commands) {
    if (ids !== undefined) say(`__rothbook_is ${name}`, `-a ${fishIds(ids)}`, "");
    else if (files) say(`__rothbook_in ${name}`, "-F", "");
  }
  for (const { name, options } of commands)
    for (const option of options)
      if (!GLOBAL.includes(option))
        say(`__rothbook_in ${name}`, fishOption(option), option.summary);
  for (const option of GLOBAL)
    lines.push(`complete -c rothbook ${fishOption(option)} -d ${quoted(option.summary)}`);
  return `${lines.join("\n")}\n`;
}

const FISH_START = `# Completion of rothbook for fish.
function __rothbook_words
  set -l skip 0
  for word in (commandline -opc)[2..-1]
    if test $skip = 1
      set skip 0
      continue
    end
    switch $word
      case --ledger
        set skip 1
      case '-*'
      case '*'
        string replace -a _ - -- $word
    end
  end
end
function __rothbook_is -d 'the words so far are these'
  set -l words (string join ' ' -- (__rothbook_words))
  test "$words" = "$argv"
end
function __rothbook_in -d 'the words so far begin with these'
  string match -q -- "$argv *" (string join ' ' -- (__rothbook_words))' '
end
function __rothbook_ids
  set -l ledger
  set -l last
  for word in (commandline -opc)
    test "$last" = --ledger; and set ledger --ledger (string replace -r '^~' $HOME -- $word)
    set last $word
  end
  rothbook $ledger complete $argv 2>/dev/null
end
complete -c rothbook -f`;

function fishIds(sort: string): string {
  return `'(__rothbook_ids ${sort})'`;
}

function fishOption({ names, takesValue, choices, ids }: CompletableOption): string {
  const flags = names.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  if (!takesValue) return flags.join(" ");
  if (choices.length > 0) return `${flags.join(" ")} -x -a '${choices.join(" ")}'`;
  return ids === undefined
    ? `${flags.join(" ")} -r -F`
    : `${flags.join(" ")} -x -a ${fishIds(ids)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
