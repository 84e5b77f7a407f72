// The `limits` output of the contract: elective deferrals of the tax year, and annual additions of each
// employer group and limitation year.
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";
import type { AnnualAdditions } from "../../limits/annual-additions.ts";
import type { ElectiveDeferrals } from "../../limits/elective-deferrals.ts";
import type { LimitsReport } from "../../limits/limits-of.ts";
import { amountJson } from "./amount.ts";

export function limitsJson(report: LimitsReport): Readonly<Record<string, unknown>> {
  return {
    tax_year: report.taxYear,
    person: report.person,
    elective_deferrals: electiveDeferralsJson(report.electiveDeferrals),
    annual_additions: report.annualAdditions.map(annualAdditionsJson),
    incomplete: report.incomplete,
  };
}

function electiveDeferralsJson(deferrals: ElectiveDeferrals): Readonly<Record<string, unknown>> {
  return {
    limit: formatCents(deferrals.limit.amount),
    catch_up_limit: formatCents(deferrals.catchUpLimit),
    total: formatCents(deferrals.total),
    regular: formatCents(deferrals.regular),
    catch_up: formatCents(deferrals.catchUp),
    catch_up_remaining: formatCents(deferrals.catchUpRemaining),
    excess: formatCents(deferrals.excess),
    corrected: formatCents(deferrals.corrected),
    ...(deferrals.returnedLate > 0 && { returned_late: formatCents(deferrals.returnedLate) }),
    employer_groups: deferrals.groups.map((group) => ({
      employer_group: group.employerGroup,
      total: formatCents(group.total),
      catch_up: formatCents(group.catchUp),
      catch_up_limit: formatCents(group.catchUpLimit),
      catch_up_must_be_roth: group.catchUpMustBeRoth,
      not_roth: formatCents(group.notRoth),
      plan_caps: group.planCaps.map(({ plan, cap, excess }) => ({
        plan,
        cap: formatCents(cap),
        excess: formatCents(excess),
      })),
    })),
    incomplete: deferrals.incomplete,
    notes: deferrals.notes,
    citations: [deferrals.limit.citation, deferrals.catchUpCitation].map(citationText),
  };
}

function annualAdditionsJson(row: AnnualAdditions): Readonly<Record<string, unknown>> {
  const { compensation } = row;
  return {
    employer_group: row.employerGroup,
    limitation_year: { start: row.limitationYear.start, end: row.limitationYear.end },
    dollar_limit: formatCents(row.dollarLimit.amount),
    compensation: compensation.state === "complete" ? formatCents(compensation.cents) : null,
    compensation_tested: row.compensationTested,
    limit: formatCents(row.limit),
    elective_deferrals: formatCents(row.electiveDeferrals),
    employer: formatCents(row.employer),
    after_tax: formatCents(row.afterTax),
    catch_up_excluded: formatCents(row.catchUpExcluded),
    total: formatCents(row.total),
    corrected: formatCents(row.corrected),
    excess: formatCents(row.excess),
    after_tax_room: formatCents(row.afterTaxRoom),
    plan_caps: row.planCaps.map(({ plan, cap, afterTax, excess }) => ({
      plan,
      cap: amountJson(cap),
      after_tax: formatCents(afterTax),
      excess: formatCents(excess),
    })),
    incomplete: row.incomplete,
    notes: row.notes,
    citations: row.citations.map(citationText),
  };
}
