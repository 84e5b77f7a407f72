// The commands as a shell completes them: words, options, choices, ids. A kind of `record` is a command of
// its own here, because its flags are its own.

import type { Argument, Option } from "../../answers/input.ts";
import type { IdSort } from "../../app/questions/id-sorts.ts";
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
  /** What the first argument may be, when the ledger knows it. */
  readonly ids?: IdSort;
  /** The first argument may be a file. */
  readonly files: boolean;
}

export interface CompletableOption {
  /** `--output` and perhaps `-o`. */
  readonly names: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly ids?: IdSort;
}

/** By the name of an option, of a field of an event or of an argument. */
const IDS: Readonly<Record<string, IdSort>> = {
  person: "person",
  spouse: "person",
  owner: "person",
  employer: "employer",
  plan: "plan",
  to_plan: "plan",
  event: "event",
  batch: "batch",
  as_of: "batch",
  from: "batch",
  tax_year: "year",
  for_tax_year: "year",
  limitation_year: "year",
};

export const GLOBAL: readonly CompletableOption[] = [
  { names: ["--ledger"], summary: "the ledger", takesValue: true, choices: [] },
  { names: ["--quiet", "-q"], summary: "results and errors only", takesValue: false, choices: [] },
  { names: ["--help", "-h"], summary: "print help", takesValue: false, choices: [] },
];

export function completables(
  commands: readonly Command[],
  kinds: readonly RecordableKind[],
): readonly Completable[] {
  return commands.flatMap<Completable>((command) => {
    const isEvents = command.name === "events";
    const kindNames = kinds.map(({ kind }) => kind);
    const options = Object.values(command.options).map((each) =>
      // The kinds are words of the ledger, which the option itself leaves to the question.
      isEvents && each.flags.startsWith("--kind ")
        ? { ...optionOf(each), choices: kindNames }
        : optionOf(each),
    );
    const made = { name: command.name, summary: command.summary, options: [...options, ...GLOBAL] };
    if (command.name !== "record") return [{ ...made, ...firstArgument(command) }];
    const ofKinds = kinds.map((kind) => ({
      name: `record ${kind.kind.replaceAll("_", "-")}`,
      summary: kind.summary,
      options: [
        ...flagsOf(kind).map(({ flag, field }) => flagOption(flag, field)),
        ...made.options,
      ],
      choices: [],
      files: false,
    }));
    return [{ ...made, choices: [], files: false }, ...ofKinds];
  });
}

function idsOf(name: string): { readonly ids?: IdSort } {
  const ids = IDS[name.replace(/^--/, "").replaceAll("-", "_")];
  return ids === undefined ? {} : { ids };
}

function optionOf({ flags, summary, kind, read }: Option): CompletableOption {
  const names = flags.split(/[ ,]+/).filter((word) => word.startsWith("-"));
  const choices = read.choices ?? [];
  const takesValue = kind !== "switch";
  const ids = takesValue && choices.length === 0 ? idsOf(names.at(-1) ?? "") : {};
  return { names, summary, takesValue, choices, ...ids };
}

function flagOption(
  flag: string,
  { means, shape, choices }: ReturnType<typeof flagsOf>[number]["field"],
): CompletableOption {
  const listed = shape === "flag" ? ["yes", "no"] : choices;
  const ids = listed.length === 0 ? idsOf(flag) : {};
  return { names: [flag], summary: means, takesValue: true, choices: listed, ...ids };
}

function firstArgument(command: Command): Pick<Completable, "choices" | "ids" | "files"> {
  const [first] = Object.values(command.arguments) as readonly Argument[];
  const choices = first?.read.choices ?? [];
  const ids = idsOf(first?.name.replace(/[<>[\].]/g, "") ?? "");
  const files = first !== undefined && choices.length === 0 && ids.ids === undefined;
  return { choices, ...ids, files };
}
