// What to do about something: words for anybody and, apart from them, the commands that do it. A terminal
// prints both, a page and a letter the words alone: nobody there can type a command.
import { joined, plainText, type Said, say, spoken, type Voice } from "./sentence.ts";

export type Advice =
  | Said
  | {
      readonly words: Said;
      /** Without the program's name: `audit log`. */
      readonly commands: readonly string[];
    };

/** @example byCommand("list them", "audit log") // list them: rothbook audit log */
export function byCommand(words: Said, ...commands: readonly string[]): Advice {
  return { words, commands };
}

/** For a terminal. */
export function adviceText(advice: Advice): string {
  const words = plainText(wordsOf(advice));
  if (!hasCommands(advice)) return words;
  const commands = advice.commands.map((command) => `rothbook ${command}`).join("; ");
  return words === "" ? commands : `${words}: ${commands}`;
}

/** For whoever has no terminal at hand, in the voice of the place where it is read. */
export function adviceWords(advice: Advice, voice?: Voice): string {
  const words = wordsOf(advice);
  return voice === undefined ? plainText(words) : spoken(words, voice);
}

/** With words before it: `Needs the date of birth of alex`. */
export function after(words: string, advice: Advice): Advice {
  const all = say`${words}${wordsOf(advice)}`;
  return hasCommands(advice) ? byCommand(all, ...advice.commands) : all;
}

/** Several as one, each said once. */
export function together(list: readonly Advice[]): Advice {
  const words = new Map(list.map((advice) => [adviceWords(advice), wordsOf(advice)]));
  const all = joined([...words.values()], "; ");
  const commands = new Set(list.flatMap((advice) => (hasCommands(advice) ? advice.commands : [])));
  return commands.size === 0 ? all : byCommand(all, ...commands);
}

function wordsOf(advice: Advice): Said {
  return hasCommands(advice) ? advice.words : advice;
}

function hasCommands(advice: Advice): advice is Exclude<Advice, Said> {
  return typeof advice === "object" && "commands" in advice;
}
