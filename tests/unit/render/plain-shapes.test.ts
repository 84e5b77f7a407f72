// Plain letters are shaped without the font's tables: it must be what the font itself would do, for every pair of
// them in both weights, and the names are the fonts' own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fc from "fast-check";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { LIGATURES, PLAIN, plainShaper } from "../../../src/render/pdf/plain-shapes.ts";
import { openFont } from "../../../src/render/pdf/typeface.ts";

const { resolve } = createRequire(import.meta.url);
const fontFile = (name: string) => readFileSync(resolve(`@expo-google-fonts/noto-sans/${name}`));

function shaped(run: ReturnType<Font["layout"]>) {
  const { glyphs, positions, advanceWidth } = run;
  const letters = glyphs.map(({ id, codePoints }) => [id, ...codePoints]);
  return { letters, positions: positions.map((position) => ({ ...position })), advanceWidth };
}

describe.each([
  ["NotoSans-Regular", fontFile("400Regular/NotoSans_400Regular.ttf")],
  ["NotoSans-Bold", fontFile("700Bold/NotoSans_700Bold.ttf")],
])("%s", (name, file) => {
  const whole = create(file) as Font;
  const shape = plainShaper(create(file) as Font);
  const plain = whole.characterSet
    .map((code) => String.fromCodePoint(code))
    .filter((character) => PLAIN.test(character));

  it("has the name that it is called by, and stands upright", () => {
    const embedded = (font: Font) => {
      const { post } = font as Font & { readonly post: { readonly isFixedPitch: number } };
      return [font.postscriptName, font.italicAngle, post.isFixedPitch];
    };
    expect(embedded(whole)).toEqual([name, 0, 0]);
    expect(embedded(openFont(file, name))).toEqual([name, 0, 0]);
  });

  it("draws each pair of plain letters and ligatures as far apart as is kept here", () => {
    expect(plain.length).toBeGreaterThan(200);
    const units = [...plain, ...Object.keys(LIGATURES)];
    const different = units.flatMap((left) =>
      units
        .map((right) => left + right)
        .filter(
          (pair) =>
            JSON.stringify(shaped(shape(pair))) !== JSON.stringify(shaped(whole.layout(pair))),
        ),
    );
    expect(different).toEqual([]);
  });

  it("shapes any plain text the same way", () => {
    void fc.assert(
      fc.property(fc.array(fc.constantFrom(...plain, "f", "i", "l", " ")), (letters) => {
        const text = letters.join("");
        expect(shaped(shape(text))).toEqual(shaped(whole.layout(text)));
      }),
    );
  });
});
