// Text broken into lines: at spaces, between Chinese characters, and inside a word that is wider than the
// column (a digest). A text is a list of spans, so that a name can be bold or a reference a link.
import type { Run, Typeface, Weight } from "./typeface.ts";

export interface Span {
  readonly text: string;
  readonly bold?: boolean | undefined;
  /** The name of the place that it leads to. */
  readonly goTo?: string | undefined;
  readonly color?: string | undefined;
}

export interface Piece extends Run {
  readonly span: Span;
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words with the space that follows them; a Chinese character is a word. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text.match(/\S+ *| +/g) ?? []) {
    if (!HAN.test(word)) words.push(word);
    else
      words.push(
        ...(word.match(
          /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}] *|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
        ) ?? []),
      );
  }
  return words;
}

export function breakLines(
  face: Typeface,
  spans: readonly Span[],
  { size, width, bold = false }: { size: number; width: number; bold?: boolean | undefined },
): Line[] {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let used = 0;
  const close = () => {
    lines.push(trimmed(face, pieces, size));
    pieces = [];
    used = 0;
  };
  const place = (word: string, span: Span, weight: Weight) => {
    const placed = face
      .runs(word, weight)
      .map((run) => ({ ...run, span, width: face.width(run, size) }));
    for (const piece of placed) used += piece.width;
    pieces.push(...placed);
  };
  const widthOf = (word: string, weight: Weight) =>
    face.runs(word, weight).reduce((sum, run) => sum + face.width(run, size), 0);
  for (const span of spans) {
    const weight = (span.bold ?? bold) ? "bold" : "regular";
    for (const [row, part] of span.text.split("\n").entries()) {
      if (row > 0) close();
      for (const word of wordsOf(part)) {
        const bare = word.trimEnd();
        const needed = widthOf(bare, weight);
        if (used > 0 && used + needed > width + 0.01) close();
        if (bare === "" && used === 0 && lines.length > 0) continue;
        if (needed <= width + 0.01) {
          place(word, span, weight);
          continue;
        }
        for (const letter of word) {
          if (used > 0 && used + widthOf(letter, weight) > width) close();
          place(letter, span, weight);
        }
      }
    }
  }
  if (pieces.length > 0 || lines.length === 0) close();
  return lines;
}

/** Without the space at its end, and pieces of one look joined. */
function trimmed(face: Typeface, pieces: readonly Piece[], size: number): Line {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.face === piece.face && last.span === piece.span)
      joined[joined.length - 1] = {
        ...last,
        text: last.text + piece.text,
        width: last.width + piece.width,
      };
    else joined.push(piece);
  }
  const last = joined.at(-1);
  if (last?.text.endsWith(" ")) {
    const text = last.text.trimEnd();
    const space =
      face.width({ text: " ", face: last.face }, size) * (last.text.length - text.length);
    joined[joined.length - 1] = { ...last, text, width: Math.max(0, last.width - space) };
  }
  return { pieces: joined, width: joined.reduce((sum, { width }) => sum + width, 0) };
}
