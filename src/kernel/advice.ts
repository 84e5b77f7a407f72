// What to do about something: words for anybody and, apart from them, the commands that do it. A terminal
// prints both, a page and a letter the words alone: nobody there can type a command.

export type Advice =
  | string
  | {
      readonly words: string;
      /** Without the program's name: `audit log`. */
      readonly commands: readonly string[];
    };

/** @example byCommand("list them", "audit log") // list them: rothbook audit log */
export function byCommand(words: string, ...commands: readonly string[]): Advice {
  return { words, commands };
}

/** For a terminal. */
export function adviceText(advice: Advice): string {
  if (typeof advice === "string") return advice;
  const commands = advice.commands.map((command) => `rothbook ${command}`).join("; ");
  return advice.words === "" ? commands : `${advice.words}: ${commands}`;
}

/** For whoever has no terminal at hand. */
export function adviceWords(advice: Advice): string {
  return typeof advice === "string" ? advice : advice.words;
}

/** Several as one, each said once. */
export function together(list: readonly Advice[]): Advice {
  const words = [...new Set(list.map(adviceWords))].join("; ");
  const commands = new Set(
    list.flatMap((advice) => (typeof advice === "string" ? [] : advice.commands)),
  );
  return commands.size === 0 ? words : byCommand(words, ...commands);
}
