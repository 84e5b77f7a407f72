// `record` for one kind, as a command of its own that help can show: its fields, needed ones first, and an
// example. And the list of kinds.
import { anyText, type Option, option, switchOption } from "../../answers/input.ts";
import type { RecordableField, RecordableKind } from "../../app/take-in/recordable.ts";
import { wrap } from "../../render/text/display-width.ts";
import type { Command } from "../command.ts";
import { KIND_EXAMPLES } from "./kind-examples.ts";
import { flagsOf, type RecordFlag } from "./record-flags.ts";

/** What follows the options of `record --help`. */
export function kindsText(kinds: readonly RecordableKind[], columns: number): string {
  const width = Math.max(...kinds.map(({ kind }) => kind.length)) + 4;
  const rows = kinds.flatMap(({ kind, summary }) => {
    const [first = "", ...others] = wrap(summary, Math.max(columns - width, 20));
    const indented = others.map((line) => " ".repeat(width) + line);
    return [`  ${dashed(kind)}`.padEnd(width) + first, ...indented];
  });
  const more = "rothbook record KIND --help shows what a kind takes.";
  return `${["", "Kinds:", ...rows, "", more].join("\n")}\n`;
}

export function kindCommand(kind: RecordableKind, record: Command): Command {
  const fields = flagsOf(kind).map((each) => [each.flag, fieldOption(each, kind)] as const);
  const order = [NEEDED, oneOfHeading(kind), MAY];
  const inOrder = fields.toSorted(
    ([, a], [, b]) => order.indexOf(a.heading) - order.indexOf(b.heading),
  );
  return {
    ...record,
    name: `record ${dashed(kind.kind)}`,
    summary: `Record ${kind.summary}`,
    example: KIND_EXAMPLES[kind.kind] ?? `record ${kind.kind}`,
    details: () => Promise.resolve(""),
    arguments: {},
    options: { ...Object.fromEntries(inOrder), ...record.options },
  };
}

const NEEDED = "Needed:";
const MAY = "May be left out:";

/** Of a paycheck's contributions one has to be there, whichever. */
function oneOfHeading({ fields }: RecordableKind): string {
  const group = fields.find(({ shape, optional }) => shape === "group" && !optional);
  return group === undefined ? "" : `At least one of its ${words(group.name)}:`;
}

function fieldOption(
  { flag, field, path }: RecordFlag,
  kind: RecordableKind,
): Option & { readonly heading: string } {
  // Whose it is need not be said where the ledger holds one person.
  const isWhose = field.name === "person" && kind.kind !== "person";
  const isOfNeeded = kind.fields.some(({ name, optional }) => name === path[0] && !optional);
  const heading = isOfNeeded
    ? oneOfHeading(kind)
    : field.optional || path.length > 0 || isWhose
      ? MAY
      : NEEDED;
  const means = isWhose ? "whose, when the ledger holds several people" : meaning(field);
  return field.shape === "flag"
    ? { ...switchOption(`${flag} [yes|no]`, means), heading }
    : { ...option(`${flag} <${placeholder(field)}>`, means, anyText), heading };
}

function placeholder({ shape, form, choices }: RecordableField): string {
  if (shape === "list") return "parts";
  if (shape === "group") return "tiers";
  if (choices.length > 0) return "word";
  const short: Readonly<Record<string, string>> = {
    "a dollar amount": "amount",
    "a date": "date",
    "a year": "year",
    "a percentage": "percent",
    "a name": "id",
  };
  return short[form] ?? "text";
}

function meaning({ shape, means, choices, fields }: RecordableField): string {
  const how =
    shape === "list"
      ? `${fields.map(({ name }) => `${name}=…`).join(",")}; repeatable`
      : shape === "group"
        ? '"50% up to 6%" or "100% up to 3%, 50% up to 5%"'
        : choices.join(", ");
  return how === "" ? means : `${means}: ${how}`;
}

function dashed(name: string): string {
  return name.replaceAll("_", "-");
}

function words(name: string): string {
  return name.replaceAll("_", " ");
}
