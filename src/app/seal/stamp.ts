// What every printed worksheet says of its ledger, made in one place so that all of them say the same.
import type { Worksheet } from "../../forms/worksheet.ts";
import { VERSION } from "../../kernel/version.ts";
import type { LedgerPoint } from "../known-at.ts";
import type { LedgerAccess } from "../ledger-access.ts";
import type { Head, PartRead } from "../ports.ts";
import type { YearSeal } from "./seal-year.ts";

export interface LedgerStamp {
  readonly ledgerId: string;
  /** The number of the last event. */
  readonly seq: number;
  /** The digest of the chain up to that event, 64 hexadecimal digits. */
  readonly digest: string;
  /** Set when the chain up to that event was not followed: what was read instead. */
  readonly partRead?: PartRead | undefined;
  /** The program's version. */
  readonly version: string;
  /** The digest over a worksheet's lines, with which somebody checks a copy of them. */
  readonly sheetDigest?: ((worksheet: Worksheet) => string) | undefined;
  /** Set when this is not the latest state of the ledger. */
  readonly knownAt?: LedgerPoint | undefined;
  /** Set when the year is sealed, or was. */
  readonly seal?: YearSeal | undefined;
}

export async function stampOf(
  access: LedgerAccess,
  { ledgerId, seq, digest, partRead }: Head,
  seal: YearSeal | undefined,
): Promise<LedgerStamp> {
  const { sheetLines, sheetText } = await import("./sheet.ts");
  const { sha256 } = await access.hashing();
  return {
    ledgerId,
    seq,
    digest,
    partRead,
    version: VERSION,
    seal,
    knownAt: access.knownAt,
    sheetDigest(worksheet) {
      const { form, taxYear, person } = worksheet;
      const lines = sheetLines(worksheet);
      return sha256(
        sheetText({ form, taxYear, person, lines, ledgerId, seq, ledgerDigest: digest }),
      );
    },
  };
}
