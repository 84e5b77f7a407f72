// How a plan reports an excess that it paid back. The codes say which year it is taxed in: 8 this
// year, P the year before, E for excess annual additions (Instructions for Form 1099-R, "Corrective
// distributions"; Rev. Proc. 2021-30 for E). Money that was taxed before stands in box 5.
import { complete } from "../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { add, atLeastZero, type Cents, min, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ReportedAmount, ReportedOf } from "./reported-amount.ts";

type Correction = LedgerEvent<"corrective_distribution">;

export function reportedCorrections(
  ledger: Ledger,
  options: { person: string; taxYear: TaxYear },
): ReportedAmount[] {
  return ledger
    .of("corrective_distribution")
    .filter(
      ({ data }) => data.person === options.person && taxYearOf(data.date) === options.taxYear,
    )
    .flatMap(reportedCorrection);
}

function reportedCorrection(event: Correction): ReportedAmount[] {
  const { reason, source, forTaxYear, date } = event.data;
  const roth = source === "roth_deferral" || source === "roth_catch_up";
  if (reason === "annual_additions") return [whole(event, "E", ofSource(event))];
  if (reason === "elective_deferral" && forTaxYear < taxYearOf(date)) {
    return laterYear(event, roth);
  }
  return [whole(event, roth ? "B8" : "8")];
}

/** Amount and earnings on one form; earnings are taxable, and the amount too unless it was taxed before. */
function whole(event: Correction, code: string, of?: ReportedOf): ReportedAmount {
  const { amount, earnings } = event.data;
  const gross = atLeastZero(add(amount, earnings));
  const basis = wasTaxed(event) ? amount : ZERO;
  const taxable = wasTaxed(event) ? atLeastZero(earnings) : gross;
  return reported(event, { code, gross, taxable, basis, ...(of !== undefined && { of }) });
}

/**
 * An excess deferral paid by 15 April of the next year: the excess is taxed in the year of deferral
 * (code P; Roth money was taxed already), its earnings in the year paid (code 8). A loss lowers what is paid.
 * @see IRC §402(g)(2)(C)
 */
function laterYear(event: Correction, roth: boolean): ReportedAmount[] {
  const { amount, earnings } = event.data;
  const gross = atLeastZero(add(amount, min(earnings, ZERO)));
  const excess = roth
    ? reported(event, { code: "BP", gross, taxable: ZERO, basis: amount })
    : reported(event, { code: "P", gross, taxable: gross, basis: ZERO });
  if (earnings <= 0) return [excess];
  const gain = { gross: earnings, taxable: earnings, basis: ZERO };
  return [excess, reported(event, { code: roth ? "B8" : "8", ...gain })];
}

function reported(
  event: Correction,
  boxes: { code: string; of?: ReportedOf; gross: Cents; taxable: Cents; basis: Cents },
): ReportedAmount {
  return {
    plan: event.data.plan,
    code: { state: "known", code: boxes.code },
    ...(boxes.of !== undefined && { of: boxes.of }),
    box1: boxes.gross,
    box2a: complete(boxes.taxable),
    box4: ZERO,
    box5: complete(boxes.basis),
    events: [event],
  };
}

function wasTaxed({ data: { source } }: Correction): boolean {
  return source === "after_tax" || source === "roth_deferral" || source === "roth_catch_up";
}

/** Returned after-tax money and returned deferrals are reported on separate forms. */
function ofSource({ data: { source } }: Correction): ReportedOf {
  switch (source) {
    case "after_tax":
      return "after_tax";
    case "pretax_deferral":
    case "pretax_catch_up":
      return "elective_deferral";
    case "roth_deferral":
    case "roth_catch_up":
      return "designated_roth";
    case "match":
    case "nonelective":
      return "employer";
  }
}
