// The commands as a shell completes them: words, options, choices. A kind of `record` is a command of
// its own here, because its flags are its own.

import type { Argument, Option } from "../../answers/input.ts";
import type { RecordableKind } from "../../app/take-in/recordable.ts";
import type { Command } from "../command.ts";
import { flagsOf } from "../record/record-flags.ts";

export interface Completable {
  /** `limits`, `law add`, `record paycheck`. */
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletableOption[];
  /** What the first argument may be, when it can be listed. */
  readonly choices: readonly string[];
}

export interface CompletableOption {
  /** `--output` and perhaps `-o`. */
  readonly names: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

const GLOBAL: readonly CompletableOption[] = [
  { names: ["--ledger"], summary: "the ledger", takesValue: true, choices: [] },
  { names: ["--quiet", "-q"], summary: "results and errors only", takesValue: false, choices: [] },
  { names: ["--help", "-h"], summary: "print help", takesValue: false, choices: [] },
];

export function completables(
  commands: readonly Command[],
  kinds: readonly RecordableKind[],
): readonly Completable[] {
  return commands.flatMap((command) => {
    const options = [...Object.values(command.options).map(optionOf), ...GLOBAL];
    const made = { name: command.name, summary: command.summary, options };
    if (command.name !== "record") return [{ ...made, choices: firstChoices(command) }];
    const ofKinds = kinds.map((kind) => ({
      name: `record ${kind.kind}`,
      summary: kind.summary,
      options: [...flagsOf(kind).map(({ flag, field }) => flagOption(flag, field)), ...options],
      choices: [],
    }));
    return [{ ...made, choices: [] }, ...ofKinds];
  });
}

function optionOf({ flags, summary, kind, read }: Option): CompletableOption {
  const names = flags.split(/[ ,]+/).filter((word) => word.startsWith("-"));
  return { names, summary, takesValue: kind !== "switch", choices: read.choices ?? [] };
}

function flagOption(
  flag: string,
  { form, shape, choices }: ReturnType<typeof flagsOf>[number]["field"],
): CompletableOption {
  const listed = shape === "flag" ? ["true", "false"] : choices;
  return { names: [flag], summary: form, takesValue: true, choices: listed };
}

function firstChoices(command: Command): readonly string[] {
  const [first] = Object.values(command.arguments) as readonly Argument[];
  return first?.read.choices ?? [];
}
