// A line of a worksheet as it is called where people read: "Form 1099-R of Acme 401(k), code G, box 2a".
import type { FormName } from "../kernel/form-names.ts";

const TITLES: Readonly<Record<FormName, string>> = {
  "form-8606": "Form 8606",
  "form-5329": "Form 5329",
  "form-1099-r": "Form 1099-R",
  "form-1040": "Form 1040",
  "annual-additions": "the limit on annual additions",
  "after-tax-basis": "after-tax basis",
};

/** A worksheet of several blocks names its lines after them: `acme-401k/G/2a`. */
export function lineWords(form: FormName, line: string, nameOf: (id: string) => string): string {
  const parts = line.split("/");
  const [whose = "", code = "", box] = parts;
  if (form === "form-1099-r" && box !== undefined)
    return `${TITLES[form]} of ${nameOf(whose)}, code ${code}, box ${box}`;
  if (parts.length === 1) return `${TITLES[form]}, line ${line}`;
  return `${TITLES[form]} of ${parts.slice(0, -1).map(nameOf).join(", ")}, line ${parts.at(-1)}`;
}
