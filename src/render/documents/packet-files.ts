// The packet as files for spreadsheets and programs: a workbook, one CSV a table, and everything as JSON.

import type { ReturnPacket } from "../../app/questions/packet/return-packet.ts";
import type { Packet } from "../../app/questions/packet.ts";
import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import { forSpreadsheets, tableCsv } from "../csv.ts";
import { treeJson } from "../json.ts";
import { basisTree, basisView } from "../views/basis.ts";
import {
  amountCell,
  dateCell,
  flagCell,
  NONE,
  nameCell,
  names,
  numberCell,
  placeTree,
  yearCell,
} from "../views/cell.ts";
import { knownAtTree } from "../views/known-at.ts";
import { limitsView } from "../views/limits.ts";
import { openPointTree, problemTrees } from "../views/open-points.ts";
import { acceptedTree } from "../views/problems.ts";
import { reconcileView, splitEntriesTable } from "../views/reconcile.ts";
import { worksheetTree, worksheetView } from "../views/worksheet.ts";
import { historyTable, openPoints, returnLines, sourcesTable } from "./packet-parts.ts";
import { packetWorkbook } from "./packet-workbook.ts";
import { packetTxf } from "./txf.ts";

export interface PacketFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * The tables of each person, those of a spouse in a folder of theirs, and one file for tax programs.
 * `exportedOn` is the day that it names; there is none while something differs.
 */
export async function packetFiles(
  made: ReturnPacket,
  stamp: LedgerStamp,
  exportedOn: CalendarDate,
): Promise<PacketFile[]> {
  const txf = packetTxf(made, { exportedOn, version: stamp.version });
  const files = made.people.flatMap((person, index) =>
    filesOf(person, stamp).map(({ name, text }) => ({
      name: index === 0 ? name : `${person.person}/${name}`,
      content: name.endsWith(".csv") ? forSpreadsheets(text) : text,
    })),
  );
  const workbook = { name: "packet.xlsx", content: await packetWorkbook(made) };
  return [...files, workbook, ...(txf === undefined ? [] : [{ name: "packet.txf", content: txf }])];
}

function filesOf(packet: Packet, stamp: LedgerStamp): { name: string; text: string }[] {
  return [
    { name: "packet.json", text: packetJson(packet, stamp) },
    { name: "open-points.csv", text: tableCsv(openPoints(packet)) },
    { name: "return-lines.csv", text: tableCsv(returnLines(packet)) },
    { name: "reconciliation.csv", text: tableCsv(reconcileView(packet.reconciliation).table()) },
    { name: "split-entries.csv", text: tableCsv(splitEntriesTable(packet.reconciliation)) },
    ...packet.worksheets.map((worksheet) => ({
      name: `${worksheet.form}.csv`,
      text: tableCsv(worksheetView(worksheet, stamp).table()),
    })),
    ...(packet.joint === undefined
      ? []
      : [
          {
            name: "form-1040-joint.csv",
            text: tableCsv(worksheetView(packet.joint.worksheet, stamp).table()),
          },
        ]),
    {
      name: "basis.csv",
      text: tableCsv(basisView(packet.basis, packet.taxYear).table()),
    },
    { name: "basis-history.csv", text: tableCsv(historyTable(packet)) },
    ...(packet.limits === undefined
      ? []
      : [{ name: "limits.csv", text: tableCsv(limitsView(packet.limits).table()) }]),
    { name: "sources.csv", text: tableCsv(sourcesTable(packet)) },
  ];
}

function packetJson(packet: Packet, { knownAt }: Pick<LedgerStamp, "knownAt">): string {
  const { person, taxYear, head, limits, history, batches } = packet;
  return treeJson({
    tax_year: yearCell(taxYear),
    person: nameCell(person),
    ...knownAtTree(knownAt),
    ledger: {
      ledger_id: nameCell(head.ledgerId),
      seq: numberCell(head.seq),
      digest: nameCell(head.digest),
    },
    incomplete: names(pathsOf(packet.incomplete)),
    nothing_is_open: flagCell(packet.nothingIsOpen),
    open_points: packet.openPoints.map(openPointTree),
    problems: problemTrees(packet.openPoints),
    accepted: packet.accepted.map(acceptedTree),
    reconciliation: reconcileView(packet.reconciliation).tree,
    worksheets: packet.worksheets.map(worksheetTree),
    ...(packet.joint && { joint: worksheetTree(packet.joint.worksheet) }),
    basis: basisTree(packet.basis),
    basis_history: history.map((line) => ({
      date: dateCell(line.date),
      plan: nameCell(line.plan),
      account: nameCell(line.account),
      change: nameCell(line.change),
      basis: amountCell(line.basis),
      balance: amountCell(line.balance),
      events: names(line.events),
      ...(line.source && { source: placeTree(line.source) }),
    })),
    limits: limits === undefined ? NONE : limitsView(limits).tree,
    sources: batches.map(({ batch, data, events }) => ({
      batch: nameCell(batch),
      recorded_at: nameCell(data.recordedAt),
      command: nameCell(data.command),
      events: numberCell(events),
      ...(data.file !== undefined && { file: nameCell(data.file) }),
      ...(data.sha256 !== undefined && { sha256: nameCell(data.sha256) }),
    })),
  });
}
