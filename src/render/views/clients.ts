// `clients`: a line for each book and person with what is open, and the books that could not be read.
import type { Clients } from "../../app/questions/clients.ts";
import {
  flagCell,
  moneyCell,
  NONE,
  nameCell,
  numberCell,
  personCell,
  textCell,
  yearCell,
} from "./cell.ts";
import { listTable, type View } from "./view.ts";

const KEYS = [
  "file",
  "person",
  "open_points",
  "forms_missing",
  "waiting_basis",
  "form_8606_required",
  "after_tax_room",
];

export function clientsView({ taxYear, clients, failed }: Clients): View {
  const lines = clients.map((line) => ({
    file: nameCell(line.file),
    person: personCell(line.person),
    open_points: numberCell(line.openPoints),
    forms_missing: numberCell(line.formsMissing),
    waiting_basis: moneyCell(line.waitingBasis),
    form_8606_required:
      line.form8606Required === undefined ? NONE : flagCell(line.form8606Required),
    after_tax_room: moneyCell(line.afterTaxRoom),
  }));
  const unread = failed.map(({ file, problems: [problem] }) => ({
    file: nameCell(file),
    code: nameCell(problem?.code),
    message: textCell(problem?.message),
  }));
  return {
    tree: { tax_year: yearCell(taxYear), clients: lines, failed: unread },
    sections: () => [
      listTable(lines, { keys: KEYS, empty: "No books." }),
      ...(unread.length === 0
        ? []
        : [listTable(unread, { title: "Could not be read", keys: ["file", "code", "message"] })]),
    ],
    // In one table, so that no book is missing from it.
    table: () => listTable([...lines, ...unread], { keys: [...KEYS, "code"], keepEmpty: true }),
  };
}
