// `room` and `schedule`: how much after-tax money still fits this year, and what to set on each check.

import { withLedger } from "../../app/ledger-access.ts";
import type { RestOfYearRequest } from "../../app/questions/rest-of-year.ts";
import { type Command, type Context, defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { exitOf } from "../exit-of.ts";
import { payrollOptions, planOption } from "../options/plan-ahead-options.ts";
import { readingOptions, taxYearOption, todayOption } from "../options/shared-options.ts";

const OPTIONS = {
  taxYear: taxYearOption,
  plan: planOption,
  today: todayOption,
  ...payrollOptions,
  ...readingOptions,
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
    const { roomJson } = await import("../../render/json/room.ts");
    const { roomTables, roomTable } = await import("../../render/tables/room-tables.ts");
    const json = roomJson(outlook.value);
    const shapes = {
      json: () => json,
      table: () => roomTable(json),
      tables: () => roomTables(json),
    };
    return exitOf(await deliver(shapes, options, context), outlook.value.incomplete);
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
    const { scheduleJson } = await import("../../render/json/room.ts");
    const { scheduleTable, scheduleTables } = await import("../../render/tables/room-tables.ts");
    const json = scheduleJson(outlook.value);
    const shapes = {
      json: () => json,
      table: () => scheduleTable(json),
      tables: () => scheduleTables(json),
    };
    return exitOf(await deliver(shapes, options, context), outlook.value.incomplete);
  },
});

async function outlookOf(options: Omit<RestOfYearRequest, "today">, context: Context) {
  const { restOfYear } = await import("../../app/questions/rest-of-year.ts");
  const request = { ...options, today: context.access.today };
  return await withLedger(context.access, (store) => restOfYear(store, request));
}
