// Which lines of a worksheet differ between two states of the record, and which events made them
// differ: an event did when the line would be another without it.

import { InvariantError } from "../kernel/invariant.ts";
import type { LineName } from "../kernel/line-name.ts";
import { pathsOf } from "../kernel/missing-fact.ts";
import { formatCents } from "../kernel/money.ts";
import type { FactName } from "./fact-registry.ts";
import type { LineValue, Worksheet, WorksheetLine } from "./worksheet.ts";

export interface LineChange extends LineName {
  readonly fact: FactName;
  readonly label: string;
  readonly part?: string;
  /** Absent where the form left the line blank, or there was no such form. */
  readonly before?: LineValue;
  readonly after?: LineValue;
}

/** In the order of the later worksheet; lines that it no longer has come last. */
export function worksheetChanges(
  before: Worksheet | undefined,
  after: Worksheet | undefined,
): LineChange[] {
  const then = byName(before);
  const now = byName(after);
  const names = new Set([...now.keys(), ...then.keys()]);
  return [...names].flatMap((name) => {
    const [old, current] = [then.get(name), now.get(name)];
    if (sameValue(old?.value, current?.value)) return [];
    const shown = current ?? old;
    if (shown === undefined) throw new InvariantError(`line ${name} is in neither worksheet`);
    return [
      {
        line: name,
        place: shown.place,
        ...(shown.owner !== undefined && { owner: shown.owner }),
        fact: shown.fact,
        label: shown.label,
        ...(shown.part !== undefined && { part: shown.part }),
        ...(old !== undefined && { before: old.value }),
        ...(current !== undefined && { after: current.value }),
      },
    ];
  });
}

function byName(worksheet: Worksheet | undefined): Map<string, WorksheetLine> {
  return new Map((worksheet?.lines ?? []).map((line) => [line.line, line]));
}

/** An empty box and one that is not there are the same on paper. */
function sameValue(a: LineValue | undefined, b: LineValue | undefined): boolean {
  return printedValue(a) === printedValue(b);
}

function printedValue(value: LineValue | undefined): string {
  switch (value?.kind) {
    case undefined:
      return "";
    case "amount":
      return formatCents(value.cents);
    case "text":
      return value.text;
    case "check":
      return value.checked ? "checked" : "";
    case "incomplete":
      return `needs ${pathsOf(value.missing).join(" ")}`;
  }
}
