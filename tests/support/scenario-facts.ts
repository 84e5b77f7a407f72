// The outputs that a scenario can assert, by the first part of a fact path. Each is the JSON of the
// contract, so that a scenario reads like the interface: `limits/annual_additions/0/after_tax_room`.
import type { TaxYear } from "../../src/kernel/calendar.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";

export interface ScenarioContext {
  readonly ledger: Ledger;
  readonly taxYear: TaxYear;
  readonly person: string;
}

export const SCENARIO_FACTS: Readonly<Record<string, (context: ScenarioContext) => unknown>> = {};
