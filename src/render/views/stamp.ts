// What every printed worksheet says about the ledger it came from, so that somebody who holds the paper
// can tell whether the ledger is still the same.

import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { shortCode } from "../../kernel/short-code.ts";
import { knownAtText } from "./known-at.ts";

export function codeText({ digest }: LedgerStamp): string {
  return `Short code ${shortCode(digest)}`;
}

/** What stands under a worksheet: its own digest, and whether it is what was filed. */
export function sealTexts(worksheet: Worksheet, { sheetDigest, seal }: LedgerStamp): string[] {
  const texts: string[] = [];
  if (seal?.open === true)
    texts.push(`Being amended: what was sealed as ${seal.event} may have changed`);
  else if (seal?.replaces !== undefined)
    texts.push(
      `Amended, replaces the worksheet sealed as ${seal.replaces}; sealed as ${seal.event}`,
    );
  else if (seal !== undefined) texts.push(`Sealed as ${seal.event}`);
  if (sheetDigest !== undefined) {
    const digest = sheetDigest(worksheet);
    texts.push(`Sheet digest ${digest}, short code ${shortCode(digest)}`);
  }
  return texts;
}

export const NOT_OFFICIAL = "Worksheet, not an official form";
export const FEDERAL_ONLY =
  "Federal tax only: state rules and state basis may differ. Not tax advice.";

/** Which state of the ledger, in one or two lines. */
export function stampTexts({ ledgerId, seq, digest, knownAt, partRead }: LedgerStamp): string[] {
  const texts = [`Ledger ${ledgerId.slice(0, 16)}, event ${seq}, digest ${digest}`];
  if (knownAt !== undefined) texts.unshift(knownAtText(knownAt));
  if (partRead !== undefined) {
    const read = `the ${partRead.events} events read here are, their digest is ${partRead.digest}`;
    texts.push(`That digest was not verified here, the ledger being large; ${read}`);
  }
  return texts;
}
