// The name of a line of a form: the one that is typed, `teo/schedule_2_8`, and what it is made of. Whoever
// prints "Schedule 2, line 8 of Teo" has the parts and takes no name apart.

/** As people name it: number "8" of schedule "2", number "4c". */
export interface LinePlace {
  readonly number: string;
  readonly schedule?: string;
}

/** Whose block of lines it is, on a worksheet that has one for each person, plan or group of employers. */
export type LineOwner =
  | { readonly person: string }
  | { readonly employer: string }
  /** `code` as it tells the Forms 1099-R of a plan apart: "G", "1-roth". */
  | { readonly plan: string; readonly code?: string };

export interface LineName {
  /** Unique in the worksheet: "15c", "teo/4b", "acme-401k/G/2a". */
  readonly line: string;
  readonly place: LinePlace;
  /** Absent on a worksheet of one block. */
  readonly owner?: LineOwner;
}

/** The name that is typed: `acme-401k/G/2a`. */
export function lineOf(line: string, owner: LineOwner | undefined): string {
  if (owner === undefined) return line;
  if ("person" in owner) return `${owner.person}/${line}`;
  if ("employer" in owner) return `${owner.employer}/${line}`;
  return [owner.plan, ...(owner.code === undefined ? [] : [owner.code]), line].join("/");
}

/** "line 4c", "Schedule 2, line 8"; boxes have the word of their own. */
export function placeText({ number, schedule }: LinePlace, word = "line"): string {
  return schedule === undefined ? `${word} ${number}` : `Schedule ${schedule}, line ${number}`;
}

/** "Form 1040, line 59" of 2014, "Schedule 4, line 59" of 2018, "Schedule 2, line 8" of 2025. */
export function returnPlaceText(place: LinePlace | undefined): string {
  if (place === undefined) return "Form 1040";
  return `${place.schedule === undefined ? "Form 1040, " : ""}${placeText(place)}`;
}

/** The line that shows a fact: the one of nobody in particular, or that of a person on a joint return. */
export function lineWith<Line extends LineName & { readonly fact: string }>(
  worksheet: { readonly lines: readonly Line[] } | undefined,
  fact: Line["fact"],
  person?: string,
): Line | undefined {
  return worksheet?.lines.find(
    ({ fact: shown, owner }) =>
      shown === fact &&
      (person === undefined
        ? owner === undefined
        : owner !== undefined && "person" in owner && owner.person === person),
  );
}
