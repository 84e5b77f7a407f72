// Line 10 of Form 8606 may be rounded "to at least 3 places". The calculation keeps it exact unless the user
// declares otherwise; where the two come to different amounts, both are said, with the setting used.
import { add, formatDollars } from "../../kernel/money.ts";
import { LEAST_PLACES, type PartOneEntries, partOne } from "./part-1.ts";

/** One note when rounding changes what is nontaxable, or when it was asked for; none otherwise. */
export function lineTenNotes(entries: PartOneEntries, places: number | undefined): string[] {
  const exact = nontaxable(entries);
  const rounded = nontaxable(entries, places ?? LEAST_PLACES);
  if (exact === undefined || rounded === undefined) return [];
  const by = `rounded to ${places ?? LEAST_PLACES} places`;
  if (exact === rounded) {
    return places === undefined
      ? []
      : [`Line 10 is ${by}, as declared; kept exact it comes to the same.`];
  }
  return places === undefined
    ? [
        `Line 10 is kept exact: ${exact} is nontaxable. ${capitalized(by)} it would be ${rounded}. Declare --round-line-10 ${LEAST_PLACES} to use that.`,
      ]
    : [`Line 10 is ${by}, as declared: ${rounded} is nontaxable. Kept exact it would be ${exact}.`];
}

function nontaxable(entries: PartOneEntries, places?: number): string | undefined {
  const { recovery } = partOne(entries, places);
  if (recovery?.line11.state !== "complete" || recovery.line12.state !== "complete")
    return undefined;
  return formatDollars(add(recovery.line11.cents, recovery.line12.cents));
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
