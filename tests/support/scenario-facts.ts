// The outputs that a scenario can assert, by the first part of a fact path. Each is the JSON of the
// contract, so that a scenario reads like the interface: `limits/annual_additions/0/after_tax_room`.
import { afterTaxBasis, designatedRothBasis } from "../../src/basis/roll-forward.ts";
import { rothIraLayers } from "../../src/basis/roth-ira.ts";
import { runChecks } from "../../src/checks/run-checks.ts";
import { expectedForms1099r } from "../../src/distributions/expected-forms-1099r.ts";
import { pensionFacts } from "../../src/distributions/pension-facts.ts";
import { reconcile } from "../../src/distributions/reconcile.ts";
import { correctExcess } from "../../src/forms/correct-excess.ts";
import { form8606Chain } from "../../src/forms/form-8606/chain.ts";
import { taxableConversions, traditionalIraBasis } from "../../src/forms/form-8606/results.ts";
import { withEffects } from "../../src/forms/reconciliation-effects.ts";
import { rothAccess } from "../../src/forms/roth-access.ts";
import { addDays, calendarDate, type TaxYear, yearStart } from "../../src/kernel/calendar.ts";
import type { Problem } from "../../src/kernel/problem.ts";
import { builtInLaw, lawOf } from "../../src/law/law.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { limitsOf } from "../../src/limits/limits-of.ts";
import { yearOutlook } from "../../src/planning/year-outlook.ts";
import { basisTree } from "../../src/render/views/basis.ts";
import { amountCell, flagCell } from "../../src/render/views/cell.ts";
import { distributionsView } from "../../src/render/views/distributions.ts";
import { excessView } from "../../src/render/views/excess.ts";
import { limitsView } from "../../src/render/views/limits.ts";
import { plainOf } from "../../src/render/views/plain.ts";
import { checkTree } from "../../src/render/views/problems.ts";
import { reconcileView } from "../../src/render/views/reconcile.ts";
import { roomView } from "../../src/render/views/room.ts";
import { rothAccessView } from "../../src/render/views/roth-access.ts";
import { explanationFacts, jointFacts, worksheetFacts } from "./worksheet-json.ts";

export interface ScenarioContext {
  readonly ledger: Ledger;
  readonly taxYear: TaxYear;
  readonly person: string;
}

export const SCENARIO_FACTS: Readonly<Record<string, (context: ScenarioContext) => unknown>> = {
  // The problems alone, when the limits are refused.
  limits: ({ ledger, person, taxYear }) => {
    const report = limitsOf(ledger, lawOf(ledger), { person, taxYear });
    return report.ok ? plainOf(limitsView(report.value).tree) : problemsJson(report.error);
  },
  check: ({ ledger, person, taxYear }) =>
    problemsJson(runChecks(ledger, lawOf(ledger), { person, taxYear })),
  basis: ({ ledger, person, taxYear }) => {
    const chain = form8606Chain({ ledger, person, throughYear: taxYear });
    return plainOf(
      basisTree({
        plans: afterTaxBasis(ledger, person, taxYear),
        designatedRoth: designatedRothBasis(ledger, person, taxYear),
        traditionalIraBasis: traditionalIraBasis(chain),
        rothIra: rothIraLayers(ledger, { person, taxYear }, taxableConversions(chain, person)),
      }),
    );
  },
  distributions: ({ ledger, person, taxYear }) =>
    plainOf(distributionsView(expectedForms1099r(ledger, { person, taxYear }), taxYear).tree),
  reconcile: ({ ledger, person, taxYear }) =>
    plainOf(reconcileView(withEffects(reconcile(ledger, { person, taxYear }))).tree),
  // As of 1 February of the next year, and after the last day to return deferrals.
  "correct-excess": (context) => excessFacts(context, "02-01"),
  "correct-excess-late": (context) => excessFacts(context, "04-16"),
  // On 1 December of the tax year.
  "roth-access": ({ ledger, person, taxYear }) =>
    plainOf(
      rothAccessView(rothAccess(ledger, { person, asOf: calendarDate(`${taxYear}-12-01`) })).tree,
    ),
  // Before they become lines of Form 1040.
  pension: ({ ledger, person, taxYear }) => {
    const facts = pensionFacts(ledger, person, taxYear);
    return plainOf({
      gross: amountCell(facts.gross),
      taxable: amountCell(facts.taxable),
      rollover: flagCell(facts.rollover),
    });
  },
  "form-8606": worksheetFacts("form-8606"),
  "form-5329": worksheetFacts("form-5329"),
  "form-1040": worksheetFacts("form-1040"),
  "form-1040-joint": jointFacts,
  "form-1099-r": worksheetFacts("form-1099-r"),
  "annual-additions": worksheetFacts("annual-additions"),
  "after-tax-basis": worksheetFacts("after-tax-basis"),
  "explain-form-8606": explanationFacts("form-8606"),
  "explain-form-1040": explanationFacts("form-1040"),
  // As of the day after the latest paycheck.
  room: ({ ledger, person, taxYear }) => {
    const last = ledger.of("paycheck").at(-1)?.data.date;
    const today = last === undefined ? yearStart(taxYear) : addDays(last, 1);
    const outlook = yearOutlook(ledger, builtInLaw, { person, taxYear, today, expect: {} });
    return outlook.ok ? plainOf(roomView(outlook.value).tree) : { problems: outlook.error };
  },
};

function excessFacts({ ledger, person, taxYear }: ScenarioContext, monthDay: string): unknown {
  const today = calendarDate(`${taxYear + 1}-${monthDay}`);
  const found = correctExcess(ledger, lawOf(ledger), { person, taxYear, today });
  return found.ok ? plainOf(excessView(found.value).tree) : problemsJson(found.error);
}

function problemsJson(problems: readonly Problem[]): unknown {
  return plainOf(checkTree({ open: problems, accepted: [] }));
}
