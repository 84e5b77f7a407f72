// An event of each kind as somebody types it, for `record KIND --help` and the reference. A test records
// every one of them.
export const KIND_EXAMPLES: Readonly<Record<string, string>> = {
  person: 'record person --person alex --name "Alex Rivera" --birth-date 1985-04-12',
  employer: "record employer --employer acme --pay-frequency biweekly",
  plan: 'record plan --plan acme-401k --employer acme --after-tax yes --in-plan manual --match "50% up to 6%"',
  separation: "record separation --employer acme --date 2026-06-30",
  wages: "record wages --employer acme --tax-year 2025 --fica-wages 140000.00",
  paycheck:
    "record paycheck --plan acme-401k --date 2026-01-15 --gross-pay 9000.00 --pretax-deferral 900.00 --after-tax 1500.00 --match 270.00",
  employer_contribution:
    "record employer-contribution --plan acme-401k --date 2026-02-27 --limitation-year 2025 --source match --amount 450.00",
  in_plan_roth_rollover:
    "record in-plan-roth-rollover --plan acme-401k --date 2026-01-19 --amount 1500.12 --account-balance 1500.12",
  distribution:
    "record distribution --plan acme-401k --date 2026-03-02 --from after-tax --amount 1510.00 --basis 1500.00 --destination to=roth-ira,amount=1500.00 --destination to=traditional-ira,amount=10.00",
  plan_transfer: "record plan-transfer --plan acme-401k --to-plan globex-401k --date 2026-07-01",
  corrective_distribution:
    "record corrective-distribution --plan acme-401k --date 2026-03-10 --reason annual_additions --source after_tax --amount 800.00 --earnings 12.40 --for-tax-year 2025",
  catch_up_reported_as_roth:
    "record catch-up-reported-as-roth --plan acme-401k --tax-year 2026 --amount 2000.00",
  roth_excess_in_plan:
    "record roth-excess-in-plan --plan acme-401k --tax-year 2026 --amount 1500.00",
  balance:
    "record balance --plan acme-401k --date 2026-03-31 --source after_tax --balance 4512.00 --basis 4500.00",
  ira_contribution:
    "record ira-contribution --ira traditional --date 2026-01-05 --tax-year 2026 --amount 7000.00",
  ira_recharacterization:
    "record ira-recharacterization --from roth --date 2026-03-03 --contributed-on 2026-01-05 --tax-year 2026 --amount 7000.00 --earnings 31.00",
  ira_returned_contribution:
    "record ira-returned-contribution --ira traditional --date 2026-03-04 --contributed-on 2026-01-05 --tax-year 2026 --amount 1000.00 --earnings 4.00",
  ira_conversion: "record ira-conversion --date 2026-01-12 --amount 7000.00",
  ira_distribution: "record ira-distribution --ira roth --date 2026-05-04 --amount 500.00",
  ira_rollover:
    "record ira-rollover --from traditional --to eligible-plan --plan acme-401k --date 2026-05-11 --amount 12000.00",
  disaster_repayment:
    "record disaster-repayment --ira traditional --date 2026-06-01 --distributed-in 2025 --amount 3000.00",
  ira_value: "record ira-value --tax-year 2025 --amount 0.00",
  opening_basis:
    "record opening-basis --account traditional-ira --as-of 2024-12-31 --amount 6500.00 --evidence filed_8606",
  form_1099r:
    "record form-1099r --plan acme-401k --tax-year 2025 --box-1 1510.00 --box-2a 10.00 --box-5 1500.00 --box-7 G",
  form_8915f: "record form-8915f --tax-year 2025 --ira-taxable 1000.00",
  form_5498: "record form-5498 --payer example-brokerage --tax-year 2025 --box-3 7000.00",
  accepted_finding:
    'record accepted-finding --code basis.above-gross --event acme-2024 --reason "the account fell in March"',
  filing_status: "record filing-status --person alex --tax-year 2025 --status joint --spouse sam",
  statement_answer:
    'record statement-answer --layout my/plan --asked kind --words "Payroll money" --answer contribution',
};
