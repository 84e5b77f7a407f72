// A command as a value: what it is called, what it takes and what it does. `commands/index.ts` lists
// them; nothing registers itself.

import type { Arguments, Options, Values } from "../answers/input.ts";
import type { LedgerAccess } from "../app/ledger-access.ts";
import type { Machine } from "../compose.ts";
import type { Outcome } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { ExitCode } from "../kernel/problem-codes.ts";
import type { Ends } from "./help/ends.ts";
import type { Io } from "./terminal/io.ts";

export interface Context {
  readonly io: Io;
  /** The ledger that was meant (`--ledger`, else `$ROTHBOOK_LEDGER`, else `rothbook.db`) at the command's moment. */
  readonly access: LedgerAccess;
  /** The same from outside: where new ledgers are made and files are restored. */
  readonly machine: Machine;
  /** Every command there is. */
  readonly commands: readonly Command[];
  /** Results and errors only: no progress, no warnings. */
  readonly quiet: boolean;
  /** Prints problems on stderr and says which exit code they lead to. */
  report(problems: readonly Problem[]): ExitCode;
}

export interface Definition<O extends Options, A extends Arguments> {
  /** One word, or two for a command of a group: `law add`. */
  readonly name: string;
  readonly summary: string;
  /** Without the program's name: `limits --tax-year 2025`. */
  readonly example: string;
  /** For programs that ask, not for people: in no list and no help. */
  readonly hidden?: true;
  /** It reads and changes no ledger. */
  readonly withoutLedger?: true;
  /** Whose, which plan and which year may come from the file of defaults. */
  readonly takesDefaults?: true;
  /** More for `--help`, after the options, for a terminal of that width. */
  readonly details?: (columns: number) => Promise<string>;
  /** For `--help` of one word after the command: of `record paycheck`, what that kind takes. */
  readonly helpOf?: (word: string) => Outcome<Command, Problem>;
  /** The exit codes of a command that ran, and when. */
  readonly endsWith?: Ends;
  readonly arguments: A;
  readonly options: O;
  /** Extra options are handed on in `rest` as they were written; for `record`, whose flags depend on the kind. */
  readonly passThrough?: boolean;
  readonly run: (
    given: {
      readonly options: Values<O>;
      readonly arguments: Values<A>;
      readonly rest: readonly string[];
    },
    context: Context,
  ) => Promise<ExitCode>;
}

export type Command = Definition<Options, Arguments>;

export function defineCommand<const O extends Options, const A extends Arguments>(
  definition: Definition<O, A>,
): Command {
  // `run` receives exactly what its own options and arguments read to: `parse.ts` sees to it.
  return definition as unknown as Command;
}
