// After-tax money that waits longer than its plan's conversions let it, and of which nothing later is recorded:
// it was not converted, or the conversion is not recorded yet. What the record itself shows is a finding.
import { missingConversions, overdueConversions } from "../../../checks/missing-conversions.ts";
import { type CalendarDate, type TaxYear, yearEnd } from "../../../kernel/calendar.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { type OpenPoint, openFrom, todo } from "./open-point.ts";

export function conversionsOverdue({
  ledger,
  person,
  taxYear,
  today,
}: {
  readonly ledger: Ledger;
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
}): OpenPoint[] {
  const found = new Set(missingConversions.find(ledger, person).map(({ message }) => message));
  const end = yearEnd(taxYear);
  const through = today < end ? today : end;
  return overdueConversions(ledger, person, () => through)
    .filter(({ message }) => !found.has(message))
    .map(({ said, events, citation }) =>
      todo("conversion.overdue", said, {
        action: "convert it, or record the conversion",
        due: openFrom(taxYear, today),
        ...(events !== undefined && { events }),
        ...(citation !== undefined && { citation }),
      }),
    );
}
