// `worksheet`: the lines of a form. A line that lacks a fact is left out of `lines`, and its facts are
// listed; in CSV rows below the lines say what is missing, what to know and which ledger said so.

import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { Worksheet, WorksheetLine } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { lineOf } from "../../kernel/line-name.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import { plainText } from "../../kernel/sentence.ts";
import { shortCode } from "../../kernel/short-code.ts";
import {
  type Cell,
  citationCell,
  flagCell,
  NONE,
  nameCell,
  names,
  numberCell,
  personCell,
  planCell,
  type TreeRecord,
  textCell,
  texts,
  yearCell,
} from "./cell.ts";
import { knownAtText, knownAtTree } from "./known-at.ts";
import { lineCell } from "./line-cell.ts";
import { FEDERAL_ONLY, NOT_OFFICIAL } from "./stamp.ts";
import { left, right, type Table, type View } from "./view.ts";

export function worksheetView(worksheet: Worksheet, stamp: LedgerStamp): View {
  return {
    tree: { ...worksheetTree(worksheet), ...stampTree(worksheet, stamp) },
    sections: () => linesByPart(worksheet),
    table: () => stampedTable(worksheet, stamp),
  };
}

export function worksheetTree(worksheet: Worksheet) {
  const { form, taxYear, person, filingRequired, incomplete, notes, citations } = worksheet;
  return {
    format_version: numberCell(1),
    form: nameCell(form),
    tax_year: yearCell(taxYear),
    person: personCell(person),
    ...(filingRequired !== undefined && { filing_required: flagCell(filingRequired) }),
    lines: knownLines(worksheet),
    ...(form === "form-1099-r" && { forms: blocksTree(worksheet) }),
    incomplete: names(pathsOf(incomplete)),
    notes: texts(notes.map(plainText)),
    citations: citations.map(citationCell),
  };
}

function knownLines({ form, lines }: Worksheet): Readonly<Record<string, Cell>> {
  return Object.fromEntries(
    lines
      .filter(({ value }) => value.kind !== "incomplete")
      .map(({ line, value }) => [line, lineCell(value, { form, line })]),
  );
}

/** The blocks of Forms 1099-R: lines are named `plan/code/box`. Box 7 keeps its name, whatever a year calls it. */
function blocksTree(worksheet: Worksheet): TreeRecord[] {
  const cells = knownLines(worksheet);
  return [...Map.groupBy(worksheet.lines, ({ owner }) => lineOf("", owner))].map(([, boxes]) => ({
    plan: planCell(planOf(boxes)),
    ...Object.fromEntries(
      boxes.flatMap(({ line, fact, place: { number } }) => {
        const cell = cells[line];
        const box = fact === "form_1099r.distribution_code" ? "7" : number;
        const name = fact === "form_1099r.payer" ? "payer" : `box_${box}`;
        return cell === undefined ? [] : [[name, cell]];
      }),
    ),
    events: names([...new Set(boxes.flatMap(eventsOf))]),
  }));
}

function planOf([first]: readonly WorksheetLine[]): string | undefined {
  const owner = first?.owner;
  return owner !== undefined && "plan" in owner ? owner.plan : undefined;
}

function eventsOf({ terms }: WorksheetLine): string[] {
  return terms.flatMap(({ event }) => event ?? []);
}

function stampTree(worksheet: Worksheet, stamp: LedgerStamp): TreeRecord {
  const { ledgerId, seq, digest, seal, knownAt, sheetDigest } = stamp;
  return {
    ...knownAtTree(knownAt),
    ledger: {
      ledger_id: nameCell(ledgerId),
      seq: numberCell(seq),
      digest: nameCell(digest),
      short_code: nameCell(shortCode(digest)),
    },
    ...(sheetDigest !== undefined && { digest: nameCell(sheetDigest(worksheet)) }),
    ...(seal !== undefined && {
      seal: {
        open: flagCell(seal.open === true),
        event: nameCell(seal.event),
        ...(seal.replaces !== undefined && { replaces: nameCell(seal.replaces) }),
      },
    }),
  };
}

/** For people: a table for each part of the form. */
function linesByPart({ form, lines, notes }: Worksheet): Table[] {
  const parts = Map.groupBy(lines, ({ part }) => part);
  return [
    ...[...parts].map(([part, ofPart]) => ({
      ...(part !== undefined && { title: part }),
      columns: [left("line"), left("label", ""), right("value")],
      rows: ofPart.map(({ line, label, value }) => [
        nameCell(line),
        textCell(label),
        lineCell(value, { form, line }),
      ]),
    })),
    ...(notes.length === 0
      ? []
      : [{ title: "Notes", columns: [], rows: [], notes: notes.map(plainText) }]),
  ];
}

/** The lines alone, as a sheet of a workbook has them: what is to know stands apart from it. */
export function worksheetLines({ form, lines }: Worksheet): Table {
  return {
    columns: ["part", "line", "label", "value", "needs"].map((name) => left(name)),
    rows: lines.map(({ part, line, label, value }) => [
      textCell(part),
      nameCell(line),
      textCell(label),
      withoutFacts(lineCell(value, { form, line })),
      value.kind === "incomplete" ? nameCell(pathsOf(value.missing).join(" ")) : NONE,
    ]),
  };
}

const COLUMNS = ["form", "tax_year", "person", "part", "line", "label", "value", "needs"];

function stampedTable(worksheet: Worksheet, stamp: LedgerStamp): Table {
  const { form, taxYear, person, lines, notes, citations } = worksheet;
  const about = [nameCell(form), yearCell(taxYear), nameCell(person)];
  const footer = (name: string, text: string) => [
    ...about,
    NONE,
    nameCell(name),
    textCell(text),
    NONE,
    NONE,
  ];
  return {
    columns: COLUMNS.map((name) => left(name)),
    rows: [
      ...lines.map(({ part, line, label, value }) => [
        ...about,
        textCell(part),
        nameCell(line),
        textCell(label),
        // A sheet that is read again says true or false.
        value.kind === "check" ? nameCell(String(value.checked)) : withoutFacts(lineCell(value)),
        value.kind === "incomplete" ? nameCell(pathsOf(value.missing).join(" ")) : NONE,
      ]),
      ...notes.map((note) => footer("note", plainText(note))),
      ...[...new Set(citations.map(citationText))].map((text) => footer("authority", text)),
      footer("ledger", stamp.ledgerId),
      footer("ledger_event", String(stamp.seq)),
      footer("ledger_digest", stamp.digest),
      ...(stamp.knownAt === undefined ? [] : [footer("known_at", knownAtText(stamp.knownAt))]),
      footer("ledger_short_code", shortCode(stamp.digest)),
      ...sealRows(worksheet, stamp).map(([name, text]) => footer(name, text)),
      footer("note", `${NOT_OFFICIAL}. ${FEDERAL_ONLY}`),
    ],
  };
}

/** What is missing stands in a column of its own. */
function withoutFacts(cell: Cell): Cell {
  return cell.kind === "incomplete" ? NONE : cell;
}

function sealRows(
  worksheet: Worksheet,
  { sheetDigest, seal }: LedgerStamp,
): readonly (readonly [name: string, text: string])[] {
  const state = seal?.open === true ? "being_amended" : "sealed_as";
  const digest = sheetDigest?.(worksheet);
  return [
    ...(seal === undefined ? [] : [[state, seal.event] as const]),
    ...(seal?.replaces === undefined ? [] : [["amended_replaces", seal.replaces] as const]),
    ...(digest === undefined
      ? []
      : [["sheet_digest", digest] as const, ["sheet_short_code", shortCode(digest)] as const]),
  ];
}
