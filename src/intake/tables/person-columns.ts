// Which columns of a table tell one person from another. Rows of two people that nobody tells apart would become one
// paycheck, so a register is searched for such a column where its layout names none: a heading of people first,
// a number of theirs where there is no name, and last a column in which every cell is a name.
import type { Row } from "../text/text-rows.ts";
import { headerWords, plainText } from "../text/wording.ts";

const PEOPLE =
  "(?:employee|emp|ee|worker|associate|colleague|(?:team |staff |crew )?member|participant|payee|person|personnel|staff)";
const NAMES = new RegExp(
  `^${PEOPLE}(?: (?:full |legal |last |first |preferred |display )?name)?$|^(?:full |legal |last |first |preferred |display )?name$`,
);
const NUMBERS = new RegExp(
  `^(?:${PEOPLE}|badge|file|clock|position|payroll) ?(?:#|no|nr|num|number|id|code|ssn)$|^badge$|^(?:ssn|social security(?: number| no| #)?)$`,
);

/** The columns of people among those that no rule names: `Worker`, `Legal Name`; without one, `Emp #`, `Worker ID`. */
export function peopleAmong<C extends { readonly header: string }>(columns: readonly C[]): C[] {
  const under = (headings: RegExp) =>
    columns.filter(({ header }) => headings.test(headerWords(header)));
  const named = under(NAMES);
  return named.length > 0 ? named : under(NUMBERS);
}

/** `Okafor, Dana`, whatever the header calls such people. */
export function isSurnameFirst(text: string): boolean {
  return SURNAME_FIRST.test(text);
}

const SURNAME_FIRST = /^\p{Lu}[\p{L}\p{M}'’. -]*, ?\p{Lu}[\p{L}\p{M}'’. -]*$/u;

/** Watches columns whose heading says nothing of people. */
export class NamesInRows {
  /** How many names were seen, by the column. */
  readonly #columns: Map<number, number>;

  constructor(columns: readonly { readonly index: number }[]) {
    this.#columns = new Map(columns.map(({ index }) => [index, 0]));
  }

  note(row: Row): void {
    for (const [index, seen] of this.#columns) {
      const text = plainText(row.cells[index]?.text ?? "");
      if (text === "") continue;
      if (isSurnameFirst(text)) this.#columns.set(index, seen + 1);
      else this.#columns.delete(index);
    }
  }

  /** The columns in which every cell was a name. */
  get columns(): readonly number[] {
    return [...this.#columns].flatMap(([index, seen]) => (seen > 0 ? [index] : []));
  }
}
