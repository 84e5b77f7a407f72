// When this machine last made a backup of a ledger, and up to which event. Kept beside the remembered heads:
// a backup can be carried anywhere, so the file itself cannot say whether there is one.
import { appendFileSync, chmodSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RememberedBackup } from "../app/ports.ts";
import { parseCalendarDate } from "../kernel/calendar.ts";

function fileOf(folder: string, ledgerId: string): string {
  return join(folder, `${ledgerId.slice(0, 32)}.backups`);
}

/** One line for each. The backup is made whether or not it can be remembered, so a failure is passed over. */
export function rememberBackup(
  folder: string,
  { ledgerId, madeOn, seq }: RememberedBackup & { readonly ledgerId: string },
): void {
  const file = fileOf(folder, ledgerId);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    appendFileSync(file, `${madeOn} ${seq}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  } catch {
    // Then the next status names a backup that is missing, which is the safe mistake.
  }
}

/** The newest; undefined when none is remembered. What a power cut left half written is passed over. */
export function newestBackup(folder: string, ledgerId: string): RememberedBackup | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(folder, ledgerId), "utf8");
  } catch {
    return undefined;
  }
  return [...text.matchAll(/^(\d{4}-\d{2}-\d{2}) (\d{1,15})\n/gm)]
    .flatMap(([, day = "", seq]): RememberedBackup[] => {
      const madeOn = parseCalendarDate(day);
      return madeOn === undefined ? [] : [{ madeOn, seq: Number(seq) }];
    })
    .at(-1);
}
