// What of a page of a PDF is read: words and filled fields with their places. Lengths are points, counted from
// the upper left corner of the page as it is shown.

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly words: readonly PdfWord[];
  readonly fields: readonly PdfField[];
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A run of text; `bottom` is the line that it stands on. */
export interface PdfWord extends Box {
  readonly text: string;
}

/** A field of a form: `topmostSubform[0].CopyB[0].f2_08[0]`. */
export interface PdfField extends Box {
  readonly name: string;
  /** What was filled in; for a check box, whether it is ticked. */
  readonly value: string | boolean;
}

/** Why a PDF is not read. */
export type PdfFault =
  | "damaged"
  | "encrypted"
  | "no_text"
  | "too_many_pages"
  | "too_much_text"
  | "too_slow";

/** A statement or a form has a few. */
export const MOST_PAGES = 500;
