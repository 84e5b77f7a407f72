// The packet as a workbook: a sheet a table with typed cells, so that amounts add up and dates sort, and what
// is to know about the forms on a sheet of its own. Text is text: nothing in it is ever a formula. The same
// records give the same bytes.

import type { ReturnPacket } from "../../app/questions/packet/return-packet.ts";
import type { Packet } from "../../app/questions/packet.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { plainText } from "../../kernel/sentence.ts";
import { basisView } from "../views/basis.ts";
import { nameCell, textCell } from "../views/cell.ts";
import { limitsView } from "../views/limits.ts";
import { reconcileView, splitEntriesTable } from "../views/reconcile.ts";
import { left, type Table } from "../views/view.ts";
import { worksheetLines } from "../views/worksheet.ts";
import { workbook } from "../workbook.ts";
import { namesBeside } from "./names.ts";
import { historyTable, openPoints, returnLines, sourcesTable } from "./packet-parts.ts";

export async function packetWorkbook({ people }: ReturnPacket): Promise<Uint8Array> {
  const names = namesBeside(people.map((person) => person.personName ?? person.person));
  const sheets = people.flatMap((person, at) => {
    const first = names[at]?.first ?? person.person;
    return sheetsOf(person).map(({ title, table }) => ({
      title: people.length > 1 ? `${first} ${title}` : title,
      table,
    }));
  });
  const joint = people[0]?.joint?.worksheet;
  return await workbook([
    ...(joint === undefined ? [] : [{ title: "Joint return", table: worksheetLines(joint) }]),
    ...sheets,
    {
      title: "Notes",
      table: notesTable([
        ...(joint === undefined ? [] : [joint]),
        ...people.flatMap(({ worksheets }) => worksheets),
      ]),
    },
  ]);
}

const TITLES: Readonly<Record<Worksheet["form"], string>> = {
  "form-8606": "Form 8606",
  "form-5329": "Form 5329",
  "form-1099-r": "Forms 1099-R expected",
  "form-1040": "Form 1040",
  "annual-additions": "Annual additions",
  "after-tax-basis": "After-tax basis",
};

function sheetsOf(packet: Packet): { title: string; table: Table }[] {
  const { reconciliation, worksheets, basis, limits, taxYear } = packet;
  const found = [
    { title: "Return lines", table: returnLines(packet) },
    { title: "Open points", table: openPoints(packet) },
    { title: "Forms 1099-R", table: reconcileView(reconciliation).table() },
    { title: "Split entries", table: splitEntriesTable(reconciliation) },
    ...worksheets.map((worksheet) => ({
      title: TITLES[worksheet.form],
      table: worksheetLines(worksheet),
    })),
    { title: "Basis", table: basisView(basis, taxYear).table() },
    { title: "Basis history", table: historyTable(packet) },
    ...(limits === undefined ? [] : [{ title: "Limits", table: limitsView(limits).table() }]),
    { title: "Sources", table: sourcesTable(packet) },
  ];
  return found.filter(({ table }) => table.rows.length > 0);
}

function notesTable(worksheets: readonly Worksheet[]): Table {
  return {
    columns: [left("form"), left("person"), left("kind"), left("text")],
    rows: worksheets.flatMap(({ form, person, notes, citations }) => [
      ...notes.map((note) => [
        nameCell(form),
        nameCell(person),
        nameCell("note"),
        textCell(plainText(note)),
      ]),
      ...[...new Set(citations.map(citationText))].map((text) => [
        nameCell(form),
        nameCell(person),
        nameCell("authority"),
        textCell(text),
      ]),
    ]),
  };
}
