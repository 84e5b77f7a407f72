// Letter pages that are written from top to bottom, twice: once without ink, to learn how many pages
// there are and where everything stands, then on paper, a page at a time, so that no page is kept in
// memory for its foot. The bytes depend on nothing but the content: no clock, no user, no path.
import PDFDocument from "pdfkit";
import type { FontFiles } from "../../app/ports.ts";
import { invariant } from "../../kernel/invariant.ts";
import { visible } from "../../kernel/shown-text.ts";
import { type Foot, type Layout, Sheet } from "./sheet.ts";
import { Typeface } from "./typeface.ts";

export interface PdfOptions {
  readonly title: string;
  readonly created: Date;
  readonly fonts: FontFiles;
  readonly foot: Foot | undefined;
}

export interface MadePdf {
  readonly bytes: Uint8Array;
  /** The scripts of which a letter could not be printed, in words. */
  readonly lost: readonly string[];
}

/**
 * Lays out until what the text says of itself, the pages of its places and the letters that were left out, is as
 * found: at once where it says nothing, else the second time. Then draws. Only the foot says how many pages there
 * are, and takes the same room whatever it says.
 */
export async function makePdf(options: PdfOptions, draw: (sheet: Sheet) => void): Promise<MadePdf> {
  const pdf = newDocument(options);
  const face = new Typeface(pdf, options.fonts);
  // In one order always: a width that is known from an earlier document would not open its font here.
  face.use("regular", 10);
  face.use("bold", 10);
  let known: Layout = { pages: 0, lost: 0, places: new Map() };
  for (let round = 0; ; round += 1) {
    const dry = new Sheet(pdf, face, { ...options, known, ink: false });
    draw(dry);
    const found = dry.layout();
    const settled = found.lost === known.lost && samePlaces(found.places, known.places);
    known = found;
    if (settled) break;
    invariant(round < 6, "the pages of a document do not settle");
  }
  const written = new Written();
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => written.add(chunk));
    pdf.on("end", () => resolve());
    pdf.on("error", reject);
  });
  const sheet = new Sheet(pdf, face, { ...options, known, ink: true });
  draw(sheet);
  sheet.close();
  pdf.end();
  await ended;
  return { bytes: written.bytes(), lost: face.lost };
}

/** What was written so far. pdfkit writes a line at a time, and a buffer for each would weigh more than it holds. */
class Written {
  readonly #blocks: Buffer[] = [];
  #lines: Buffer[] = [];

  add(line: Buffer): void {
    this.#lines.push(line);
    if (this.#lines.length >= 2_000) this.#join();
  }

  bytes(): Uint8Array {
    this.#join();
    return Buffer.concat(this.#blocks);
  }

  #join(): void {
    this.#blocks.push(Buffer.concat(this.#lines));
    this.#lines = [];
  }
}

/** How many pages something takes, drawn without ink on a document that is thrown away. */
export function countPages(
  { title, fonts }: Pick<PdfOptions, "title" | "fonts">,
  draw: (sheet: Sheet) => void,
): number {
  const pdf = newDocument({ title, created: new Date(0) });
  const known: Layout = { pages: 0, lost: 0, places: new Map() };
  const dry = new Sheet(pdf, new Typeface(pdf, fonts), { foot: undefined, known, ink: false });
  draw(dry);
  return dry.pageCount();
}

function newDocument({
  title,
  created,
}: Pick<PdfOptions, "title" | "created">): PDFKit.PDFDocument {
  return new PDFDocument({
    size: "LETTER",
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-US",
    displayTitle: true,
    // Without a font named, pdfkit would add Helvetica, which is not embedded.
    font: null as unknown as string,
    info: {
      Title: visible(title),
      Producer: "rothbook",
      Creator: "rothbook",
      CreationDate: created,
      ModDate: created,
    },
  });
}

function samePlaces(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([name, page]) => other.get(name) === page);
}
