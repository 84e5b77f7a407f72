// The lines of Form 1040 for the return: each person's amount, both together, and the one column of whole
// dollars, which is rounded after adding (Instructions for Form 1040, "Rounding off to whole dollars").
import { wholeDollars } from "../../../forms/whole-dollars.ts";
import type { LineValue, Term, Worksheet, WorksheetLine } from "../../../forms/worksheet.ts";
import { type Cents, total } from "../../../kernel/money.ts";
import type { PersonOfReturn } from "./return-packet.ts";

export interface ReturnLine {
  readonly line: string;
  readonly label: string;
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
  const ofPerson = people.map(({ form1040 }) => byLine(form1040));
  const together = joint === undefined ? ofPerson[0] : byLine(joint);
  const before = people.map(({ lastYear }) => byLine(lastYear));
  const names = [
    ...new Set([...(together?.keys() ?? []), ...ofPerson.flatMap((lines) => [...lines.keys()])]),
  ];
  return names
    .filter((line) => !line.includes("/"))
    .toSorted(byForm)
    .map((line) => {
      const own = people.map(
        ({ person }, index) => together?.get(`${person}/${line}`) ?? ofPerson[index]?.get(line),
      );
      const shares = own.map((each) => each?.value);
      const value = together?.get(line)?.value ?? sumOf(shares);
      return {
        line,
        label:
          [together, ...ofPerson].map((lines) => lines?.get(line)?.label).find(Boolean) ?? line,
        ofPeople: shares,
        terms: own.map((each) => each?.terms ?? []),
        together: value,
        whole: value?.kind === "amount" ? wholeDollars(value.cents) : undefined,
        lastYear: sumOf(before.map((lines) => lines.get(line)?.value)),
      };
    });
}

function byLine(worksheet: Worksheet | undefined): Map<string, WorksheetLine> {
  return new Map((worksheet?.lines ?? []).map((line) => [line.line, line]));
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
function byForm(one: string, other: string): number {
  return orderOf(one) - orderOf(other) || one.localeCompare(other);
}

function orderOf(line: string): number {
  return line.startsWith("schedule") ? 1000 : Number.parseInt(line, 10) || 999;
}
