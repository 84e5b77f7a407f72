// Rows that stand in a file as the ledger writes them: a header becomes a check for each column once, and a row
// whose cells all pass becomes the text of its event as it stands. A row that fails any check is read cell by
// cell (`csv-layout.ts`), which also words what is wrong with it; so nothing here refuses anything.

import { invariant } from "../../kernel/invariant.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Fields } from "../../ledger/codec.ts";
import { WrittenData } from "../../ledger/written-data.ts";
import { type PlainCell, plainCell } from "./plain-cell.ts";

/** The data of an event whose columns are fields of its own and the fields of one group. */
export interface PlainShape {
  readonly fields: Fields;
  /** By its key; it is written before the fields beside it. */
  readonly group: string;
}

/** A column by the name of its field. */
interface RowColumn {
  readonly key: string;
  readonly group?: string;
}

interface PlainColumn {
  readonly key: string;
  readonly read: PlainCell;
  /** In the group of fields; otherwise in the event's data itself. */
  readonly inGroup: boolean;
}

/** A field as the ledger writes it: `"date":"`, where its cell is, and what rows without it mean. */
interface Member {
  readonly written: string;
  /** Undefined when the header has no such column. */
  readonly index: number | undefined;
  readonly required: boolean;
  readonly otherwise: string | undefined;
}

export class PlainRows {
  readonly #columns: readonly (PlainColumn | undefined)[];
  readonly #group: string;
  /** `{"contributions":{` */
  readonly #opening: string;
  readonly #inGroup: readonly Member[];
  readonly #beside: readonly Member[];
  readonly #otherwise: readonly (readonly [key: string, value: string])[];

  /** `columns` by their place in a header that has nothing wrong with it. */
  constructor(
    columns: readonly (RowColumn | undefined)[],
    { fields, group }: PlainShape,
    otherwise: Readonly<Record<string, string | undefined>>,
  ) {
    const inside = fields[group]?.codec.fields ?? {};
    const wire = fields[group]?.wire ?? group;
    this.#group = group;
    this.#opening = `{"${wire}":{`;
    this.#columns = columns.map((column) => {
      const inGroup = column?.group === group;
      const field = column && (inGroup ? inside : fields)[column.key];
      const read = field && plainCell(field.codec);
      return column && read && { key: column.key, read, inGroup };
    });
    const members = (of: Fields, inGroup: boolean): Member[] =>
      Object.entries(of)
        .filter(([key]) => inGroup || key !== group)
        .map(([key, { wire, optional }]) => {
          const at = this.#columns.findIndex(
            (each) => each?.key === key && each.inGroup === inGroup,
          );
          return {
            written: `"${wire}":"`,
            index: at < 0 ? undefined : at,
            required: !optional,
            otherwise: inGroup ? undefined : otherwise[key],
          };
        })
        // Most headers have few of the columns that there may be.
        .filter((member) => member.index !== undefined || member.required)
        .toSorted((a, b) => (a.written < b.written ? -1 : 1));
    this.#inGroup = members(inside, true);
    this.#beside = members(fields, false);
    invariant(
      this.#beside.every((member) => `"${wire}":` < member.written),
      "the group is written before the fields beside it",
    );
    this.#otherwise = Object.entries(otherwise).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
  }

  /** The data of a row, or undefined when a codec has to look at it. */
  data(cells: readonly string[]): WrittenData | undefined {
    if (cells.length !== this.#columns.length) return undefined;
    const group = written(this.#inGroup, cells);
    const beside = written(this.#beside, cells);
    if (group === undefined || beside === undefined) return undefined;
    const data = new WrittenData(`${this.#opening}${group}},${beside}}`);
    return this.#fill(data as unknown as Record<string, unknown>, cells) ? data : undefined;
  }

  /** False when a cell is not written as the ledger would. */
  #fill(data: Record<string, unknown>, cells: readonly string[]): boolean {
    const inGroup: Record<string, Cents | string> = {};
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index];
      if (cell === undefined || cell === "") continue;
      const column = this.#columns[index];
      const value = column?.read(cell);
      if (column === undefined || value === undefined) return false;
      (column.inGroup ? inGroup : data)[column.key] = value;
    }
    for (const [key, value] of this.#otherwise) data[key] ??= value;
    data[this.#group] = inGroup;
    return true;
  }
}

/** The members in their order as canonical JSON, or undefined when a row lacks what it must have. */
function written(members: readonly Member[], cells: readonly string[]): string | undefined {
  let text = "";
  for (const { written: opening, index, required, otherwise } of members) {
    const value = (index === undefined ? "" : cells[index]) || otherwise;
    if (value !== undefined) text += `${text === "" ? "" : ","}${opening}${value}"`;
    else if (required) return undefined;
  }
  return text;
}
