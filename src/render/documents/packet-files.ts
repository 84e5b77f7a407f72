// The packet as files for spreadsheets and programs: one CSV a table, and everything as JSON.

import type { Packet } from "../../app/questions/packet.ts";
import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { tableCsv } from "../csv.ts";
import { amountJson } from "../json/amount.ts";
import { checkJson } from "../json/check.ts";
import { openPointsJson, problemsJson } from "../json/open-points.ts";
import { worksheetJson } from "../json/worksheet.ts";
import { jsonOf, jsonText } from "../json.ts";
import { knownAtJson } from "../known-at.ts";
import { basisTree, basisView } from "../views/basis.ts";
import { limitsView } from "../views/limits.ts";
import { reconcileView, splitEntriesTable } from "../views/reconcile.ts";
import { worksheetCsv } from "../worksheet-csv.ts";
import { historyTable, openPoints, returnLines, sourcesTable } from "./packet-parts.ts";
import { packetTxf } from "./txf.ts";

export interface PacketFile {
  readonly name: string;
  readonly text: string;
}

/** `exportedOn` is the day that the TXF file names; there is none while something differs. */
export function packetFiles(
  packet: Packet,
  stamp: LedgerStamp,
  exportedOn: CalendarDate,
): PacketFile[] {
  const txf = packetTxf(packet, { exportedOn, version: stamp.version });
  return [
    { name: "packet.json", text: packetJson(packet, stamp) },
    { name: "open-points.csv", text: tableCsv(openPoints(packet)) },
    { name: "return-lines.csv", text: tableCsv(returnLines(packet)) },
    { name: "reconciliation.csv", text: tableCsv(reconcileView(packet.reconciliation).table()) },
    { name: "split-entries.csv", text: tableCsv(splitEntriesTable(packet.reconciliation)) },
    ...packet.worksheets.map((worksheet) => ({
      name: `${worksheet.form}.csv`,
      text: worksheetCsv(worksheet, stamp),
    })),
    ...(packet.joint === undefined
      ? []
      : [{ name: "form-1040-joint.csv", text: worksheetCsv(packet.joint.worksheet, stamp) }]),
    {
      name: "basis.csv",
      text: tableCsv(basisView(packet.basis, packet.taxYear).table()),
    },
    { name: "basis-history.csv", text: tableCsv(historyTable(packet)) },
    ...(packet.limits === undefined
      ? []
      : [{ name: "limits.csv", text: tableCsv(limitsView(packet.limits).table()) }]),
    { name: "sources.csv", text: tableCsv(sourcesTable(packet)) },
    ...(txf === undefined ? [] : [{ name: "packet.txf", text: txf }]),
  ];
}

function packetJson(packet: Packet, { knownAt }: Pick<LedgerStamp, "knownAt">): string {
  const { person, taxYear, head, limits, history, batches } = packet;
  return jsonText({
    tax_year: taxYear,
    person,
    ...knownAtJson(knownAt),
    ledger: { ledger_id: head.ledgerId, seq: head.seq, digest: head.digest },
    incomplete: packet.incomplete,
    nothing_is_open: packet.nothingIsOpen,
    open_points: openPointsJson(packet.openPoints),
    ...checkJson([], packet.accepted),
    problems: problemsJson(packet.openPoints),
    reconciliation: jsonOf(reconcileView(packet.reconciliation).tree),
    worksheets: packet.worksheets.map(worksheetJson),
    ...(packet.joint && { joint: worksheetJson(packet.joint.worksheet) }),
    basis: jsonOf(basisTree(packet.basis)),
    basis_history: history.map((line) => ({
      date: line.date,
      plan: line.plan,
      account: line.account,
      change: line.change,
      basis: amountJson(line.basis),
      balance: amountJson(line.balance),
      events: line.events,
      ...(line.source && { source: { file: line.source.file, line: line.source.line } }),
    })),
    limits: limits === undefined ? null : jsonOf(limitsView(limits).tree),
    sources: batches.map(({ batch, data, events }) => ({
      batch,
      recorded_at: data.recordedAt,
      command: data.command,
      events,
      ...(data.file !== undefined && { file: data.file }),
      ...(data.sha256 !== undefined && { sha256: data.sha256 }),
    })),
  });
}
