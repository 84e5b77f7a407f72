// What every printed worksheet says about the ledger it came from, so that somebody who holds the paper
// can tell whether the ledger is still the same.

export interface LedgerStamp {
  readonly ledgerId: string;
  /** The number of the last event. */
  readonly seq: number;
  /** The digest of the chain up to that event, 64 hexadecimal digits. */
  readonly digest: string;
  /** The program's version. */
  readonly version: string;
}

export const NOT_OFFICIAL = "Worksheet, not an official form";
export const FEDERAL_ONLY =
  "Federal tax only: state rules and state basis may differ. Not tax advice.";

export function stampText({ ledgerId, seq, digest }: LedgerStamp): string {
  return `Ledger ${ledgerId.slice(0, 16)}, event ${seq}, digest ${digest}`;
}
