// The last page: which papers the figures come from, what the clients sign, and how anybody can check that
// the packet belongs to their record.
import type { LedgerStamp } from "../../../app/seal/stamp.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import { shortCode } from "../../../kernel/short-code.ts";
import { type Block, longDate, type Row, type Section, shortDate, words } from "./document.ts";
import type { Question } from "./questions.ts";
import type { PacketReading } from "./reading.ts";

const MOST_SOURCES = 24;

export function sourcesSection(reading: PacketReading): Section {
  const batches = reading.made.people[0]?.batches ?? [];
  const used = batches.filter(({ events }) => events > 0);
  const rows: Row[] = used.slice(-MOST_SOURCES).map(({ data, events }) => ({
    cells: [
      words(kindOf(data)),
      words(shortDate(data.recordedAt.slice(0, 10) as CalendarDate)),
      words(String(events)),
      words(
        data.sha256 === undefined
          ? "no file"
          : `${data.sha256.slice(0, 4)} ${data.sha256.slice(4, 8)}`,
      ),
    ],
  }));
  const left = used.length - rows.length;
  return {
    place: "sources",
    title: "Sources",
    contents: "Sources of every figure",
    headLeft: "Sources, sign-off, verification",
    headRight: reading.surnames,
    start: "page",
    blocks: [
      {
        kind: "table",
        size: "middle",
        columns: [
          { head: "What", align: "left", width: 50 },
          { head: "Recorded", align: "left", width: 16 },
          { head: "Entries", align: "right", width: 12 },
          { head: "Digest", align: "right", width: 22 },
        ],
        rows,
      },
      {
        kind: "text",
        style: "note",
        words: [
          {
            text: `${left > 0 ? `The latest ${rows.length} of ${used.length} sources. ` : ""}A digest is the first eight digits of the file’s SHA-256. ${reading.isJoint ? "The clients hold" : "The client holds"} the files.`,
          },
        ],
      },
    ],
  };
}

/** What a file is, without its name: paths and names are the client's. */
function kindOf({
  file,
  command,
}: {
  readonly file?: string | undefined;
  readonly command: string;
}): string {
  if (file === undefined) return command === "import" ? "Statement" : "Entered by hand";
  const ending = /\.([a-z0-9]+)(?:\.[a-z]+)?$/i.exec(file)?.[1]?.toLowerCase();
  const KINDS: Readonly<Record<string, string>> = {
    jsonl: "Records, as a list of entries",
    csv: "Statement or payroll list (table)",
    ofx: "Statement of an account (OFX)",
    qfx: "Statement of an account (QFX)",
    xlsx: "Statement or payroll list (workbook)",
    pdf: "Statement or pay slip (PDF)",
    json: "Payroll data",
    txt: "Statement (text)",
  };
  return KINDS[ending ?? ""] ?? "Statement";
}

export function signOffSection(reading: PacketReading, questions: readonly Question[]): Section {
  const { isJoint, made } = reading;
  const [we, our, clients] = isJoint ? ["We", "our", "Clients’"] : ["I", "my", "Client’s"];
  const names = made.people.map(({ person }) => reading.nameOf(person).full);
  const answers = [
    ...questions.map(({ number, short, boxes, line }) => ({
      number: String(number),
      text: short,
      boxes,
      line,
    })),
    { number: "", text: `State or states of residence in ${made.taxYear}`, boxes: [], line: true },
  ];
  const blocks: Block[] = [
    {
      kind: "text",
      style: "body",
      words: [
        {
          text: `${we} have read this packet. To the best of ${our} knowledge its facts${questions.length > 0 ? ` and ${our} answers to the questions on page 1` : ""} are complete and correct. ${we} have told ${our} preparer about every IRA, plan, distribution, and rollover of ${made.taxYear}, including any not listed here.`,
        },
      ],
    },
    { kind: "answers", rows: answers },
    { kind: "signatures", names },
  ];
  return {
    place: "sign-off",
    title: `${clients} sign-off`,
    contents: "Sign-off; how to verify this packet",
    headLeft: "Sign-off and verification",
    headRight: reading.surnames,
    start: "flow",
    blocks,
  };
}

export function verifySection(reading: PacketReading, stamp: LedgerStamp): Section {
  const digest = stamp.digest.match(/.{1,8}/g)?.join(" ") ?? stamp.digest;
  const { isJoint, made } = reading;
  return {
    place: "verify",
    title: "How to verify this packet",
    contents: "",
    headLeft: "Sign-off and verification",
    headRight: reading.surnames,
    start: "flow",
    blocks: [
      {
        kind: "text",
        style: "note",
        words: [
          {
            text: `The ${isJoint ? "clients’" : "client’s"} record is a chain in which every entry seals the one before it. This packet was made from its state on ${longDate(made.prepared)}, ${stamp.seq} entries. To check it, ask ${isJoint ? "a client" : "the client"} to read you the short code that “rothbook audit verify” shows for that entry; the same code means the same records and the same figures. The digest of the PDF file itself comes with the file, since a file cannot contain its own.`,
          },
        ],
      },
      {
        kind: "table",
        size: "middle",
        columns: [
          { head: "", align: "left", width: 22 },
          { head: "", align: "left", width: 78 },
        ],
        rows: [
          { cells: [words("Short code"), words(shortCode(stamp.digest), { bold: true })] },
          { cells: [words("Digest of the record"), words(digest)] },
          {
            cells: [
              words("Made by"),
              words(
                `rothbook ${stamp.version}, with the figures and forms of tax year ${made.taxYear}`,
              ),
            ],
          },
        ],
      },
    ],
  };
}
