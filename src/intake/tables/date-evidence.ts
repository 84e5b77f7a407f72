// Whether 03/04 is March or April: proven by other dates under the header, by an answer, or asked.
import type { Problem } from "../../kernel/problem.ts";
import type { Layout } from "../layouts/layout.ts";
import { dateCells } from "../rows/read-row.ts";
import { type DateFormat, provenFormats } from "../text/statement-date.ts";
import type { Cell, Row } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { type KnownFeed, questionId, type Unknown } from "../unknown.ts";
import type { FoundHeader } from "./find-tables.ts";

/** The dates under one header, from which the order of day and month has to be proven. */
export class DateEvidence {
  readonly #header: FoundHeader;
  readonly #cells: string[] = [];
  /** Where each text stood first. */
  readonly #places = new Map<string, Cell>();

  constructor(header: FoundHeader) {
    this.#header = header;
  }

  add(row: Row): void {
    if (this.#header.table.date_formats !== undefined) return;
    for (const text of dateCells(row, this.#header)) {
      if (this.#places.has(text)) continue;
      this.#cells.push(text);
      const cell = row.cells.find((each) => each.text === text);
      if (cell !== undefined) this.#places.set(text, cell);
    }
  }

  #column(): number {
    const { fields } = this.#header;
    return fields.get("date") ?? fields.get("deposited_on") ?? -1;
  }

  formats(
    file: string,
    layout: Layout,
    { known, problems, undecided }: Doubts,
  ): readonly DateFormat[] {
    const { table, row } = this.#header;
    if (table.date_formats !== undefined) return table.date_formats;
    const { formats, ambiguous } = provenFormats(this.#cells);
    if (layout.declined !== undefined || table.ignore !== undefined) return formats;
    const words = plainText(row.cells[this.#column()]?.text ?? "") || "date";
    const proven = DATE_ORDERS.find((each) => formats.includes(each));
    // 03/27 says how 04/10 of the next payday is meant.
    if (proven !== undefined) known.recalled?.proves("dates", words, proven);
    if (ambiguous === undefined) return formats;
    const answer = known.recalled?.answerTo("dates", words);
    const order = DATE_ORDERS.find((each) => each === answer);
    if (order !== undefined) return [...formats, order];
    const cell = this.#places.get(ambiguous);
    const at = { file, line: cell?.line ?? row.line, column: cell?.column ?? 1 };
    undecided.push({ asked: "dates", words, at });
    problems.push({
      code: "import.date-ambiguous",
      severity: "error",
      message: `"${plainText(ambiguous)}" can be read with the month or the day first, and no date of the file proves which`,
      at: {
        file,
        line: cell?.line ?? row.line,
        column: cell?.column ?? 1,
        ...(cell && { endColumn: cell.column + cell.text.length }),
      },
      hint: `say --answer ${questionId("dates", words)}=MM/DD/YYYY or =DD/MM/YYYY; it is remembered`,
    });
    return [...formats, "MM/DD/YYYY"];
  }
}

interface Doubts {
  readonly known: KnownFeed;
  readonly problems: Problem[];
  readonly undecided: Unknown[];
}

const DATE_ORDERS = ["MM/DD/YYYY", "DD/MM/YYYY"] as const;
