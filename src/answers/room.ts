// `room` and `schedule`: how much after-tax money still fits this year, and what to set on each check.
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import type { RestOfYearRequest } from "../app/questions/rest-of-year.ts";
import { payrollInputs, planInput } from "./payroll-inputs.ts";
import { defineQuestion } from "./question.ts";
import { readingInputs, taxYearInput, todayInput } from "./shared-inputs.ts";

const INPUTS = {
  taxYear: taxYearInput,
  plan: planInput,
  today: todayInput,
  ...payrollInputs,
  ...readingInputs,
} as const;

export const roomQuestion = defineQuestion({
  name: "room",
  summary: "Show how much after-tax money still fits this year, and why",
  example: "room --tax-year 2026",
  inputs: INPUTS,
  ask: outlook,
  view: async (found) => (await import("../render/views/room.ts")).roomView(found),
  endsWithOne: {
    when: "a fact is missing that the room rests on",
    is: ({ incomplete }) => incomplete.length > 0,
  },
});

export const scheduleQuestion = defineQuestion({
  name: "schedule",
  summary: "Show what to contribute on each remaining paycheck to meet the limit exactly",
  example: "schedule --tax-year 2026 --bonus 2026-12-15=20000.00",
  inputs: INPUTS,
  ask: outlook,
  view: async (found) => (await import("../render/views/room.ts")).scheduleView(found),
  endsWithOne: {
    when: "a fact is missing that the schedule rests on",
    is: ({ incomplete }) => incomplete.length > 0,
  },
});

async function outlook(access: LedgerAccess, given: Omit<RestOfYearRequest, "today">) {
  const { restOfYear } = await import("../app/questions/rest-of-year.ts");
  const request = { ...given, today: access.today };
  return await withLedger(access, (store) => restOfYear(store, request));
}
