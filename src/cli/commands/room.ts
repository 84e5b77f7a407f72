// `room` and `schedule`: how much after-tax money still fits this year, and what to set on each check.

import { readingInputs, todayInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import type { RestOfYearRequest } from "../../app/questions/rest-of-year.ts";
import { type Command, type Context, defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { exitOf } from "../exit-of.ts";
import { payrollOptions, planOption } from "../options/plan-ahead-options.ts";
import { resultOptions, taxYearOption } from "../options/shared-options.ts";

const OPTIONS = {
  taxYear: taxYearOption,
  plan: planOption,
  today: todayInput,
  ...payrollOptions,
  ...readingInputs,
  ...resultOptions,
} as const;

export const roomCommand: Command = defineCommand({
  name: "room",
  summary: "Show how much after-tax money still fits this year, and why",
  example: "room --tax-year 2026",
  arguments: {},
  options: OPTIONS,
  run: async ({ options }, context) => {
    const outlook = await outlookOf(options, context);
    if (!outlook.ok) return context.report(outlook.error);
    const { roomView } = await import("../../render/views/room.ts");
    const exit = await deliver(roomView(outlook.value), options, context);
    return exitOf(exit, outlook.value.incomplete);
  },
});

export const scheduleCommand: Command = defineCommand({
  name: "schedule",
  summary: "Show what to contribute on each remaining paycheck to meet the limit exactly",
  example: "schedule --tax-year 2026 --bonus 2026-12-15=20000.00",
  arguments: {},
  options: OPTIONS,
  run: async ({ options }, context) => {
    const outlook = await outlookOf(options, context);
    if (!outlook.ok) return context.report(outlook.error);
    const { scheduleView } = await import("../../render/views/room.ts");
    const exit = await deliver(scheduleView(outlook.value), options, context);
    return exitOf(exit, outlook.value.incomplete);
  },
});

async function outlookOf(options: Omit<RestOfYearRequest, "today">, context: Context) {
  const { restOfYear } = await import("../../app/questions/rest-of-year.ts");
  const request = { ...options, today: context.access.today };
  return await withLedger(context.access, (store) => restOfYear(store, request));
}
