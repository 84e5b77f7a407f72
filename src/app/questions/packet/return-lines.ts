// The lines of Form 1040 for the return: each person's amount, both together, and the one column of whole
// dollars, which is rounded after adding (Instructions for Form 1040, "Rounding off to whole dollars").
import { wholeDollars } from "../../../forms/whole-dollars.ts";
import type { LineValue, Term, Worksheet, WorksheetLine } from "../../../forms/worksheet.ts";
import { lineWith } from "../../../kernel/line-name.ts";
import { type Cents, total } from "../../../kernel/money.ts";
import type { PersonOfReturn } from "./return-packet.ts";

export interface ReturnLine
  extends Pick<WorksheetLine, "line" | "fact" | "place" | "label" | "caption"> {
  /** In the order of the people. */
  readonly ofPeople: readonly (LineValue | undefined)[];
  /** What each amount is the sum of. On a joint return a person may have a 4a that their own return leaves blank. */
  readonly terms: readonly (readonly Term[])[];
  readonly together: LineValue | undefined;
  readonly whole: Cents | undefined;
  readonly lastYear: LineValue | undefined;
}

/** In the order of the form. */
export function returnLines(
  people: readonly PersonOfReturn[],
  joint: Worksheet | undefined,
): ReturnLine[] {
  const ofPerson = people.map(({ form1040 }) => linesOfNobody(form1040));
  const whole = joint ?? people[0]?.form1040;
  const together = linesOfNobody(whole);
  const lines = new Map(
    [...ofPerson.toReversed(), together].flat().map((line) => [line.fact, line]),
  );
  return [...lines.values()].toSorted(byForm).map(({ line, fact, place, label, caption }) => {
    const own = people.map(
      ({ person, form1040 }) => lineWith(joint, fact, person) ?? lineWith(form1040, fact),
    );
    const shares = own.map((each) => each?.value);
    const value = lineWith(whole, fact)?.value ?? sumOf(shares);
    return {
      fact,
      place,
      line,
      label,
      caption,
      ofPeople: shares,
      terms: own.map((each) => each?.terms ?? []),
      together: value,
      whole: value?.kind === "amount" ? wholeDollars(value.cents) : undefined,
      // By what it is: the form of another year has it on another line.
      lastYear: sumOf(people.map(({ lastYear }) => lineWith(lastYear, fact)?.value)),
    };
  });
}

function linesOfNobody(worksheet: Worksheet | undefined): WorksheetLine[] {
  return (worksheet?.lines ?? []).filter(({ owner }) => owner === undefined);
}

function sumOf(values: readonly (LineValue | undefined)[]): LineValue | undefined {
  const known = values.filter((value) => value !== undefined);
  const [first] = known;
  if (first?.kind === "check")
    return {
      kind: "check",
      checked: known.some((value) => value.kind === "check" && value.checked),
    };
  if (first === undefined) return undefined;
  const missing = known.flatMap((value) => (value.kind === "incomplete" ? value.missing : []));
  if (missing.length > 0) return { kind: "incomplete", missing };
  const amounts = known.flatMap((value) => (value.kind === "amount" ? [value.cents] : []));
  return amounts.length === 0 ? first : { kind: "amount", cents: total(amounts) };
}

/** 1h, 4a, 4b, …, 25b, then Schedule 2. */
function byForm(one: WorksheetLine, other: WorksheetLine): number {
  return orderOf(one) - orderOf(other) || one.line.localeCompare(other.line);
}

function orderOf({ place: { number, schedule } }: WorksheetLine): number {
  return schedule === undefined ? Number.parseInt(number, 10) || 999 : 1000;
}
