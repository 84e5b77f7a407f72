// Parts I and II of a year with a distribution or conversion and a contribution that is only partly
// deductible: Worksheet 1-1 of Pub. 590-B takes the place of lines 6 to 12.
import { byCommand } from "../../kernel/advice.ts";
import { combine } from "../../kernel/amount-state.ts";
import type { EventId } from "../../kernel/ids.ts";
import { add, type Cents, formatDollars, subtract, total, ZERO } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { say, worded } from "../../kernel/sentence.ts";
import { WORKSHEET_1_1 } from "../citations.ts";
import { type FactSheet, type FactTerm, totalOf } from "../fact-sheet.ts";
import type { IraYear } from "../ira/years.ts";
import { unlessZero } from "./carry.ts";
import { isZero, printedRatio } from "./part-1.ts";
import {
  fillConversions,
  fillTaxableDistributions,
  nondeductiblePart,
  type TraditionalEntries,
} from "./traditional.ts";
import { type Worksheet11, worksheet11 } from "./worksheet-1-1-lines.ts";

/** Whether the year's contributions are deductible in part, and something came out in the same year. */
export function needsWorksheet11(year: IraYear): boolean {
  if (year.conversions.length + year.traditionalDistributions.length === 0) return false;
  const nondeductible = total(year.traditionalContributions.map(nondeductiblePart));
  return nondeductible > 0 && nondeductible < contributed(year);
}

/**
 * Plan money rolled in during the year is not on the worksheet: it counts the basis of the year before. Of
 * disaster distributions line 15b takes a share of line 7, which the worksheet leaves blank.
 */
export function refuseWorksheet11(year: IraYear): Problem[] {
  const rolledIn = year.rolledToTraditional.filter(({ part }) => !isZero(part.basis));
  const { traditional, repaid } = year.disasters;
  return [
    ...refusal(year, {
      what: "after-tax plan money was rolled in",
      events: rolledIn.flatMap(({ movement }) => movement.events.map(({ id }) => id)),
    }),
    ...refusal(year, {
      what: "a distribution went to charity",
      events: year.traditionalDistributions.flatMap(({ id, data }) =>
        data.charitable === undefined ? [] : [id],
      ),
    }),
    ...refusal(year, {
      what: "a disaster distribution was paid or repaid",
      events: [...traditional, ...repaid].map(({ id }) => id),
    }),
  ];
}

function refusal(
  year: IraYear,
  { what, events }: { readonly what: string; readonly events: readonly EventId[] },
): Problem[] {
  if (events.length === 0) return [];
  return [
    {
      code: "unsupported.worksheet-1-1",
      severity: "error",
      ...worded(
        say`in ${year.taxYear} a contribution was partly deductible, an IRA paid out or was converted, and ${what}: Worksheet 1-1 has no line for the last`,
      ),
      hint: byCommand(
        "ask a preparer for this year; then record its line 14 as the basis to begin with",
        "record opening-basis",
      ),
      citation: WORKSHEET_1_1,
      events,
    },
  ];
}

/**
 * The worksheet, or undefined when the plain lines apply: a fact is missing, or line 5 is less than the
 * worksheet's line 8.
 */
export function applicableWorksheet11(
  year: IraYear,
  entries: TraditionalEntries,
): Worksheet11 | "incomplete" | "plain" {
  const earlier = totalOf(entries.earlierBasis);
  const available = combine(
    [totalOf(entries.nondeductible), earlier, totalOf(entries.afterYearEnd)],
    (now, before, late) => subtract(add(now, before), late),
  );
  const value = totalOf(entries.yearEndValue);
  if (
    earlier.state === "incomplete" ||
    available.state === "incomplete" ||
    value.state === "incomplete"
  ) {
    return "incomplete";
  }
  const filled = worksheet11({
    earlierBasis: earlier.cents,
    contributions: contributed(year),
    yearEndValue: value.cents,
    distributions: total(year.traditionalDistributions.map(({ data }) => data.amount)),
    conversions: total(year.conversions.map(({ data }) => data.amount)),
  });
  return available.cents < filled.line8 ? "plain" : filled;
}

/** Lines 13 to 18 from the worksheet; lines 6 to 12 stay blank. */
export function recoverByWorksheet11(
  sheet: FactSheet,
  entries: TraditionalEntries,
  filled: Worksheet11,
): void {
  const from = (amount: Cents, label: string): readonly FactTerm[] =>
    unlessZero({
      sign: "+",
      amount: { state: "complete", cents: amount },
      label: `Worksheet 1-1, ${label}`,
      citation: WORKSHEET_1_1,
    });
  const { line3, line5, line6, line8, line10, line11 } = filled;
  const [out, basis, total] = [line5, line3, line6].map(formatDollars);
  sheet.total("form_8606.nontaxable_total", from(line8, `line 8: ${out} × ${basis} ÷ ${total}`));
  sheet.total("form_8606.remaining_basis", [
    sheet.term("+", "form_8606.total_basis", "total basis"),
    sheet.term("-", "form_8606.nontaxable_total", "nontaxable part"),
  ]);
  sheet.total("form_8606.distributions_less_basis", from(line11, "line 11"));
  // A year with disaster distributions is refused before.
  fillTaxableDistributions(sheet, []);
  const converted = totalOf(entries.conversions);
  if (converted.state !== "complete" || converted.cents === 0) return;
  const nontaxable = subtract(converted.cents, line10);
  fillConversions(sheet, {
    conversions: entries.conversions,
    basis: from(nontaxable, "line 8: the part of what was converted"),
  });
}

export function worksheet11Notes(filled: Worksheet11): string[] {
  const { line3, line5, line6, line7, line8, line9, line10, line11 } = filled;
  const amounts = { 3: line3, 5: line5, 6: line6, 8: line8, 9: line9, 10: line10, 11: line11 };
  const lines = Object.entries(amounts).map(
    ([line, amount]) => `line ${line} ${formatDollars(amount)}`,
  );
  const mixed = line10 > 0 && line11 > 0;
  return [
    `Worksheet 1-1 of Pub. 590-B replaces lines 6 to 12, because a contribution was partly deductible: ${lines.join(", ")}; line 7 ${printedRatio(line7)}.`,
    ...(mixed
      ? [
          "Line 17 shows the converted share of the worksheet's line 8, so that line 18 is line 16 less line 17 and equals the worksheet's line 10; the publication's text enters all of line 8 there.",
        ]
      : []),
  ];
}

function contributed(year: IraYear): Cents {
  return add(ZERO, ...year.traditionalContributions.map(({ amount }) => amount));
}
