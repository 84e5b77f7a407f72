// A line of a worksheet as it is called where people read: "Form 1099-R of Acme 401(k), code G, box 2a".
import { FORM_TITLES, type FormName } from "../kernel/form-names.ts";
import { type LineName, type LineOwner, placeText } from "../kernel/line-name.ts";
import type { Voice } from "../kernel/sentence.ts";

const TITLES: Readonly<Record<FormName, string>> = {
  ...FORM_TITLES,
  "annual-additions": "the limit on annual additions",
  "after-tax-basis": "after-tax basis",
};

/** How somebody calls the owners of lines. */
export type OwnerNames = Pick<Voice, "person" | "plan" | "employer">;

export function lineWords(form: FormName, { place, owner }: LineName, names: OwnerNames): string {
  const whose = owner === undefined ? "" : ` of ${ownerName(owner, names)}`;
  const code = owner !== undefined && "code" in owner ? `, code ${owner.code}` : "";
  return `${TITLES[form]}${whose}${code}, ${placeText(place, wordOf(form))}`;
}

export function ownerName(owner: LineOwner, names: OwnerNames): string {
  if ("person" in owner) return names.person(owner.person);
  return "employer" in owner ? names.employer(owner.employer) : names.plan(owner.plan);
}

export function wordOf(form: FormName): "box" | "line" {
  return form === "form-1099-r" ? "box" : "line";
}
