// Text that came from outside, made safe to show: clipped, its control characters visible, taxpayer numbers masked.

/** A value as it is quoted in a message: clipped, with control characters made visible. */
export function quoted(value: string): string {
  const clipped = value.length > 40 ? `${value.slice(0, 39)}…` : value;
  return `"${maskTaxpayerNumbers(visible(clipped))}"`;
}

/** Control, bidirectional and zero-width characters as `\xNN` or `\u{…}`, so that text cannot move the terminal. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
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

/** Nine digits in the grouping of a social security or individual taxpayer number never leave us. */
export function maskTaxpayerNumbers(text: string): string {
  return text.replace(/(?<!\d)\d{3}([- ])\d{2}\1\d{4}(?!\d)/g, "***-**-****");
}
