// Text is shaped without the tables that place accents where none is to be placed: it must look the same.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { openFont } from "../../../src/render/pdf/typeface.ts";

const { resolve } = createRequire(import.meta.url);
const file = readFileSync(
  resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
);

const shaped = (font: Font, text: string) => {
  const { glyphs, positions } = font.layout(text);
  return { glyphs: glyphs.map(({ id }) => id), positions };
};

describe("openFont", () => {
  const whole = create(file) as Font;
  const quick = openFont(file);

  it.each([
    ["letters in pairs that are drawn closer", "AVATAR To We. office — 1,234.56 “Výr” Núria"],
    ["an accent that stands alone", "q\u0301 x\u0308\u0323"],
    ["letters of Vietnamese and Greek", "Nguyễn Ὀδυσσεύς"],
  ])("shapes %s as the font alone does", (_, text) => {
    expect(shaped(quick, text)).toEqual(shaped(whole, text));
  });

  it("does not ask for accents to be placed on plain letters", () => {
    expect(quick.layout("Núria").features).toMatchObject({ mark: false, mkmk: false });
    expect(quick.layout("u\u0301").features).toMatchObject({ mark: true, mkmk: true });
  });
});
