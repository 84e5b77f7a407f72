// `packet`: everything a preparer needs for a return in one PDF, and the same as files for spreadsheets and
// programs. On a joint return both people are in it.
import type { Result } from "../app/attempt.ts";
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import { keepsPacketOpen } from "../app/questions/open-points/open-point.ts";
import type { ReturnPacket } from "../app/questions/packet/return-packet.ts";
import type { LedgerStamp } from "../app/seal/stamp.ts";
import { invariant } from "../kernel/invariant.ts";
import { success } from "../kernel/outcome.ts";
import type { PacketFile } from "../render/documents/packet-files.ts";
import type { PacketPdf } from "../render/pdf/packet-pdf.ts";
import { defineQuestion } from "./question.ts";
import { asOfInput, personInput, taxYearInput } from "./shared-inputs.ts";

interface StampedPacket {
  readonly packet: ReturnPacket;
  readonly stamp: LedgerStamp;
}

export const packetQuestion = defineQuestion({
  name: "packet",
  summary: "Write everything a preparer needs for a year into one PDF",
  example: "packet --tax-year 2025 --output packet-2025.pdf",
  inputs: { taxYear: taxYearInput, person: personInput, asOf: asOfInput },
  ask: async (access, given): Promise<Result<StampedPacket>> => {
    const { returnPacket } = await import("../app/questions/packet/return-packet.ts");
    const { yearSeal } = await import("../app/seal/seal-year.ts");
    const { today } = access;
    const made = await withLedger(access, async (store) => {
      const whole = await returnPacket(store, { ...given, today });
      if (!whole.ok) return whole;
      const [first] = whole.value.people;
      invariant(first !== undefined, "a packet of nobody");
      const seal = await yearSeal(store, first.person, given.taxYear);
      return { ...whole, seal, head: first.head };
    });
    if (!made.ok) return made;
    const { stampOf } = await import("../app/seal/stamp.ts");
    const stamp = await stampOf(access, made.head, made.seal);
    return success({ packet: made.value, stamp });
  },
  documents: {
    pdf: {
      file: { what: "a PDF", name: ({ taxYear }) => `packet-${taxYear ?? "of-the-year"}.pdf` },
      make: async (made, { access }) => (await packetPdfOf(made, access)).bytes,
    },
  },
  endsWithOne: {
    when: "an error, a warning or an incomplete line stands",
    is: ({ packet }) => packet.people.some(({ openPoints }) => openPoints.some(keepsPacketOpen)),
  },
});

export async function packetPdfOf(
  { packet, stamp }: StampedPacket,
  access: LedgerAccess,
): Promise<PacketPdf> {
  const { packetPdf } = await import("../render/pdf/packet-pdf.ts");
  return await packetPdf(packet, stamp, await access.fonts());
}

/** The tables as CSV, and all of it as JSON; those of a spouse in a folder of theirs. */
export async function packetFilesOf(
  { packet, stamp }: StampedPacket,
  access: LedgerAccess,
): Promise<readonly PacketFile[]> {
  const { packetFiles } = await import("../render/documents/packet-files.ts");
  return await packetFiles(packet, stamp, access.today);
}
