// Fills the user's own blank of the official Form 8606. The blank is never shipped; its revision is
// known by its title and its fields, and one that is not known is refused. What was written is read
// back from the finished file before anybody gets it.

import {
  PDFDict,
  PDFDocument,
  type PDFForm,
  PDFName,
  PDFTextField,
  TextAlignment,
} from "@cantoo/pdf-lib";
import * as fontkit from "fontkit";
import from2021 from "../../../templates/official-forms/form-8606-2021.json" with { type: "json" };
import from2025 from "../../../templates/official-forms/form-8606-2025.json" with { type: "json" };
import type { FontFiles } from "../../app/ports.ts";
import type { Worksheet, WorksheetLine } from "../../forms/worksheet.ts";
import { invariant } from "../../kernel/invariant.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import { formatDollars, formatWholeDollars } from "../../kernel/money.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { openFont } from "../pdf/typeface.ts";
import { latinName } from "./names.ts";

interface OfficialRevision {
  readonly tax_years: readonly number[];
  /** Line, or `name`, `10_int`, `10_dec`, to the field of the blank. */
  readonly fields: Readonly<Record<string, string>>;
}

const REVISIONS: readonly OfficialRevision[] = [from2021, from2025];

/** The tax years whose blank form is known field by field. */
export const OFFICIAL_FORM_8606_YEARS: readonly number[] = REVISIONS.flatMap(
  (revision) => revision.tax_years,
);

/**
 * The blank with the worksheet's lines in it. Lines that the worksheet leaves out stay empty, and so
 * do address and taxpayer number, which the ledger does not hold.
 *
 * @param line10 with as many places as lines 11 and 12 need; as the worksheet has it when there is none
 * @returns the problem `form.unknown-revision` for a file that is not a known blank of that tax year,
 *   or `form.incomplete` when a line of the worksheet lacks a fact.
 */
export async function fillOfficialForm8606(
  blank: Uint8Array,
  worksheet: Worksheet,
  { fonts, line10 }: { readonly fonts: FontFiles; readonly line10: string | undefined },
): Promise<Outcome<Uint8Array, Problem>> {
  if (worksheet.incomplete.length > 0) {
    return refuse(
      "form.incomplete",
      `the worksheet lacks ${pathsOf(worksheet.incomplete).join(", ")}`,
      "record the missing facts first",
    );
  }
  const document = await openBlank(blank);
  const title = document?.getTitle() ?? "";
  const revision = REVISIONS.find(({ tax_years }) => tax_years.includes(worksheet.taxYear));
  if (revision === undefined) return refuseYear(worksheet.taxYear);
  if (document === undefined || title !== `${worksheet.taxYear} Form 8606`) {
    const known = OFFICIAL_FORM_8606_YEARS.join(", ");
    const message = `the blank is not the ${worksheet.taxYear} Form 8606 (its title is "${title}")`;
    return refuse(
      "form.unknown-revision",
      message,
      `known are the fillable forms of ${known}, from irs.gov`,
    );
  }
  const form = document.getForm();
  const missing = Object.values(revision.fields).filter(
    (field) => textField(form, field) === undefined,
  );
  if (missing.length > 0) {
    const message = `the blank lacks the fields ${missing.slice(0, 3).join(", ")}`;
    return refuse("form.unknown-revision", message, "download the fillable form anew from irs.gov");
  }
  const name = printableName(worksheet.personName ?? worksheet.person, fonts);
  const entries = entriesOf(worksheet, revision, { name: name.text, line10 });
  for (const [field, text] of entries) textField(form, field)?.setText(text);
  const decimals = textField(form, revision.fields["10_dec"] ?? "");
  // They stand directly behind the printed point; in some years the blank centres or spreads them.
  decimals?.disableCombing();
  decimals?.setAlignment(TextAlignment.Left);
  // The box holds six digits of the form's own size.
  const digits = decimals?.getText()?.length ?? 0;
  if (digits > 6) decimals?.setFontSize(Math.floor(480 / digits) / 10 - 0.5);
  await embedName(document, textField(form, revision.fields["name"] ?? ""), name);
  const filled = await document.save({ useObjectStreams: false });
  await assertReadsBack(filled, entries);
  return success(filled);
}

