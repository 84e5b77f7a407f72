// Where a figure or a rule comes from, in words that a reader can look up.

export interface Citation {
  /** The law or regulation: `IRC §415(c)(1)(A)`. */
  readonly authority: string;
  /** The publication that states it: `Notice 2024-80`. */
  readonly source?: string;
  /** Where in the source: page, paragraph, line. */
  readonly locator?: string;
  readonly url?: string;
  /** What a reader should know about the source: that a figure is fixed by statute, or was not read again. */
  readonly note?: string;
}

export function citationText(citation: Citation): string {
  return [citation.authority, citation.source, citation.locator].filter(Boolean).join("; ");
}
