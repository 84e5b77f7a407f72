// Whether a return that was filed has to be amended: when a line that stands on it differs from what was
// filed. Form 1040-X, with a new Form 8606 where that changed (Instructions for Form 8606, "Amending Form
// 8606"); by when a refund can be claimed is IRC §6511(a).
import { addYears, type CalendarDate, calendarDate, type TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import type { FormName } from "../kernel/form-names.ts";
import type { LinePlace } from "../kernel/line-name.ts";
import { add, type Cents, subtract, ZERO } from "../kernel/money.ts";
import type { FormChange } from "./changes-between.ts";
import type { FactName } from "./fact-registry.ts";
import { INCOME_FACTS, placesOf, TAXABLE_FACTS } from "./places-of.ts";
import type { LineValue } from "./worksheet.ts";

export interface AmendedReturn {
  readonly taxYear: TaxYear;
  /**
   * `if_filed`: the record does not say that the year was filed. `refund_can_be_claimed`: too much was paid, so
   * nobody has to amend.
   */
  readonly due: "yes" | "no" | "if_filed" | "refund_can_be_claimed";
  /** Nothing that raises the tax changed, and something that lowers it did. */
  readonly paidTooMuch: boolean;
  /** The forms that go with the return and differ. */
  readonly forms: readonly FormName[];
  /** Change of the taxable amounts of IRAs and plans; absent when one of them lacks a fact. */
  readonly taxableChange?: Cents;
  /** The lines that they stand on in the form of the year. */
  readonly taxableLines: readonly LinePlace[];
  /** The first day on which a refund may be out of reach, for a return filed by its due date. */
  readonly refundClaimBy: CalendarDate;
  readonly citations: readonly Citation[];
}

const AMENDING: Citation = {
  authority: "IRC §6511(a), §6513(a)",
  source: "Pub. 590-B (2023)",
  locator: "Amending Your Return",
  url: "https://www.irs.gov/pub/irs-prior/p590b--2023.pdf",
};

const AMENDING_8606: Citation = {
  authority: "IRC §408(o)(4)",
  source: "Instructions for Form 8606 (2023)",
  locator: "Amending Form 8606",
  url: "https://www.irs.gov/pub/irs-prior/i8606--2023.pdf",
};

/** Of the changed lines, those that stand on the return or on a form filed with it. */
function returnChanges(lines: readonly FormChange[]): FormChange[] {
  return lines.filter(
    ({ form, filed }) => form === "form-1040" || (form === "form-8606" && filed === true),
  );
}

/**
 * @param changes what differs from what was filed or, when nothing says that it was, from the earlier state
 * @see IRC §6511(a): three years from filing or two from paying the tax, whichever is later
 */
export function amendedReturn(
  taxYear: TaxYear,
  changes: readonly FormChange[],
  filed: boolean,
): AmendedReturn {
  const onReturn = returnChanges(changes).filter((change) => change.taxYear === taxYear);
  const forms = [...new Set(onReturn.map(({ form }) => form))];
  const taxable = taxableChange(onReturn);
  const paidTooMuch = isPaidTooMuch(onReturn);
  return {
    taxYear,
    due:
      onReturn.length === 0
        ? "no"
        : !filed
          ? "if_filed"
          : paidTooMuch
            ? "refund_can_be_claimed"
            : "yes",
    paidTooMuch,
    forms,
    ...(taxable !== undefined && { taxableChange: taxable }),
    taxableLines: placesOf("form-1040", taxYear, TAXABLE_FACTS),
    refundClaimBy: addYears(calendarDate(`${taxYear + 1}-04-15`), 3),
    citations: forms.includes("form-8606") ? [AMENDING, AMENDING_8606] : [AMENDING],
  };
}

/** What has been paid already. */
const WITHHELD: FactName = "form_1040.federal_tax_withheld";
/** Income and the additional tax raise what is owed, withholding lowers it. A line that lacks a fact decides nothing. */
const OWED: ReadonlySet<FactName> = new Set([
  ...INCOME_FACTS,
  "form_1040.additional_tax",
  WITHHELD,
]);

function isPaidTooMuch(changes: readonly FormChange[]): boolean {
  let income = 0;
  let isLess = false;
  for (const { fact, before, after } of changes) {
    if (!OWED.has(fact)) continue;
    const [then, now] = [centsOf(before), centsOf(after)];
    if (then === undefined || now === undefined) return false;
    const more = fact === WITHHELD ? subtract(then, now) : subtract(now, then);
    if (INCOME_FACTS.has(fact)) income += more;
    else if (more > 0) return false;
    else if (more < 0) isLess = true;
  }
  return income < 0 || (income === 0 && isLess);
}

function taxableChange(changes: readonly FormChange[]): Cents | undefined {
  const taxable = changes.filter(({ fact }) => TAXABLE_FACTS.has(fact));
  let total = ZERO;
  for (const { before, after } of taxable) {
    const [then, now] = [centsOf(before), centsOf(after)];
    if (then === undefined || now === undefined) return undefined;
    total = add(total, subtract(now, then));
  }
  return total;
}

function centsOf(value: LineValue | undefined): Cents | undefined {
  if (value === undefined) return ZERO;
  return value.kind === "amount" ? value.cents : undefined;
}
