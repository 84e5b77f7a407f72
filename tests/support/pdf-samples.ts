// PDFs for tests, all invented: a payer's own Form 1099-R, one with the fields and boxes of the official form, payslips.
import { PDFDocument as FormDocument, StandardFonts } from "@cantoo/pdf-lib";
import PdfKit from "pdfkit";

/** A text where it begins: points from the left and from the top. */
export type Placed = readonly [left: number, top: number, text: string];

const LONG_AGO = new Date(Date.UTC(2026, 0, 1));

/** One page for each list; all in Helvetica 9. */
export async function pdfOfTexts(
  pages: readonly (readonly Placed[])[],
  options: {
    readonly userPassword?: string;
    readonly drawing?: boolean;
    readonly compress?: boolean;
  } = {},
): Promise<Uint8Array> {
  const document = new PdfKit({
    autoFirstPage: false,
    compress: options.compress ?? true,
    info: { CreationDate: LONG_AGO },
    ...(options.userPassword && { userPassword: options.userPassword }),
  });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve) => document.on("end", resolve));
  document.on("data", (part: Buffer) => parts.push(part));
  for (const page of pages) {
    document.addPage({ size: "LETTER", margin: 0 }).font("Helvetica").fontSize(9);
    if (options.drawing) document.rect(72, 72, 200, 300).fill("#888888");
    for (const [left, top, text] of page) document.text(text, left, top, { lineBreak: false });
  }
  document.end();
  await ended;
  return Buffer.concat(parts);
}

/** Lines of a document as they are typed, 14 points apart; two blanks or more part the columns by 24 points more. */
export async function pdfOfLines(lines: readonly string[]): Promise<Uint8Array> {
  const texts = lines.flatMap((line, index): Placed[] => {
    let left = 50;
    return line.split(/ {2,}/).map((cell) => {
      const at = left;
      left += cell.length * 5 + 24;
      return [at, 50 + index * 14, cell];
    });
  });
  return await pdfOfTexts([texts]);
}

/** The copy of a form that a payer designed: boxes in a grid, each name above its amount. */
export function ownForm1099r(change: (texts: Placed[]) => Placed[] = (texts) => texts): Placed[] {
  return change([
    [50, 40, "Tax Year 2025"],
    [300, 40, "Form 1099-R Distributions From Pensions, Annuities, Retirement Plans"],
    [50, 70, "PAYER'S name, street address, city, state, ZIP code"],
    [50, 84, "Example Trust Company"],
    [50, 96, "1 Main Street, Dover DE 19901"],
    [300, 70, "1 Gross distribution"],
    [430, 70, "2a Taxable amount"],
    [300, 88, "$ 12,345.67"],
    [430, 88, "$ 345.67"],
    [300, 110, "2b Taxable amount not determined"],
    [470, 110, "Total distribution X"],
    [300, 130, "4 Federal income tax withheld"],
    [450, 130, "5 Employee contributions/"],
    [450, 140, "Designated Roth contributions"],
    [300, 152, "$ 69.13"],
    [450, 152, "$ 12,000.00"],
    [300, 180, "7 Distribution code(s)"],
    [420, 180, "IRA/SEP/SIMPLE"],
    [300, 196, "G"],
    [50, 180, "Account number (see instructions)"],
    [50, 196, "900012345678"],
  ]);
}

/** A page with the names and boxes of the official form of 2024: as fields, or printed into the page. */
export async function officialForm1099r(
  values: Readonly<Record<string, string | true>>,
  {
    flat = false,
    copies = ["CopyB"],
    compress = true,
  }: {
    readonly flat?: boolean;
    readonly copies?: readonly string[];
    readonly compress?: boolean;
  } = {},
): Promise<Uint8Array> {
  const document = await FormDocument.create();
  document.setCreationDate(LONG_AGO);
  document.setModificationDate(LONG_AGO);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const form = document.getForm();
  for (const copy of copies) {
    const page = document.addPage([612, 792]);
    for (const [text, left, bottom] of PRINTED)
      page.drawText(text, { x: left, y: 792 - bottom, size: 7, font });
    for (const [name, left, top, right, bottom] of FIELDS) {
      const place = {
        x: left,
        y: 792 - bottom,
        width: right - left,
        height: bottom - top,
        borderWidth: 0,
      };
      const value = values[name];
      if (name.startsWith("c")) {
        const box = form.createCheckBox(`form[0].${copy}[0].${name}[0]`);
        box.addToPage(page, place);
        if (value === true) box.check();
      } else {
        const field = form.createTextField(`form[0].${copy}[0].${name}[0]`);
        field.enableMultiline();
        if (name !== "f2_01") field.disableMultiline();
        if (typeof value === "string") field.setText(value);
        field.addToPage(page, { ...place, font });
        field.setFontSize(9);
      }
    }
  }
  if (flat) form.flatten();
  return await document.save({ useObjectStreams: compress });
}

const PRINTED: readonly (readonly [string, number, number])[] = [
  ["1", 298, 45],
  ["Gross distribution", 307, 45],
  ["2a", 298, 81],
  ["Taxable amount", 311, 81],
  ["4", 399, 141],
  ["Federal income tax", 407, 141],
  ["5", 298, 189],
  ["Employee contributions/", 307, 189],
  ["7", 298, 237],
  ["Distribution", 307, 237],
  ["code(s)", 307, 246],
  ["9b", 399, 273],
  ["Total employee contributions", 411, 273],
  ["Form", 405, 104],
  ["1099-R", 425, 104],
  ["20", 406, 78],
  ["24", 416, 78],
];

/** Name without its ending, then left, top, right, bottom. */
const FIELDS: readonly (readonly [string, number, number, number, number])[] = [
  ["f2_01", 52.4, 60, 294.2, 132],
  ["f2_07", 50.4, 348, 237.6, 360],
  ["f2_08", 302.4, 60, 395, 72],
  ["f2_09", 302.4, 96, 395, 108],
  ["c2_2", 374.8, 117.5, 384.8, 127.5],
  ["c2_3", 461.2, 117.5, 471.2, 127.5],
  ["f2_11", 403.2, 168, 495.8, 180],
  ["f2_12", 302.4, 216, 395, 228],
  ["f2_14", 296.2, 252, 366.2, 264],
  ["c2_4", 377.3, 252.5, 387.3, 262.5],
];
