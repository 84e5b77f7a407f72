// `roth-access`: the layers of Roth IRAs in the order in which they come out, then designated Roth accounts.

import type { PeriodStart } from "../../basis/roth-five-year-periods.ts";
import type { RothAccess } from "../../forms/roth-access.ts";
import { type Advice, after } from "../../kernel/advice.ts";
import { askedFor } from "../../kernel/asked-for.ts";
import { formatDollars } from "../../kernel/money.ts";
import { say } from "../../kernel/sentence.ts";
import {
  amountCell,
  type Cell,
  dateCell,
  flagCell,
  nameCell,
  personCell,
  planCell,
  textCell,
  texts,
  yearCell,
} from "./cell.ts";
import { labelOf, listTable, type Table, type View } from "./view.ts";

const LAYER = ["layer", "tax_year", "amount", "taxable", "penalty", "behind"];

export function rothAccessView(access: RothAccess): View {
  const tree = accessTree(access);
  return {
    tree,
    sections: () => [
      {
        ...listTable(tree.layers, {
          keys: LAYER,
          title: say`Roth IRAs on ${{ date: access.asOf }}, in the order in which it comes out`,
          empty: "No Roth IRA money is recorded.",
        }),
        ...(access.layers.length > 0 && { notes: layerNotes(access) }),
      },
      ...(access.designatedRoth.length === 0 ? [] : [accountsTable(access, tree.designated_roth)]),
    ],
    table: () => listTable(tree.layers, { keys: [...LAYER, "why"], keepEmpty: true }),
  };
}

function accessTree(access: RothAccess) {
  return {
    as_of: dateCell(access.asOf),
    person: personCell(access.person),
    without_tax_or_penalty: amountCell(access.withoutTaxOrPenalty),
    roth_ira_first_year: firstYear(access.period),
    layers: access.layers.map((layer) => ({
      layer: nameCell(layer.layer),
      ...(layer.taxYear !== undefined && { tax_year: yearCell(layer.taxYear) }),
      ...(layer.amount && { amount: amountCell(layer.amount) }),
      taxable: answerCell(layer.isTaxable),
      penalty: answerCell(layer.hasPenalty),
      behind: flagCell(layer.isBehind),
      why: textCell(layer.why),
    })),
    designated_roth: access.designatedRoth.map(({ plan, basis, period, qualification }) => ({
      plan: planCell(plan),
      basis: amountCell(basis),
      first_year: firstYear(period),
      qualified: nameCell(qualification.state),
      why: textCell(WHY[qualification.state]),
    })),
    notes: texts(access.notes),
  };
}

const WHY = {
  qualified: "59½ and the plan's five years are over: nothing that comes out is taxable",
  not_qualified:
    "each payment is basis and earnings in proportion; the earnings are taxable, with the 10% tax before 59½",
  unknown: "a fact is missing to say whether a payment is qualified",
} as const;

function firstYear(period: PeriodStart): Cell {
  return yearCell(period.state === "not_started" ? undefined : period.firstYear);
}

function answerCell(answer: boolean | "unknown"): Cell {
  return answer === "unknown" ? nameCell(answer) : flagCell(answer);
}

function layerNotes({ withoutTaxOrPenalty, layers, notes }: RothAccess): Advice[] {
  const free =
    withoutTaxOrPenalty.state === "complete"
      ? `Without tax or penalty: ${formatDollars(withoutTaxOrPenalty.cents)}`
      : after(
          "Without tax or penalty: not known yet. Needs ",
          askedFor(withoutTaxOrPenalty.missing),
        );
  const reasons = layers.map(({ layer, taxYear, why }) =>
    taxYear === undefined ? `${labelOf(layer)}: ${why}.` : `${labelOf(layer)} ${taxYear}: ${why}.`,
  );
  return [free, ...reasons, ...notes];
}

function accountsTable(
  { designatedRoth }: RothAccess,
  accounts: ReturnType<typeof accessTree>["designated_roth"],
): Table {
  return {
    ...listTable(accounts, {
      keys: ["plan", "basis", "first_year", "qualified"],
      title: "Designated Roth accounts in plans",
    }),
    notes: [
      ...designatedRoth.map(
        ({ plan, qualification }) => say`${{ plan }}: ${WHY[qualification.state]}.`,
      ),
      "Whether a plan pays while you work there is the plan's rule.",
    ],
  };
}