/** Field name to text, for every line of the worksheet. A line without a field is a bug of the map. */
function entriesOf(
  worksheet: Worksheet,
  revision: OfficialRevision,
  { name, line10 }: { readonly name: string; readonly line10: string | undefined },
): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const enter = (key: string, text: string) => {
    const field = revision.fields[key];
    invariant(field !== undefined, `Form 8606 of ${worksheet.taxYear} has no field for ${key}`);
    entries.set(field, text);
  };
  enter("name", name);
  const whole = worksheet.lines.every(
    ({ value }) => value.kind !== "amount" || value.cents % 100 === 0,
  );
  for (const line of worksheet.lines) {
    if (line.line === "10") {
      const [integer = "", places = ""] = (line10 ?? entryText(line, whole)).split(".");
      enter("10_int", integer);
      enter("10_dec", places);
    } else enter(line.line, entryText(line, whole));
  }
  return entries;
}

/** As the form is written by hand: thousands apart, and no cents when none of its amounts has any. */
function entryText({ line, value }: WorksheetLine, whole: boolean): string {
  invariant(
    value.kind === "amount" || value.kind === "text",
    `line ${line} is no entry of the form`,
  );
  if (value.kind === "text") return value.text;
  return whole ? formatWholeDollars(value.cents) : formatDollars(value.cents);
}

interface PrintableName {
  readonly text: string;
  readonly font: Uint8Array;
}

/** A field has one font: the first that has every letter, else the Latin part of the name. */
function printableName(name: string, fonts: FontFiles): PrintableName {
  for (const open of [() => fonts.regular, () => fonts.chinese()]) {
    const font = open();
    if (hasLetters(font, name)) return { text: name, font };
  }
  return { text: latinName(name), font: fonts.regular };
}

/** In an embedded font: the form's own has no accents beyond Western Europe. */
async function embedName(
  document: PDFDocument,
  field: PDFTextField | undefined,
  { font }: PrintableName,
): Promise<void> {
  document.registerFontkit(fontkit);
  const embedded = await document.embedFont(font, { subset: true, customName: "Name" });
  field?.updateAppearances(embedded);
}

function hasLetters(file: Uint8Array, text: string): boolean {
  const font = openFont(file);
  return [...text.normalize("NFC")].every((letter) =>
    font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
  );
}

async function openBlank(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    // The XFA copy of the form would hide what is written into the fields.
    document.catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict)?.delete(PDFName.of("XFA"));
    return document;
  } catch {
    return undefined;
  }
}

function textField(form: PDFForm, name: string): PDFTextField | undefined {
  const field = form.getFieldMaybe(name);
  return field instanceof PDFTextField ? field : undefined;
}

async function assertReadsBack(
  filled: Uint8Array,
  entries: ReadonlyMap<string, string>,
): Promise<void> {
  const form = (await openBlank(filled))?.getForm();
  for (const [field, text] of entries) {
    invariant(
      form && textField(form, field)?.getText() === text,
      `the field ${field} does not read back`,
    );
  }
}

function refuse(
  code: Problem["code"],
  message: string,
  hint: string,
): { ok: false; error: Problem } {
  return failure({ code, severity: "error", message, hint });
}

/** A year whose blank nobody read field by field, 2024 among them: its worksheet is right all the same. */
function refuseYear(taxYear: number): { ok: false; error: Problem } {
  return refuse(
    "form.unknown-revision",
    `the official Form 8606 of ${taxYear} cannot be filled: its fields are not known here`,
    `known are the fillable forms of ${OFFICIAL_FORM_8606_YEARS.join(", ")}; for ${taxYear} write the worksheet without --official and copy its lines`,
  );
}
