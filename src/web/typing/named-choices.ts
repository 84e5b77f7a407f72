// What a field may name: people, employers and plans by what they are called, not by their ids.
import type { Household } from "../../app/questions/household.ts";
import type { Choice } from "../shell/field.ts";

const REFERS: Readonly<Record<string, keyof Household>> = {
  person: "people",
  spouse: "people",
  owner: "people",
  employer: "employers",
  plan: "plans",
  to_plan: "plans",
};

/** Undefined where a field names nobody of the book, or gives the name itself. */
export function namedChoices(
  field: string,
  kind: string,
  known: Household,
): readonly Choice[] | undefined {
  const to = field === kind ? undefined : REFERS[field];
  const all = to === undefined ? [] : known[to];
  return all.length === 0 ? undefined : all.map(({ id, name }) => ({ value: id, label: name }));
}
