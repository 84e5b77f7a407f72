// Annual additions against §415(c), one block for each employer group, with every contribution behind a
// line and the figure of the law behind the limit.

import { complete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { atLeastZero, type Cents, subtract } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import { say } from "../kernel/sentence.ts";
import type { Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { additionLabel } from "../limits/annual-addition.ts";
import {
  type AnnualAdditions,
  annualAdditions,
  hasLimitToKeep,
} from "../limits/annual-additions.ts";
import { eventTerm, FactSheet, type FactTerm } from "./fact-sheet.ts";
import type { Block } from "./fill-worksheet.ts";
import { excessTerms, unlessZero } from "./form-8606/carry.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

/** Problems: those of the limits. @see IRC §415(c)(1)–(2), §414(v)(3)(A) */
export function annualAdditionsFacts(options: {
  ledger: Ledger;
  law: Law;
  person: string;
  taxYear: TaxYear;
}): Outcome<WorksheetFacts, Problem[]> {
  const { ledger, law, person, taxYear } = options;
  const found = annualAdditions(ledger, law, { person, taxYear });
  if (!found.ok) return found;
  const groups = found.value.filter(hasLimitToKeep);
  return success({
    blocks: groups.map(block),
    notes: groups.flatMap(({ employerGroup, limitationYear, notes }) => [
      `${employerGroup}: limitation year ${limitationYear.start} to ${limitationYear.end}.`,
      ...notes.map((note) => say`${{ employer: employerGroup }}: ${note}`),
    ]),
    citations: groups.flatMap(({ citations }) => citations),
  });
}

function block(group: AnnualAdditions): Block {
  const sheet = new FactSheet();
  const { dollarLimit, compensation, limit } = group;
  const figure = { figure: "annual_additions_limit", citation: dollarLimit.citation };
  const label = "dollar limit";
  sheet.total("annual_additions.dollar_limit", [
    { sign: "+", amount: complete(dollarLimit.amount), label, ...figure },
  ]);
  const citation = { authority: "IRC §415(c)(3)" };
  sheet.total("annual_additions.compensation", [
    { sign: "+", amount: compensation, label: "compensation of the limitation year", citation },
  ]);
  const byPay = limit !== dollarLimit.amount;
  sheet.state("annual_additions.limit", complete(limit), [
    byPay
      ? sheet.term("+", "annual_additions.compensation", "compensation")
      : sheet.term("+", "annual_additions.dollar_limit", label),
  ]);
  const part = (name: AnnualAdditions["additions"][number]["part"]) =>
    group.additions
      .filter((addition) => addition.part === name)
      .map((addition) =>
        eventTerm(addition.event, complete(addition.amount), additionLabel(addition)),
      );
  const deferrals = part("elective_deferral");
  sheet.state("annual_additions.elective_deferrals", complete(group.electiveDeferrals), deferrals);
  sheet.state("annual_additions.employer", complete(group.employer), part("employer"));
  sheet.state("annual_additions.after_tax", complete(group.afterTax), part("after_tax"));
  sheet.total(
    "annual_additions.catch_up_excluded",
    rule(group.catchUpExcluded, "deferrals treated as catch-up", "IRC §414(v)(3)(A)"),
  );
  sheet.state("annual_additions.total", complete(group.total), [
    sheet.term("+", "annual_additions.elective_deferrals", "elective deferrals"),
    sheet.term("+", "annual_additions.employer", "employer contributions"),
    sheet.term("+", "annual_additions.after_tax", "after-tax contributions"),
    sheet.term("-", "annual_additions.catch_up_excluded", "catch-up"),
  ]);
  sheet.total(
    "annual_additions.corrected",
    rule(group.corrected, "paid back to correct an excess", "Rev. Proc. 2021-30"),
  );
  sheet.state("annual_additions.excess", complete(group.excess), excess(sheet, group));
  sheet.state("annual_additions.after_tax_room", complete(group.afterTaxRoom), room(sheet, group));
  return {
    sheet,
    owner: { employer: group.employerGroup },
    part: `Employer group ${group.employerGroup}`,
  };
}

function excess(sheet: FactSheet, group: AnnualAdditions): FactTerm[] {
  const net = subtract(group.total, group.corrected);
  const shortfall = atLeastZero(subtract(group.limit, net));
  return [
    sheet.term("+", "annual_additions.total", "annual additions"),
    sheet.term("-", "annual_additions.corrected", "paid back"),
    sheet.term("-", "annual_additions.limit", "limit"),
    ...rule(shortfall, "below the limit", "IRC §415(c)(1)"),
  ];
}

/** What is left below the limit, less what a plan's own limit takes off. */
function room(sheet: FactSheet, group: AnnualAdditions): FactTerm[] {
  const terms = excessTerms(
    sheet.term("+", "annual_additions.limit", "limit"),
    sheet.term("-", "annual_additions.total", "annual additions"),
    { authority: "IRC §415(c)(1)" },
  );
  const below = atLeastZero(subtract(group.limit, group.total));
  const capped = rule(
    subtract(below, group.afterTaxRoom),
    "the plan's own limit on after-tax contributions",
    "plan document",
  );
  return [...terms, ...capped.map((term) => ({ ...term, sign: "-" as const }))];
}

function rule(amount: Cents, label: string, authority: string): readonly FactTerm[] {
  return unlessZero({ sign: "+", amount: complete(amount), label, citation: { authority } });
}
