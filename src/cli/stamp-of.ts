// What every printed worksheet says of its ledger, made in one place so that all of them say the same.
import type { Head } from "../app/ports.ts";
import { hashingOf } from "../compose.ts";
import { VERSION } from "../kernel/version.ts";
import type { LedgerStamp } from "../render/stamp.ts";

export async function stampOf(
  head: Head,
  { seal, knownAt }: Pick<LedgerStamp, "seal" | "knownAt">,
): Promise<LedgerStamp> {
  const { sheetLines, sheetText } = await import("../app/seal/sheet.ts");
  const { sha256 } = await hashingOf();
  const { ledgerId, seq, digest } = head;
  return {
    ledgerId,
    seq,
    digest,
    version: VERSION,
    seal,
    knownAt,
    sheetDigest(worksheet) {
      const { form, taxYear, person } = worksheet;
      const lines = sheetLines(worksheet);
      return sha256(
        sheetText({ form, taxYear, person, lines, ledgerId, seq, ledgerDigest: digest }),
      );
    },
  };
}
