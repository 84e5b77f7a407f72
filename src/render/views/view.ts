// The answer to a question as a printer takes it: one tree of cells, and tables made of the same cells.
// JSON prints the tree, text and pages the sections, CSV the table. A view computes no tax and prints nothing.
import type { Advice } from "../../kernel/advice.ts";
import type { Said } from "../../kernel/sentence.ts";
import {
  type Cell,
  isCell,
  NONE,
  nameCell,
  shownOf,
  type Tree,
  type TreeRecord,
  textCell,
} from "./cell.ts";

export interface View {
  readonly tree: TreeRecord;
  /** For people: tables under each other. */
  readonly sections: () => readonly Table[];
  /** For spreadsheets: one table whose columns do not depend on the data. */
  readonly table: () => Table;
}

export interface Table {
  /** A heading over the table; CSV has none. */
  readonly title?: Said;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines under the table; CSV has none. */
  readonly notes?: readonly Advice[];
}

export interface Column {
  /** The CSV header: snake_case. */
  readonly name: string;
  /** The heading for people. */
  readonly label: string;
  readonly align: "left" | "right";
}

export function left(name: string, label = labelOf(name)): Column {
  return { name, label, align: "left" };
}

export function right(name: string, label = labelOf(name)): Column {
  return { name, label, align: "right" };
}

/** `annual_additions` as a heading: `annual additions`. */
export function labelOf(name: string): string {
  return name.replaceAll("_", " ");
}

/** The figures of a record: amounts, known or not, and dates. Names and years stand in headings. */
export function figuresOf(record: TreeRecord): (readonly [name: string, cell: Cell])[] {
  return Object.entries(record).flatMap(([name, value]) =>
    isCell(value) && FIGURES.has(value.kind) ? [[name, value] as const] : [],
  );
}

const FIGURES: ReadonlySet<Cell["kind"]> = new Set(["money", "incomplete", "date"]);

/** A record as a table: one row a figure. */
export function figuresTable(title: Said, record: TreeRecord): Table {
  return {
    title,
    columns: [left("item", ""), right("amount")],
    rows: figuresOf(record).map(([name, cell]) => [textCell(labelOf(name)), cell]),
  };
}

/** The same rows for spreadsheets, each behind the cells that say whose it is. */
export function figureRows(about: readonly Cell[], record: TreeRecord): Cell[][] {
  return figuresOf(record).map(([name, cell]) => [...about, nameCell(name), cell]);
}

/** A table of records. For people, a column that is empty everywhere is left out. */
export function listTable(
  rows: readonly TreeRecord[],
  options: {
    readonly keys: readonly string[];
    readonly title?: Said;
    /** CSV keeps every column, so that its shape does not depend on the data. */
    readonly keepEmpty?: boolean;
    /** What to say instead of rows. */
    readonly empty?: string;
  },
): Table {
  const cells = rows.map((row) => options.keys.map((key) => cellOf(row[key])));
  const kept = options.keys
    .map((name, index) => ({ name, index }))
    .filter(
      ({ index }) => options.keepEmpty === true || cells.some((row) => row[index]?.kind !== "none"),
    );
  return {
    columns: kept.map(({ name, index }) =>
      isAmounts(cells.map((row) => row[index])) ? right(name) : left(name),
    ),
    rows: cells.map((row) => kept.map(({ index }) => row[index] ?? NONE)),
    ...(options.title !== undefined && { title: options.title }),
    ...(rows.length === 0 && options.empty !== undefined && { notes: [options.empty] }),
  };
}

const RIGHT: ReadonlySet<Cell["kind"] | undefined> = new Set(["money", "number", "percent"]);

/** Whether a column lines up at its right: where amounts stand, though a name may stand among them. */
function isAmounts(column: readonly (Cell | undefined)[]): boolean {
  const filled = column.filter((cell) => cell?.kind !== "none");
  return (
    filled.some((cell) => RIGHT.has(cell?.kind)) ||
    (filled.length > 0 && filled.every((cell) => cell?.kind === "incomplete"))
  );
}

/** Lines without rows. */
export function notesTable(notes: readonly Advice[], title?: Said): Table {
  return { ...(title !== undefined && { title }), columns: [], rows: [], notes };
}

/** A list of names in one cell: `e3 e4`. */
function cellOf(tree: Tree | undefined): Cell {
  if (tree === undefined) return NONE;
  if (isCell(tree)) return tree;
  const cells = Object.values(tree).flatMap((each) => (isCell(each) ? [each] : []));
  const named = cells.flatMap((cell) => (cell.kind === "name" ? [cell.name] : []));
  if (named.length > 0 && named.length === cells.length) return { kind: "names", names: named };
  const words = cells.map(shownOf);
  return words.length === 0 ? NONE : textCell(words.join(" "));
}
