// Some payrolls print the lines of earnings below the row of the deductions, and their sum last:
//   Okafor, Dana   Regular   4000.0   400.00 (401(k))
//                  Bonus      250.0
//                  Gross     4250.0
import type { MeaningfulRow } from "./fold-rows.ts";

/** The rows, each paycheck with the gross pay that its own lines below it say. */
export function withGrossPayBelow(rows: readonly MeaningfulRow[]): readonly MeaningfulRow[] {
  const read = [...rows];
  // Where the paycheck stands whose lines are being read.
  let at: number | undefined;
  for (const [index, { meaning }] of rows.entries()) {
    const line = meaning.is === "ignored" ? meaning.ofPaycheckAbove : undefined;
    // The lines under a row of totals are nobody's.
    if (line === undefined) at = index;
    const above = at === undefined ? undefined : read[at];
    if (at === undefined || above?.meaning.is !== "money_in" || line?.grossPay === undefined)
      continue;
    read[at] = { ...above, meaning: { ...above.meaning, grossPay: line.grossPay } };
  }
  return read;
}
