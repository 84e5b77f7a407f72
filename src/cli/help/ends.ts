// The exit code of a command, in words: the same for all, and what an answer that is not a good one means.
import { EXIT } from "../../kernel/problem-codes.ts";
import { wrap } from "../../render/text/display-width.ts";

/** By the names of `EXIT`. */
const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: "done, and nothing is wrong",
  problems: "a problem was found, an answer is incomplete, or something is not supported",
  usage: "the command line is wrong",
  unreadable: "a file or the ledger cannot be read or written",
  decision: "somebody has to decide: nothing was changed",
  bug: "a fault of the program; --debug prints where",
};

/** How a command ends although it ran: each completes "ends with 1 when …". */
export interface Ends {
  readonly 1?: string;
  readonly 4?: string;
}

/** At the end of the help of a command. */
export function endsText(ends: Ends = {}, columns = 80): string {
  const own = Object.entries(ends).map(
    ([code, when]) => `Ends with ${code} when ${when as string}.`,
  );
  const all = "Every exit code: rothbook help exit-codes.";
  return `\n${[...own, all].flatMap((line) => wrap(line, columns)).join("\n")}\n`;
}

/** Code and meaning, in order. */
export function exitCodeRows(): readonly (readonly [code: string, means: string])[] {
  return Object.entries(EXIT).map(
    ([name, code]) => [String(code), EXIT_MEANINGS[name as keyof typeof EXIT]] as const,
  );
}
