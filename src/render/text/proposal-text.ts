// What would be recorded, as a person would say it.

import type { Proposed } from "../../app/take-in/review-file.ts";
import { formatDollars } from "../../kernel/money.ts";
import { isCell, shownOf, type Tree, type TreeRecord } from "../views/cell.ts";
import { fieldsTree } from "../views/event-fields.ts";
import { plainValue } from "../views/plain.ts";

const PLACES: Readonly<Record<string, string>> = {
  roth_ira: "a Roth IRA",
  traditional_ira: "a traditional IRA",
  eligible_plan: "another plan",
  cash: "the bank",
};

export function proposalText({ candidate, fields }: Proposed): string {
  const tree = fieldsTree(fields);
  switch (candidate.kind) {
    case "paycheck": {
      const { date, grossPay } = candidate.data;
      const pay = grossPay === undefined ? "" : ` of ${formatDollars(grossPay)}`;
      return `a paycheck${pay} on ${date}: ${listed(tree["contributions"] as TreeRecord)}`;
    }
    case "employer_contribution": {
      const { amount, date, source, limitationYear } = candidate.data;
      return `${formatDollars(amount)} from the employer on ${date}: ${words(source)} for ${limitationYear}`;
    }
    case "in_plan_roth_rollover": {
      const { amount, date, from = "after_tax" } = candidate.data;
      return `a conversion of ${formatDollars(amount)} inside the plan on ${date}, out of ${words(from)} money`;
    }
    case "distribution": {
      const { destinations, date, from } = candidate.data;
      const places = destinations.map(
        ({ to, amount }) => `${formatDollars(amount)} to ${PLACES[to] ?? words(to)}`,
      );
      return `${places.join(" and ")} on ${date}, out of ${words(from)} money`;
    }
    default: {
      const { person: _, plan: __, ...rest } = tree;
      return `${words(candidate.kind)}: ${listed(rest)}`;
    }
  }
}

/** `after-tax 400.00, match 250.00`. */
function listed(fields: TreeRecord): string {
  return Object.entries(fields)
    .map(([name, value]) => `${words(name)} ${inWords(value)}`)
    .join(", ");
}

function words(name: string): string {
  return name.replaceAll("_", " ").replace(/^after tax$/, "after-tax");
}

function inWords(value: Tree | undefined): string {
  if (value === undefined) return "";
  return isCell(value) ? shownOf(value) : JSON.stringify(plainValue(value));
}
