// How often somebody converts, as a question may be told.
import type { ConversionHabit } from "../../planning/reminders.ts";

export const CONVERSION_HABITS = [
  "automatic",
  "per_paycheck",
  "monthly",
  "quarterly",
  "yearly",
] as const satisfies readonly ConversionHabit[];
