// Every fact that a worksheet line may show, with its meaning. Definitions in `templates/worksheets`
// name facts from this list and nothing else, so which line shows what is data and arithmetic is not.

export const FACTS = {
  "form_8606.nondeductible_contributions":
    "traditional IRA contributions for the year that were not deducted",
  "form_8606.earlier_basis":
    "basis in traditional IRAs from earlier years and after-tax plan money rolled in this year",
  "form_8606.total_basis": "basis before the year's distributions",
  "form_8606.contributed_after_year_end":
    "nondeductible contributions for the year made after it ended",
  "form_8606.basis_available": "basis that the year's distributions can recover",
  "form_8606.year_end_value": "value of all traditional IRAs at 31 December",
  "form_8606.distributions": "distributions from traditional IRAs that were not converted",
  "form_8606.conversions": "conversions from traditional to Roth IRAs",
  "form_8606.value_and_withdrawals": "year-end value, distributions and conversions together",
  "form_8606.nontaxable_ratio": "the share of every dollar that was taxed before",
  "form_8606.nontaxable_conversions": "nontaxable part of the conversions",
  "form_8606.nontaxable_distributions": "nontaxable part of the distributions",
  "form_8606.nontaxable_total": "nontaxable part of all that came out",
  "form_8606.remaining_basis": "basis in traditional IRAs after the year",
  "form_8606.distributions_less_basis": "distributions less their nontaxable part",
  "form_8606.disaster_distributions": "the part that Form 8915-F reports",
  "form_8606.taxable_distributions": "taxable distributions from traditional IRAs",
  "form_8606.converted": "amount converted to Roth IRAs",
  "form_8606.converted_basis": "basis in the amount converted",
  "form_8606.taxable_conversions": "taxable part of the conversions",
  "form_8606.roth_distributions": "Roth IRA distributions that are not qualified",
  "form_8606.homebuyer_expenses": "first-time homebuyer expenses, within the lifetime amount",
  "form_8606.roth_distributions_net": "Roth IRA distributions less homebuyer expenses",
  "form_8606.roth_contribution_basis": "basis in regular Roth IRA contributions",
  "form_8606.roth_above_contributions": "Roth IRA distributions above the basis in contributions",
  "form_8606.roth_conversion_basis":
    "basis in conversions and in rollovers from plans to Roth IRAs",
  "form_8606.roth_earnings": "Roth IRA distributions above all basis",
  "form_8606.roth_disaster_distributions": "the part that Form 8915-F reports",
  "form_8606.taxable_roth_distributions": "taxable distributions from Roth IRAs",

  "form_5329.early_distributions": "early distributions that are income",
  "form_5329.excepted": "the part of them to which an exception applies",
  "form_5329.exception": "the number of the exception",
  "form_5329.subject_to_tax": "the part that the additional tax is on",
  "form_5329.additional_tax": "10% of it",

  "form_1040.other_earned_income":
    "excess deferrals taxed this year, their earnings, and refunds after a failed test",
  "form_1040.federal_tax_withheld": "income tax withheld from what plans and IRAs paid",
  "form_1040.additional_tax": "additional tax of Form 5329, Part I",
  "form_1040.ira_distributions": "all distributions from IRAs, conversions included",
  "form_1040.taxable_ira_distributions": "taxable part of the IRA distributions",
  "form_1040.ira_rollover": "whether an IRA distribution was rolled over",
  "form_1040.pensions": "gross distributions from plans, rollovers included",
  "form_1040.taxable_pensions": "taxable part of the plan distributions",
  "form_1040.pension_rollover": "whether a plan distribution was rolled over",
  "form_1040.all_distributions": "IRA and plan distributions on one line",
  "form_1040.all_taxable_distributions": "their taxable part",
  "form_1040.any_rollover": "whether any distribution was rolled over",

  "form_1099r.payer": "the payer, when the plan is that of the person's own business",
  "form_1099r.gross_distribution": "box 1",
  "form_1099r.taxable_amount": "box 2a",
  "form_1099r.federal_tax_withheld": "box 4",
  "form_1099r.employee_contributions": "box 5: basis recovered",
  "form_1099r.net_unrealized_appreciation": "box 6: appreciation of employer securities",
  "form_1099r.distribution_code": "box 7",
  "form_1099r.in_plan_rollover_within_5_years":
    "box 10: part of an in-plan Roth rollover within five years",
  "form_1099r.first_designated_roth_year": "box 11",

  "annual_additions.dollar_limit": "the dollar limit of the limitation year",
  "annual_additions.compensation": "compensation of the limitation year",
  "annual_additions.limit": "the smaller of the two",
  "annual_additions.elective_deferrals": "elective deferrals, catch-up included",
  "annual_additions.employer": "employer contributions and forfeitures",
  "annual_additions.after_tax": "after-tax employee contributions",
  "annual_additions.catch_up_excluded": "catch-up contributions, which do not count",
  "annual_additions.total": "annual additions",
  "annual_additions.corrected": "paid back to correct an excess",
  "annual_additions.excess": "annual additions above the limit",
  "annual_additions.after_tax_room": "after-tax contributions still possible",

  "after_tax_basis.opening_basis": "after-tax basis at the start of the year",
  "after_tax_basis.contributions": "after-tax contributions of the year",
  "after_tax_basis.converted_basis": "basis moved to designated Roth accounts and Roth IRAs",
  "after_tax_basis.converted_earnings": "earnings that moved with it: taxable",
  "after_tax_basis.distributed_basis": "basis distributed elsewhere",
  "after_tax_basis.corrected": "basis paid back as an excess",
  "after_tax_basis.transferred_in": "basis that came from another plan without a distribution",
  "after_tax_basis.transferred_out": "basis that went to another plan without a distribution",
  "after_tax_basis.included_in_opening": "of the year's lines, what its opening holds already",
  "after_tax_basis.closing_basis": "after-tax basis at the end of the year",
} as const;

export type FactName = keyof typeof FACTS;

export function isFactName(text: string): text is FactName {
  return Object.hasOwn(FACTS, text);
}
