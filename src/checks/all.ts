// Every check, in the order of its problems' codes. To add one, write a file and name it here.
import { checkMovements } from "../basis/check-movements.ts";
import { checkIraContributions } from "../basis/ira-contributions.ts";
import { checkIraRollovers } from "../basis/ira-rollovers.ts";
import { checkReceivedForms1099r } from "../distributions/received-1099r.ts";
import { checkReceivedForms5498 } from "../distributions/received-5498.ts";
import { checkBasisRolledOver } from "../forms/ira/basis-rolled-over.ts";
import { afterTaxPlanCapExceeded } from "./after-tax-plan-cap-exceeded.ts";
import { annualAdditionsExceeded } from "./annual-additions-exceeded.ts";
import { checkBasisRecovered } from "./basis-recovered.ts";
import { birthDateUnknown } from "./birth-date-unknown.ts";
import { box5AboveBox1 } from "./box-5-above-box-1.ts";
import { catchUpMustBeRoth } from "./catch-up-must-be-roth.ts";
import type { Check } from "./check.ts";
import { compensationUnknown } from "./compensation-unknown.ts";
import { correctionAboveExcess } from "./correction-above-excess.ts";
import { danglingName } from "./dangling-name.ts";
import { deferralPlanCapExceeded } from "./deferral-plan-cap-exceeded.ts";
import { electiveDeferralsExceeded } from "./elective-deferrals-exceeded.ts";
import { impossibleConversions } from "./impossible-conversions.ts";
import { checkIraContributionLimits } from "./ira-contribution-limits.ts";
import { lateDeposit } from "./late-deposit.ts";
import { matchAboveFormula } from "./match-above-formula.ts";
import { missingConversions } from "./missing-conversions.ts";
import { paycheckMissing } from "./paycheck-missing.ts";
import { paycheckToldTwice } from "./paycheck-told-twice.ts";
import { paychecksBeforeRecord } from "./paychecks-before-record.ts";
import { checkFormsAgree } from "./received-forms-agree.ts";
import { requiredDistribution } from "./required-distribution.ts";
import { transferAboveShare } from "./transfer-above-share.ts";
import { transferCountedTwice } from "./transfer-counted-twice.ts";
import { wagesUnknown } from "./wages-unknown.ts";

export const CHECKS: readonly Check[] = [
  danglingName,
  paycheckToldTwice,
  { name: "basis-recovered", per: "person", find: checkBasisRecovered },
  { name: "movements", per: "person", find: checkMovements },
  impossibleConversions,
  box5AboveBox1,
  transferAboveShare,
  transferCountedTwice,
  missingConversions,
  requiredDistribution,
  { name: "ira-rollovers", per: "person", find: checkIraRollovers },
  { name: "basis-rolled-over", per: "person", find: checkBasisRolledOver },
  { name: "ira-contributions", per: "person", find: checkIraContributions },
  { name: "ira-contribution-limits", per: "person", find: checkIraContributionLimits },
  annualAdditionsExceeded,
  electiveDeferralsExceeded,
  catchUpMustBeRoth,
  correctionAboveExcess,
  deferralPlanCapExceeded,
  afterTaxPlanCapExceeded,
  lateDeposit,
  paycheckMissing,
  paychecksBeforeRecord,
  matchAboveFormula,
  birthDateUnknown,
  wagesUnknown,
  compensationUnknown,
  { name: "received-forms-1099-r", per: "person", find: checkReceivedForms1099r },
  { name: "received-forms-agree", per: "person", find: checkFormsAgree },
  { name: "received-forms-5498", per: "person", find: checkReceivedForms5498 },
];
