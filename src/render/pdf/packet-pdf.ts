// The packet as one PDF with an outline: summary with the open points first, reconciliation, the worksheets,
// basis, limits, and where everything came from. The same ledger gives the same bytes.
import type { FontFiles } from "../../app/ports.ts";
import type { Packet } from "../../app/questions/packet.ts";
import type { LedgerStamp } from "../../app/seal/stamp.ts";
import {
  acceptedFindings,
  jointLines,
  openPoints,
  packetParts,
  returnLines,
} from "../documents/packet-parts.ts";
import { knownAtText } from "../views/known-at.ts";
import { codeText, FEDERAL_ONLY, NOT_OFFICIAL, stampTexts } from "../views/stamp.ts";
import { LEFT, makePdf, RIGHT, type Sheet, type TextStyle, TOP } from "./sheet.ts";
import { drawTable } from "./table-pdf.ts";
import { drawWorksheet } from "./worksheet-pdf.ts";

const WIDTH = RIGHT - LEFT;
const BODY: TextStyle = { size: 9 };

export async function packetPdf(
  packet: Packet,
  stamp: LedgerStamp,
  fonts: FontFiles,
): Promise<Uint8Array> {
  const { taxYear } = packet;
  const who = packet.personName ?? packet.person;
  const lines = [
    ...stampTexts(stamp),
    `${codeText(stamp)} · ${NOT_OFFICIAL}. ${FEDERAL_ONLY} rothbook ${stamp.version}`,
  ];
  const made = await makePdf(
    {
      title: `Tax packet ${taxYear}, ${who}`,
      created: new Date(Date.UTC(taxYear, 11, 31)),
      fonts,
      foot: { lines, ruled: true },
    },
    (sheet) => drawPacket(sheet, packet, stamp),
  );
  return made.bytes;
}

function drawPacket(sheet: Sheet, packet: Packet, stamp: LedgerStamp): void {
  const { taxYear, worksheets } = packet;
  const who = packet.personName ?? packet.person;
  let isFirst = true;
  const start = (title: string) => {
    sheet.onNewPage(() => {});
    if (!isFirst) sheet.newPage();
    isFirst = false;
    sheet.outline(title);
  };
  const section = (title: string) => {
    start(title);
    sheet.text(title, LEFT, TOP, WIDTH - 150, { font: "bold", size: 15 });
    const about: TextStyle = { size: 9, align: "right" };
    sheet.text(`${who} · tax year ${taxYear}`, RIGHT - 200, TOP + 5, 200, about);
    sheet.y = TOP + 24;
    sheet.rule(sheet.y, LEFT, RIGHT, 1.2);
    sheet.y += 8;
    sheet.onNewPage(() => {
      sheet.text(`${title} · ${who} · ${taxYear}`, LEFT, TOP - 8, WIDTH, { size: 8.5 });
      sheet.rule(TOP + 5);
      sheet.y = TOP + 15;
    });
  };

  section("Summary");
  const intro =
    "What the ledger says about plan and IRA money on this return. Every amount is explained on the pages that follow, down to the event and the file that it came from.";
  sheet.y += sheet.text(intro, LEFT, sheet.y, WIDTH, BODY) + 4;
  if (stamp.knownAt !== undefined)
    sheet.y += sheet.text(`${knownAtText(stamp.knownAt)}.`, LEFT, sheet.y, WIDTH, BODY) + 4;
  drawTable(sheet, { ...openPoints(packet), title: "Open points" });
  const accepted = acceptedFindings(packet);
  if (accepted !== undefined) drawTable(sheet, { ...accepted, title: "Accepted warnings" });
  drawTable(sheet, { ...returnLines(packet), title: "Lines of the return" });

  const joint = jointLines(packet);
  if (joint !== undefined) drawTable(sheet, { ...joint, title: "Form 1040 of the joint return" });

  const { before, after } = packetParts(packet);
  const drawParts = (parts: typeof before) => {
    for (const { title, tables } of parts) {
      section(title);
      for (const table of tables) drawTable(sheet, table);
      if (tables.length === 0)
        sheet.text("Not available; see the open points.", LEFT, sheet.y, WIDTH, BODY);
    }
  };
  drawParts(before);
  if (packet.joint !== undefined) {
    start("Worksheet: Form 1040, joint return");
    drawWorksheet(sheet, packet.joint.worksheet, stamp);
  }
  for (const worksheet of worksheets) {
    start(`Worksheet: ${worksheet.title}`);
    drawWorksheet(sheet, worksheet, stamp);
  }
  drawParts(after);
}
