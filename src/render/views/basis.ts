// `basis`: what of each plan and IRA was taxed already, and when each year's conversions in Roth IRAs can
// be had without the 10% tax.

import type { BasisAnswer } from "../../app/questions/basis.ts";
import type { BasisLine, BasisRollForward } from "../../basis/roll-forward.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { say } from "../../kernel/sentence.ts";
import {
  amountCell,
  dateCell,
  NONE,
  nameCell,
  names,
  personCell,
  placeTree,
  planCell,
  texts,
  yearCell,
} from "./cell.ts";
import { figureRows, figuresTable, left, listTable, right, type Table, type View } from "./view.ts";

export function basisView(answer: BasisAnswer, taxYear: TaxYear): View {
  const basis = basisTree(answer);
  return {
    tree: { tax_year: yearCell(taxYear), person: personCell(answer.person), ...basis },
    sections: () => [
      ...answer.plans.map((plan, index) =>
        figuresTable(say`After-tax basis in ${{ plan: plan.plan }}`, basis.plans[index] ?? {}),
      ),
      ...answer.designatedRoth.map((plan, index) =>
        figuresTable(
          say`Designated Roth account in ${{ plan: plan.plan }}`,
          basis.designated_roth[index] ?? {},
        ),
      ),
      ...iraTables(basis),
    ],
    table: () => longTable(basis),
  };
}

type BasisTree = ReturnType<typeof basisTree>;

export function basisTree({
  plans,
  designatedRoth,
  traditionalIraBasis,
  rothIra,
}: Omit<BasisAnswer, "person" | "problems">) {
  return {
    plans: plans.map((plan) => ({
      plan: planCell(plan.plan),
      opening_basis: amountCell(plan.openingBasis),
      contributions: amountCell(plan.contributions),
      converted_basis: amountCell(plan.convertedBasis),
      converted_earnings: amountCell(plan.convertedEarnings),
      ...leavingTree(plan),
    })),
    designated_roth: designatedRoth.map((plan) => ({
      plan: planCell(plan.plan),
      opening_basis: amountCell(plan.openingBasis),
      contributions: amountCell(plan.contributions),
      rolled_in: amountCell(plan.rolledIn),
      rolled_over_basis: amountCell(plan.convertedBasis),
      ...leavingTree(plan),
    })),
    traditional_ira: { basis: amountCell(traditionalIraBasis) },
    roth_ira: {
      contribution_basis: amountCell(rothIra.contributionBasis),
      tranches: rothIra.tranches.map((tranche) => ({
        tax_year: yearCell(tranche.taxYear),
        taxable: amountCell(tranche.taxable),
        nontaxable: amountCell(tranche.nontaxable),
        five_year_period_ends: dateCell(tranche.fiveYearPeriodEnds),
      })),
      notes: texts(rothIra.notes),
    },
  };
}

function leavingTree(plan: BasisRollForward) {
  return {
    ...movedTree(plan),
    distributed_basis: amountCell(plan.distributedBasis),
    corrected: amountCell(plan.corrected),
    closing_basis: amountCell(plan.closingBasis),
    lines: plan.lines.map(lineTree),
  };
}

/** Only where there is any: most plans are never merged, and most years start where the last one ended. */
function movedTree({ includedInOpening, transferredIn, transferredOut }: BasisRollForward) {
  const shown = (amount: Amount) => amount.state === "incomplete" || amount.cents !== 0;
  return {
    ...(shown(includedInOpening) && { included_in_opening: amountCell(includedInOpening) }),
    ...(shown(transferredIn) && { transferred_in: amountCell(transferredIn) }),
    ...(shown(transferredOut) && { transferred_out: amountCell(transferredOut) }),
  };
}

function lineTree({ date, change, basis, earnings, events }: BasisLine) {
  const ids = events.map(({ id }) => id);
  const source = events.find((event) => event.source !== undefined)?.source;
  return {
    date: dateCell(date),
    kind: nameCell(change),
    basis: { ...amountCell(basis), why: { events: ids } },
    earnings: amountCell(earnings),
    events: names(ids),
    ...(source && { source: placeTree(source) }),
  };
}

/** The IRAs of a person, after the plans. */
function iraTables({ traditional_ira, roth_ira }: BasisTree): Table[] {
  const conversions = listTable(roth_ira.tranches, {
    title: "Conversions in Roth IRAs",
    keys: ["tax_year", "taxable", "nontaxable", "five_year_period_ends"],
  });
  return [
    figuresTable("Traditional IRAs", traditional_ira),
    figuresTable("Roth IRAs", roth_ira),
    ...(roth_ira.tranches.length > 0 ? [conversions] : []),
  ];
}

/** One row an amount. */
function longTable({ plans, designated_roth, traditional_ira, roth_ira }: BasisTree): Table {
  return {
    columns: [
      left("account"),
      left("plan"),
      left("tranche_tax_year", "tranche"),
      left("item"),
      right("amount"),
    ],
    rows: [
      ...plans.flatMap((plan) => figureRows([nameCell("plan"), plan.plan, NONE], plan)),
      ...designated_roth.flatMap((plan) =>
        figureRows([nameCell("designated_roth"), plan.plan, NONE], plan),
      ),
      ...figureRows([nameCell("traditional_ira"), NONE, NONE], traditional_ira),
      ...figureRows([nameCell("roth_ira"), NONE, NONE], roth_ira),
      ...roth_ira.tranches.flatMap((tranche) =>
        figureRows([nameCell("roth_ira"), NONE, tranche.tax_year], tranche),
      ),
    ],
  };
}
