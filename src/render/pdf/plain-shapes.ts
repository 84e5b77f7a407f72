// What Noto Sans makes of plain letters: a glyph each, five ligatures, and pairs that are drawn closer. The font says
// so in tables that take longer to read than a worksheet takes to draw, so it is kept here; a test asks the font.
import type { Font, Glyph, GlyphPosition, GlyphRun } from "fontkit";
import shapes from "./noto-sans-shapes.json" with { type: "json" };

/** Letters on which the font sets no accent, and none that is not shown. */
export const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u2010-\u2026]*$/;

/** Unicode has a character for each ligature: it stands for the letters in pairs with others. */
export const LIGATURES: Readonly<Record<string, string>> = {
  ffi: "\ufb03",
  ffl: "\ufb04",
  ff: "\ufb00",
  fi: "\ufb01",
  fl: "\ufb02",
};
/** The first that fits counts. */
const JOINED = new RegExp(Object.keys(LIGATURES).join("|"), "g");

/** Shapes plain text as Noto Sans itself does, regular or bold. */
export function plainShaper(font: Font): (text: string) => GlyphRun {
  const joined = new Map(
    Object.entries(shapes.ligatures).map(([letters, glyph]) => [
      LIGATURES[letters],
      { glyph, codes: [...letters].map((letter) => letter.charCodeAt(0)) },
    ]),
  );
  const apart = new Map<string, number>();
  for (const [lefts, rights, units] of shapes.kerning as [string, string, number][])
    for (const left of lefts) for (const right of rights) apart.set(left + right, units);

  const glyphOf = (character: string): Glyph => {
    const ligature = joined.get(character);
    return ligature === undefined
      ? font.glyphForCodePoint(character.charCodeAt(0))
      : font.getGlyph(ligature.glyph, ligature.codes);
  };
  return (text) => {
    const characters = text.replace(JOINED, (letters) => LIGATURES[letters] ?? letters);
    const glyphs: Glyph[] = [];
    const positions: GlyphPosition[] = [];
    for (const [at, character] of [...characters].entries()) {
      const glyph = glyphOf(character);
      glyphs.push(glyph);
      positions.push({
        xAdvance: glyph.advanceWidth + (apart.get(characters.slice(at, at + 2)) ?? 0),
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      });
    }
    return new PlainRun(glyphs, positions) as unknown as GlyphRun;
  };
}

/** As much of fontkit's run as pdfkit reads, which scales the positions before it asks how wide they are. */
class PlainRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly GlyphPosition[];

  constructor(glyphs: readonly Glyph[], positions: readonly GlyphPosition[]) {
    this.glyphs = glyphs;
    this.positions = positions;
  }

  get advanceWidth(): number {
    let sum = 0;
    for (const { xAdvance } of this.positions) sum += xAdvance;
    return sum;
  }
}
