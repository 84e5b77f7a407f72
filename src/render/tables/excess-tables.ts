// `correct-excess` as tables: one row for each amount to ask back.
import type { excessJson } from "../json/excess.ts";
import type { Table } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

type Json = ReturnType<typeof excessJson>;

const KEYS = ["limit", "order", "plan", "source", "amount", "converted", "codes", "by"];

export function excessTable(json: Json): Table {
  return listTable(rowsOf(json), { keys: KEYS, amounts: ["amount", "converted"], keepEmpty: true });
}

export function excessTables(json: Json): Table[] {
  const rows = rowsOf(json);
  if (rows.length === 0) {
    const empty = `Nothing is above a limit in ${json.tax_year}.`;
    return [
      listTable([], { keys: KEYS, empty }),
      ...(json.notes.length > 0 ? [notesOf(json)] : []),
    ];
  }
  const title = `What to ask back for ${json.tax_year}, before earnings`;
  return [
    {
      ...listTable(rows, { keys: KEYS, amounts: ["amount", "converted"], title }),
      notes: json.notes,
    },
  ];
}

function notesOf({ notes }: Json): Table {
  return { columns: [], rows: [], notes };
}

function rowsOf(json: Json) {
  const { elective_deferrals: deferrals } = json;
  return [
    ...(deferrals?.ask ?? []).map((row, index) => ({
      limit: "elective deferrals",
      order: index + 1,
      ...row,
      codes: row.codes.join(" "),
      by: deferrals?.return_by,
    })),
    ...json.annual_additions.flatMap(({ employer_group, order }) =>
      order.map((row, index) => ({
        limit: `annual additions ${employer_group}`,
        order: index + 1,
        ...row,
        codes: row.codes.join(" "),
      })),
    ),
    ...json.catch_up_not_roth.map(({ employer_group, amount }) => ({
      limit: `catch-up ${employer_group}`,
      order: 1,
      source: "pretax catch-up that must be Roth",
      amount,
    })),
  ];
}
