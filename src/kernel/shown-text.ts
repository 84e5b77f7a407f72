// Text that came from outside, made safe to show: clipped, its control characters visible, taxpayer numbers masked.

/** A value as it is quoted in a message: clipped, with control characters made visible. */
export function quoted(value: string): string {
  const clipped = value.length > 40 ? `${value.slice(0, 39)}…` : value;
  return `"${maskTaxpayerNumbers(visible(clipped))}"`;
}

/** Control, bidirectional and zero-width characters as `\xNN` or `\u{…}`, so that text cannot move the terminal. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (character) => {
    const code = Number(character.codePointAt(0));
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });
}

/** The same in JSON, where `\u` escapes lose nothing: what JSON.stringify lets through. */
export function visibleJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const D = "[0-9\uff10-\uff19]";
/** Hyphens and dashes of every kind, a full stop, each with or without spaces around; or one space. */
const BETWEEN = "(?: ?[-\u2010-\u2015\u2212.] ?|[ \u00a0\u202f])";
/** 123-45-6789 with the same sign twice, and 12-3456789 of an employer. */
const GROUPED = new RegExp(
  `(?<!${D})(?:${D}{3}(${BETWEEN})${D}{2}\\1${D}{4}|${D}{2}[-\u2010-\u2015]${D}{7})(?!${D})`,
  "g",
);
const BARE = new RegExp(`(?<!${D})${D}{9}(?!${D})`, "g");

/** Nine digits in the grouping of a social security, individual or employer's taxpayer number never leave us. */
export function maskTaxpayerNumbers(text: string): string {
  return text.replace(GROUPED, struckOut);
}

/** In the name of a person or a note nine digits without any grouping are such a number too; accounts have them. */
export function maskFreeText(text: string): string {
  return maskTaxpayerNumbers(text).replace(BARE, struckOut);
}

/** As long as it was, so that a place below a line still points at what it means. */
function struckOut(number: string): string {
  return number.length === 11 ? "***-**-****" : number.replace(/\p{Nd}/gu, "*");
}
