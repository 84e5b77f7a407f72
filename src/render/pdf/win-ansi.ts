// The built-in PDF fonts know the WinAnsi characters only. Other letters are written in plain Latin
// letters where that is usual, else as their code point, and the document says that this was done.

const EXTRA = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");

/** Letters that have no decomposition, and signs with a plain equivalent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  ħ: "h",
  Ħ: "H",
  ŋ: "n",
  ẞ: "SS",
  "−": "-",
  "‐": "-",
  "‑": "-",
  "→": "->",
  "≤": "<=",
  "≥": ">=",
  "≠": "<>",
  "✓": "x",
  "\u2009": " ",
  "\u202f": " ",
};

export interface WinAnsi {
  readonly text: string;
  /** Letters were replaced, not only signs. */
  readonly changed: boolean;
}

export function winAnsi(text: string): WinAnsi {
  let changed = false;
  const written = [...text.normalize("NFC")].map((character) => {
    if (isWinAnsi(character)) return character;
    if (/\p{L}|\p{N}|\p{So}/u.test(character)) changed = true;
    const plain = PLAIN[character];
    if (plain !== undefined) return plain;
    const base = character.normalize("NFD").replace(/\p{Mn}/gu, "");
    if (base !== "" && [...base].every(isWinAnsi)) return base;
    const code = character.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  });
  return { text: written.join(""), changed };
}

function isWinAnsi(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || EXTRA.has(character);
}
