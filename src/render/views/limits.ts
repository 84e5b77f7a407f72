// `limits`: elective deferrals of the tax year, and annual additions of each employer group and
// limitation year, each against what the law allows.

import { after } from "../../kernel/advice.ts";
import { askedFor } from "../../kernel/asked-for.ts";
import { type MissingFact, pathsOf } from "../../kernel/missing-fact.ts";
import { say } from "../../kernel/sentence.ts";
import type { AnnualAdditions } from "../../limits/annual-additions.ts";
import type { ElectiveDeferrals } from "../../limits/elective-deferrals.ts";
import type { LimitsReport } from "../../limits/limits-of.ts";
import {
  amountCell,
  type Cell,
  citationCell,
  dateCell,
  employerCell,
  excessCell,
  explained,
  flagCell,
  moneyCell,
  NONE,
  nameCell,
  names,
  personCell,
  planCell,
  texts,
  yearCell,
} from "./cell.ts";
import { figureRows, figuresTable, left, right, type Table, type View } from "./view.ts";

export function limitsView(report: LimitsReport): View {
  const { person, taxYear } = report;
  const deferrals = deferralsTree(report.electiveDeferrals);
  const groups = report.annualAdditions.map((row) => ({ row, tree: additionsTree(row) }));
  return {
    tree: {
      tax_year: yearCell(taxYear),
      person: personCell(person),
      elective_deferrals: deferrals,
      annual_additions: groups.map(({ tree }) => tree),
      incomplete: names(pathsOf(report.incomplete)),
    },
    sections: () => [
      {
        ...figuresTable(
          say`Elective deferrals of ${{ person }}, tax year ${taxYear} (§402(g), §414(v))`,
          deferrals,
        ),
        ...notesOf(report.electiveDeferrals, []),
      },
      ...groups.map(({ row, tree }): Table => {
        const { start, end } = row.limitationYear;
        const title = say`Annual additions, ${{ employer: row.employerGroup }}, ${{ date: start }} to ${{ date: end }} (§415(c))`;
        return { ...figuresTable(title, tree), ...notesOf(row, compensationFacts(row)) };
      }),
    ],
    table: () => {
      const about = [yearCell(taxYear), nameCell(person)];
      return {
        columns: [
          left("tax_year"),
          left("person"),
          left("section"),
          left("employer_group"),
          left("limitation_year_start"),
          left("limitation_year_end"),
          left("item"),
          right("amount"),
        ],
        rows: [
          ...figureRows([...about, nameCell("elective_deferrals"), NONE, NONE, NONE], deferrals),
          ...groups.flatMap(({ tree }) => {
            const { start, end } = tree.limitation_year;
            const whose = [nameCell("annual_additions"), tree.employer_group, start, end];
            return figureRows([...about, ...whose], tree);
          }),
        ],
      };
    },
  };
}

function deferralsTree(deferrals: ElectiveDeferrals) {
  return {
    limit: moneyCell(deferrals.limit.amount),
    catch_up_limit: moneyCell(deferrals.catchUpLimit),
    total: explained(moneyCell(deferrals.total), { form: "year", line: "deferrals" }),
    regular: moneyCell(deferrals.regular),
    catch_up: moneyCell(deferrals.catchUp),
    catch_up_remaining: moneyCell(deferrals.catchUpRemaining),
    excess: excessCell(deferrals.excess),
    corrected: moneyCell(deferrals.corrected),
    ...(deferrals.returnedLate > 0 && { returned_late: moneyCell(deferrals.returnedLate) }),
    employer_groups: deferrals.groups.map((group) => ({
      employer_group: employerCell(group.employerGroup),
      total: moneyCell(group.total),
      catch_up: moneyCell(group.catchUp),
      catch_up_limit: moneyCell(group.catchUpLimit),
      catch_up_must_be_roth: flagCell(group.catchUpMustBeRoth),
      not_roth: moneyCell(group.notRoth),
      plan_caps: group.planCaps.map(({ plan, cap, excess }) => ({
        plan: planCell(plan),
        cap: moneyCell(cap),
        excess: excessCell(excess),
      })),
    })),
    incomplete: names(pathsOf(deferrals.incomplete)),
    notes: texts(deferrals.notes),
    citations: [deferrals.limit.citation, deferrals.catchUpCitation].map(citationCell),
  };
}

/** Each figure is a line of the worksheet, which says why. */
function additionsTree(row: AnnualAdditions) {
  const line = (number: string, cell: Cell) =>
    explained(cell, { form: "annual-additions", line: `${row.employerGroup}/${number}` });
  return {
    employer_group: employerCell(row.employerGroup),
    plans: names(row.plans),
    limitation_year: {
      start: dateCell(row.limitationYear.start),
      end: dateCell(row.limitationYear.end),
    },
    dollar_limit: line("1", moneyCell(row.dollarLimit.amount)),
    compensation: line("2", compensationCell(row)),
    compensation_tested: flagCell(row.compensationTested),
    limit: line("3", moneyCell(row.limit)),
    elective_deferrals: line("4", moneyCell(row.electiveDeferrals)),
    employer: line("5", moneyCell(row.employer)),
    after_tax: line("6", moneyCell(row.afterTax)),
    catch_up_excluded: line("7", moneyCell(row.catchUpExcluded)),
    total: line("8", moneyCell(row.total)),
    corrected: line("9", moneyCell(row.corrected)),
    excess: line("10", excessCell(row.excess)),
    after_tax_room: line("11", moneyCell(row.afterTaxRoom)),
    plan_caps: row.planCaps.map(({ plan, cap, afterTax, excess }) => ({
      plan: planCell(plan),
      cap: amountCell(cap),
      after_tax: moneyCell(afterTax),
      excess: excessCell(excess),
    })),
    incomplete: names(pathsOf(row.incomplete)),
    notes: texts(row.notes),
    citations: row.citations.map(citationCell),
  };
}

/** Compensation that is not known is `null` in JSON; for people its line says which fact it waits for. */
function compensationCell(row: AnnualAdditions): Cell {
  const { compensation } = row;
  if (compensation.state === "complete") return moneyCell(compensation.cents);
  const missing = compensationFacts(row);
  return missing.length === 0 ? NONE : { kind: "incomplete", missing, listedApart: true };
}

/** Those of its facts that matter: above the dollar limit compensation decides nothing. */
function compensationFacts({ compensation, compensationTested }: AnnualAdditions) {
  return compensation.state === "complete" || compensationTested ? [] : compensation.missing;
}

/** What to know about the figures, and which other facts would settle what was not tested. */
function notesOf(
  row: { readonly notes: readonly string[]; readonly incomplete: readonly MissingFact[] },
  shown: readonly MissingFact[],
): Pick<Table, "notes"> {
  const others = row.incomplete.filter((fact) => !shown.includes(fact));
  const lines = [...row.notes, ...(others.length === 0 ? [] : [after("Needs ", askedFor(others))])];
  return lines.length > 0 ? { notes: lines } : {};
}
