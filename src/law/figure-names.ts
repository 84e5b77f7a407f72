// The names of the figures: as the rules say them, and as they stand in files and JSON.
import type { Figures } from "./law.ts";

export const AMOUNT_NAMES = {
  annualAdditionsLimit: "annual_additions_limit",
  deferralLimit: "deferral_limit",
  catchUpLimit: "catch_up_limit",
  catchUpLimit60To63: "catch_up_60_to_63_limit",
  compensationLimit: "compensation_limit",
  highlyCompensatedThreshold: "highly_compensated_threshold",
  rothCatchUpWageThreshold: "roth_catch_up_wage_threshold",
  iraLimit: "ira_limit",
  iraCatchUpLimit: "ira_catch_up_limit",
  hsaSelfOnlyLimit: "hsa_self_only_limit",
  hsaFamilyLimit: "hsa_family_limit",
  hsaCatchUpLimit: "hsa_catch_up_limit",
} as const satisfies Partial<Record<keyof Figures, string>>;

export const PHASE_OUT_NAMES = {
  rothIraPhaseOutSingle: "roth_ira_phase_out_single",
  rothIraPhaseOutJoint: "roth_ira_phase_out_joint",
  rothIraPhaseOutSeparate: "roth_ira_phase_out_separate",
} as const satisfies Partial<Record<keyof Figures, string>>;

export const FIGURE_NAMES: Readonly<Record<keyof Figures, string>> = {
  ...AMOUNT_NAMES,
  ...PHASE_OUT_NAMES,
};
