// Whose payslip it is and whose payroll printed it, as far as its text says so: an employee named after a label,
// else the one person of the ledger whose full name stands in it; the employer by a word such as Inc. or LLC.
import type { ReadContext } from "../read-record.ts";
import type { Owner } from "../rows/meaning.ts";
import { normaliseValue } from "../text/wording.ts";

export interface WhoseSlip {
  /** Nobody when the text names nobody, or several. */
  readonly owner: Owner;
  readonly employer: string;
}

export function whoseSlip(text: string, context: ReadContext): WhoseSlip {
  const head = text.slice(0, SEARCHED);
  const labelled = [...head.matchAll(LABELLED)].flatMap(([, name]) => name?.trim() ?? []);
  const names = [...new Set(labelled.map(normaliseValue))];
  const known = (context.peopleNamed?.(head) ?? []).map(({ name }) => name);
  const [only, second] = names.length > 0 ? labelled : known;
  const said =
    names.length === 1 || (names.length === 0 && second === undefined) ? only : undefined;
  return {
    owner: {
      employee: normaliseValue(said ?? ""),
      employeeWords: said === undefined ? [] : [said],
      account: "",
    },
    employer: EMPLOYER.exec(head.slice(0, NEAR_THE_TOP))?.[1]?.trim() ?? "",
  };
}

const SEARCHED = 20_000;
const NEAR_THE_TOP = 1500;

/** Two to four words of letters behind the label, and nothing else that is a word. */
const LABELLED =
  /^[^\S\r\n]*(?:employee|employee name|associate|associate name|team member|worker)[^\S\r\n]*:[^\S\r\n]*(\p{L}[\p{L}'.-]*,?(?: \p{L}[\p{L}'.-]*){1,3})(?=[^\S\r\n]{2}|[^\S\r\n]*[\r\n\t]|$)/gimu;

const EMPLOYER =
  /^[^\S\r\n]*((?:[\p{L}\p{N}&'.,-]+[^\S\r\n]){0,6}[\p{L}\p{N}&'.,-]+[^\S\r\n](?:inc|llc|l\.l\.c|corp|corporation|company|co|ltd|lp|llp|plc)\b\.?)/imu;
