// What the checks say in the words of a terminal, in the words of a person: plans, employers and people by
// name instead of by id, lines of worksheets by the title of their form. Ids stay where they are typed.
import type { Household } from "../../app/questions/household.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { FORM_NAMES, type FormName } from "../../kernel/form-names.ts";
import { kindWords } from "./event-words.ts";
import { dayText } from "./words.ts";

export type PlainWords = (text: string) => string;

export function plainWords({ people, employers, plans }: Household): PlainWords {
  const names = new Map([...people, ...employers, ...plans].map(({ id, name }) => [id, name]));
  return (text) =>
    text
      .replace(ENTRY, (_, kind: string) => `${kindWords(kind.replaceAll(" ", "_"))}:`)
      .replace(ENTRIES, "")
      .replace(DAY, (day) => dayText(day as CalendarDate))
      .replace(LINE, (_, form: FormName, line: string) => lineWords(form, line, names))
      .replace(ID, (id) => (/[-\d]/.test(id) ? (names.get(id) ?? id) : id))
      .replace(AFTER, (all, before: string, id: string) => {
        const name = names.get(id);
        return name === undefined ? all : `${before} ${name}`;
      });
}

/** `form 1099r e42:` at the beginning. */
const ENTRY = /^([a-z0-9]+(?: [a-z0-9]+)*) e\d+:/;
/** ` (e42, e43)`: a page has links to entries instead. */
const ENTRIES = / \(e\d+(?:, e\d+)*\)/g;
/** `2026-02-15` */
const DAY = /(?<![\w-])\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d(?![\w-])/g;
/** `form-1099-r line acme-401k/G/2a` */
const LINE = new RegExp(`\\b(${FORM_NAMES.join("|")}) line ([^\\s,;]*[^\\s,;.])`, "g");
/** An id with a hyphen or a digit in it is no word of a sentence. */
const ID = /(?<![\w/.-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\w/-])/g;
/** One without could be a word (somebody's id is `may`): only where a name would stand. */
const AFTER = /\b(of|at|from|to|for|with|by) ([a-z][a-z0-9]*)(?![\w/-])/g;

const TITLES: Readonly<Record<FormName, string>> = {
  "form-8606": "Form 8606",
  "form-5329": "Form 5329",
  "form-1099-r": "Form 1099-R",
  "form-1040": "Form 1040",
  "annual-additions": "the limit on annual additions",
  "after-tax-basis": "after-tax basis",
};

function lineWords(form: FormName, line: string, names: ReadonlyMap<string, string>): string {
  const parts = line.split("/").map((part) => names.get(part) ?? part);
  const [whose = "", code = "", box] = parts;
  if (form === "form-1099-r" && box !== undefined)
    return `${TITLES[form]} of ${whose}, code ${code}, box ${box}`;
  if (parts.length === 1) return `${TITLES[form]}, line ${line}`;
  return `${TITLES[form]} of ${parts.slice(0, -1).join(", ")}, line ${parts.at(-1)}`;
}
