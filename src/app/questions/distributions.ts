// The Forms 1099-R that a year's events imply.
import {
  type ExpectedForm1099R,
  expectedForms1099r,
} from "../../distributions/expected-forms-1099r.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export interface YearOfPerson {
  readonly taxYear: TaxYear;
  readonly person: string | undefined;
}

export async function distributions(
  store: LedgerReader,
  { taxYear, person }: YearOfPerson,
): Promise<Result<readonly ExpectedForm1099R[]>> {
  const reading = await readingOf(store, person);
  if (!reading.ok) return reading;
  const { ledger } = reading.value;
  return success(expectedForms1099r(ledger, { person: reading.value.person, taxYear }));
}
