// The layouts that come with the program.
// Written by `npm run docs` from `templates/statements/*/*.json`.
import ascensusContributions from "../../../templates/statements/ascensus/contributions.json" with {
  type: "json",
};
import bettermentTransactions from "../../../templates/statements/betterment/transactions.json" with {
  type: "json",
};
import empowerConfirmation from "../../../templates/statements/empower/confirmation.json" with {
  type: "json",
};
import empowerDashboard from "../../../templates/statements/empower/dashboard.json" with {
  type: "json",
};
import empowerPayrollFeed from "../../../templates/statements/empower/payroll-feed.json" with {
  type: "json",
};
import fidelityAccountsHistory from "../../../templates/statements/fidelity/accounts-history.json" with {
  type: "json",
};
import fidelityNetbenefitsHistory from "../../../templates/statements/fidelity/netbenefits-history.json" with {
  type: "json",
};
import fidelitySourcesByColumn from "../../../templates/statements/fidelity/sources-by-column.json" with {
  type: "json",
};
import fidelitySourcesTab from "../../../templates/statements/fidelity/sources-tab.json" with {
  type: "json",
};
import forusallCensus from "../../../templates/statements/forusall/census.json" with {
  type: "json",
};
import gustoPayrollJournal from "../../../templates/statements/gusto/payroll-journal.json" with {
  type: "json",
};
import healthequityCashTransactions from "../../../templates/statements/healthequity/cash-transactions.json" with {
  type: "json",
};
import johnHancockContributionHistory from "../../../templates/statements/john-hancock/contribution-history.json" with {
  type: "json",
};
import merrillHoldings from "../../../templates/statements/merrill/holdings.json" with {
  type: "json",
};
import paykonnectContributions from "../../../templates/statements/paykonnect/contributions.json" with {
  type: "json",
};
import payrollRegister from "../../../templates/statements/payroll/register.json" with {
  type: "json",
};
import quickbooksPayrollSummary from "../../../templates/statements/quickbooks/payroll-summary.json" with {
  type: "json",
};
import ripplingPayRuns from "../../../templates/statements/rippling/pay-runs.json" with {
  type: "json",
};
import schwabBrokerage from "../../../templates/statements/schwab/brokerage.json" with {
  type: "json",
};
import sponsorParticipantContributions from "../../../templates/statements/sponsor/participant-contributions.json" with {
  type: "json",
};
import squarePaycheckDetails from "../../../templates/statements/square/paycheck-details.json" with {
  type: "json",
};
import standard401kContributions from "../../../templates/statements/standard-401k/contributions.json" with {
  type: "json",
};
import ukgDeductionHistory from "../../../templates/statements/ukg/deduction-history.json" with {
  type: "json",
};
import vanguardOfxDownload from "../../../templates/statements/vanguard/ofx-download.json" with {
  type: "json",
};
import vestwellUpload from "../../../templates/statements/vestwell/upload.json" with {
  type: "json",
};
import voyaBalances from "../../../templates/statements/voya/balances.json" with { type: "json" };
import voyaHistory from "../../../templates/statements/voya/history.json" with { type: "json" };

export const LAYOUT_FILES: readonly unknown[] = [
  ascensusContributions,
  bettermentTransactions,
  empowerConfirmation,
  empowerDashboard,
  empowerPayrollFeed,
  fidelityAccountsHistory,
  fidelityNetbenefitsHistory,
  fidelitySourcesByColumn,
  fidelitySourcesTab,
  forusallCensus,
  gustoPayrollJournal,
  healthequityCashTransactions,
  johnHancockContributionHistory,
  merrillHoldings,
  paykonnectContributions,
  payrollRegister,
  quickbooksPayrollSummary,
  ripplingPayRuns,
  schwabBrokerage,
  sponsorParticipantContributions,
  squarePaycheckDetails,
  standard401kContributions,
  ukgDeductionHistory,
  vanguardOfxDownload,
  vestwellUpload,
  voyaBalances,
  voyaHistory,
];
