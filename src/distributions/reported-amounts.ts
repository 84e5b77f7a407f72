// Everything that plans report for a person and year, before it is put on forms.
import type { TaxYear } from "../kernel/calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ReportedAmount } from "./reported-amount.ts";
import { reportedCorrections } from "./reported-corrections.ts";
import { reportedDeemedDistributions } from "./reported-deemed-distributions.ts";
import { reportedMovements } from "./reported-movements.ts";
import { reportedRothEmployerMoney } from "./reported-roth-employer-money.ts";

export function reportedAmounts(
  ledger: Ledger,
  options: { person: string; taxYear: TaxYear },
): ReportedAmount[] {
  return [
    ...reportedMovements(ledger, options),
    ...reportedRothEmployerMoney(ledger, options),
    ...reportedCorrections(ledger, options),
    ...reportedDeemedDistributions(ledger, options),
  ];
}
