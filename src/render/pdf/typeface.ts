// The letters of a document. Noto Sans has Latin with every accent, Greek, Cyrillic and Vietnamese; a
// Chinese font is opened when a name needs it; a letter that neither has cannot be printed, is left out,
// and is remembered by its script, so that the document can say so.
import { create, type Font, type GlyphRun } from "fontkit";
import type { FontFiles } from "../../app/ports.ts";
import { invariant } from "../../kernel/invariant.ts";
import { PLAIN, plainShaper } from "./plain-shapes.ts";

export type Weight = "regular" | "bold";
type Face = Weight | "chinese";

/** A piece of text that one font can print. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

/** A document of pdfkit, with the font in use and its words; its types leave both out. */
interface WithFont {
  readonly _font: { layoutCache: object };
}

/** Opened once a file, however many documents are made: opening is slower than a page. */
const opened = new WeakMap<Uint8Array, Font>();
const widths = new WeakMap<Uint8Array, Map<string, number>>();

/** Characters that only a font for Chinese or Japanese has. */
const CHINESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

export class Typeface {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #files: FontFiles;
  readonly #lost = new Set<string>();
  readonly #runs = new Map<string, readonly Run[]>();

  constructor(pdf: PDFKit.PDFDocument, files: FontFiles) {
    this.#pdf = pdf;
    this.#files = files;
  }

  /** The scripts, in words, of which a letter was left out. */
  get lost(): readonly string[] {
    return [...this.#lost].toSorted();
  }

  /** A word cut into pieces by font. Letters that no font has are left out. */
  runs(text: string, weight: Weight): readonly Run[] {
    const key = `${weight} ${text}`;
    let runs = this.#runs.get(key);
    if (runs === undefined) {
      runs = this.#cut(text, weight);
      this.#runs.set(key, runs);
    }
    return runs;
  }

  width({ text, face }: Run, size: number): number {
    const file = this.#fileOf(face);
    let known = widths.get(file);
    if (known === undefined) {
      known = new Map();
      widths.set(file, known);
    }
    let width = known.get(text);
    if (width === undefined) {
      this.use(face, 1000);
      width = this.#pdf.widthOfString(text);
      known.set(text, width);
    }
    return (width * size) / 1000;
  }

  use(face: Face, size: number): void {
    this.#open(face);
    this.#pdf.font(face).fontSize(size);
    this.#embedded.add((this.#pdf as unknown as WithFont)._font);
  }

  /** pdfkit keeps the glyphs of every word that it has seen; a long document sees tens of thousands. */
  forget(): void {
    for (const font of this.#embedded) font.layoutCache = Object.create(null);
  }

  #cut(text: string, weight: Weight): Run[] {
    const runs: { text: string; face: Face }[] = [];
    for (const character of text.normalize("NFC")) {
      const face = this.#faceOf(character, weight);
      if (face === undefined) {
        this.#lost.add(scriptOf(character));
        continue;
      }
      const last = runs.at(-1);
      if (last?.face === face) last.text += character;
      else runs.push({ text: character, face });
    }
    return runs;
  }

  #faceOf(character: string, weight: Weight): Face | undefined {
    const code = character.codePointAt(0) ?? 0;
    if (this.#open(weight).hasGlyphForCodePoint(code)) return weight;
    if (!CHINESE.test(character)) return undefined;
    return this.#open("chinese").hasGlyphForCodePoint(code) ? "chinese" : undefined;
  }

  #fileOf(face: Face): Uint8Array {
    return face === "chinese" ? this.#files.chinese() : this.#files[face];
  }

  readonly #faces = new Set<Face>();
  readonly #embedded = new Set<WithFont["_font"]>();

  #open(face: Face): Font {
    const font = openFont(this.#fileOf(face), NAMES[face]);
    if (this.#faces.has(face)) return font;
    this.#faces.add(face);
    // pdfkit takes a font that is open already as it takes a file; its types know files only.
    this.#pdf.registerFont(face, font as unknown as Uint8Array);
    return font;
  }
}

/** As the fonts say, in a table of forty names that takes longer to read than to shape a page. */
const NAMES: Readonly<Partial<Record<Face, string>>> = {
  regular: "NotoSans-Regular",
  bold: "NotoSans-Bold",
};
/** What is embedded of the table that has the names of four thousand glyphs as well: upright, of many widths. */
const UPRIGHT = { italicAngle: 0, isFixedPitch: 0 };

/** @param name of a font that is known: its plain letters are shaped without asking it */
export function openFont(file: Uint8Array, name?: string): Font {
  let font = opened.get(file);
  if (font === undefined) {
    const made = create(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
    invariant("layout" in made, "a font file of this program holds several fonts");
    font = name === undefined ? withoutMarks(made) : named(made, name);
    opened.set(file, font);
  }
  return font;
}

/** The same font, with these at hand. */
function named(font: Font, name: string): Font {
  const own = { postscriptName: { value: name }, post: { value: UPRIGHT } };
  return plainBy(plainShaper(font), Object.create(font, own) as Font);
}

/** To place accents a font reads large tables at the first word. Most documents have none to place. */
const NO_MARKS = { mark: false, mkmk: false, abvm: false, blwm: false };

function withoutMarks(font: Font): Font {
  const shape = font.layout.bind(font);
  return plainBy((text) => shape(text, NO_MARKS), font);
}

/** The font, with its own way to shape plain text. */
function plainBy(shapePlain: (text: string) => GlyphRun, font: Font): Font {
  const shape = font.layout.bind(font);
  font.layout = (text, ...how) =>
    (how.length === 0 || how[0] === undefined) && PLAIN.test(text)
      ? shapePlain(text)
      : shape(text, ...how);
  return font;
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, "Korean letters"],
  [/\p{Script=Hebrew}/u, "Hebrew letters"],
  [/\p{Script=Arabic}/u, "Arabic letters"],
  [/\p{Script=Thai}/u, "Thai letters"],
  [/\p{Script=Armenian}/u, "Armenian letters"],
  [/\p{Script=Georgian}/u, "Georgian letters"],
  [/\p{Script=Tamil}/u, "Tamil letters"],
  [/\p{Script=Bengali}/u, "Bengali letters"],
  [/\p{Script=Telugu}/u, "Telugu letters"],
  [/\p{Script=Gujarati}/u, "Gujarati letters"],
  [/\p{Script=Gurmukhi}/u, "Punjabi letters"],
  [/\p{Script=Ethiopic}/u, "Ethiopic letters"],
  [/\p{Script=Khmer}/u, "Khmer letters"],
  [/[\p{L}\p{M}]/u, "letters of another script"],
];

function scriptOf(character: string): string {
  return SCRIPTS.find(([pattern]) => pattern.test(character))?.[1] ?? "signs";
}
