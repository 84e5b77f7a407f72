// The `basis` output of the contract: what of each plan and IRA was taxed already.
import type { BasisLine, BasisRollForward } from "../../basis/roll-forward.ts";
import type { RothIraLayers } from "../../basis/roth-ira.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import { amountJson } from "./amount.ts";

export interface BasisReport {
  readonly plans: readonly BasisRollForward[];
  /** Each plan's designated Roth account. */
  readonly designatedRoth: readonly BasisRollForward[];
  /** Form 8606, line 14; the caller computes it. */
  readonly traditionalIraBasis?: Amount;
  readonly rothIra: RothIraLayers;
}

export function basisJson(report: BasisReport): Readonly<Record<string, unknown>> {
  const { rothIra, traditionalIraBasis } = report;
  return {
    plans: report.plans.map((plan) => ({
      plan: plan.plan,
      opening_basis: amountJson(plan.openingBasis),
      contributions: amountJson(plan.contributions),
      converted_basis: amountJson(plan.convertedBasis),
      converted_earnings: amountJson(plan.convertedEarnings),
      distributed_basis: amountJson(plan.distributedBasis),
      corrected: amountJson(plan.corrected),
      closing_basis: amountJson(plan.closingBasis),
      lines: plan.lines.map(lineJson),
    })),
    designated_roth: report.designatedRoth.map((plan) => ({
      plan: plan.plan,
      opening_basis: amountJson(plan.openingBasis),
      contributions: amountJson(plan.contributions),
      rolled_in: amountJson(plan.rolledIn),
      rolled_over_basis: amountJson(plan.convertedBasis),
      distributed_basis: amountJson(plan.distributedBasis),
      corrected: amountJson(plan.corrected),
      closing_basis: amountJson(plan.closingBasis),
      lines: plan.lines.map(lineJson),
    })),
    ...(traditionalIraBasis && { traditional_ira: { basis: amountJson(traditionalIraBasis) } }),
    roth_ira: {
      contribution_basis: amountJson(rothIra.contributionBasis),
      tranches: rothIra.tranches.map((tranche) => ({
        tax_year: tranche.taxYear,
        taxable: amountJson(tranche.taxable),
        nontaxable: amountJson(tranche.nontaxable),
        five_year_period_ends: tranche.fiveYearPeriodEnds,
      })),
      notes: rothIra.notes,
    },
  };
}

function lineJson({ date, change, basis, earnings, events }: BasisLine) {
  const source = events.find((event) => event.source !== undefined)?.source;
  return {
    date,
    kind: change,
    basis: amountJson(basis),
    earnings: amountJson(earnings),
    events: events.map(({ id }) => id),
    ...(source && { source }),
  };
}
