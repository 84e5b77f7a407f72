// `status` and `calendar`: where the year stands, and the days on which something is to be done.

import { oneOf, option } from "../../answers/input.ts";
import { payrollInputs, planInput } from "../../answers/payroll-inputs.ts";
import {
  asOfInput,
  onlyTaxYearInput,
  personInput,
  readingInputs,
  todayInput,
} from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { CONVERSION_HABITS } from "../../app/questions/status-of-year.ts";
import { defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import { resultOptions, taxYearOption } from "../options/shared-options.ts";

export const statusCommand = defineCommand({
  name: "status",
  summary: "Show on one screen where the year stands and what to do next",
  example: "status",
  arguments: {},
  options: {
    taxYear: onlyTaxYearInput,
    plan: planInput,
    today: todayInput,
    ...payrollInputs,
    ...readingInputs,
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { statusOfYear } = await import("../../app/questions/status-of-year.ts");
    const { taxYearOf } = await import("../../kernel/calendar.ts");
    const { today } = context.access;
    const found = await withLedger(context.access, (store) =>
      statusOfYear(store, { ...options, taxYear: options.taxYear ?? taxYearOf(today), today }),
    );
    if (!found.ok) return context.report(found.error);
    const { statusView } = await import("../../render/views/status.ts");
    const { statusText } = await import("../../render/text/status-text.ts");
    const screen = (columns: number) => statusText(found.value, columns);
    return await deliver(statusView(found.value), options, context, screen);
  },
});

export const calendarCommand = defineCommand({
  name: "calendar",
  summary: "List the year's conversion days, reviews and deadlines, or write a calendar file",
  example: "calendar --tax-year 2026 --output after-tax-2026.ics",
  arguments: {},
  options: {
    taxYear: taxYearOption,
    plan: planInput,
    person: personInput,
    asOf: asOfInput,
    today: todayInput,
    convert: option(
      "--convert <habit>",
      `${CONVERSION_HABITS.join(", ")} (default: as the plan converts, else monthly)`,
      oneOf(CONVERSION_HABITS),
    ),
    ...resultOptions,
    format: option(
      "--format <format>",
      "text (default), json, csv or ics; a file that ends in .ics is ics",
      oneOf(["text", "json", "csv", "ics"]),
    ),
  },
  run: async ({ options }, context) => {
    const { remindersOfYear } = await import("../../app/questions/status-of-year.ts");
    const found = await withLedger(context.access, (store) =>
      remindersOfYear(store, { ...options, habit: options.convert, today: context.access.today }),
    );
    if (!found.ok) return context.report(found.error);
    const format = options.format ?? (options.output?.endsWith(".ics") ? "ics" : "text");
    if (format === "ics") {
      const { calendarFile } = await import("../../render/documents/calendar-file.ts");
      return await deliverData(calendarFile(found.value, options.taxYear), options, context);
    }
    const { calendarView } = await import("../../render/views/status.ts");
    const view = calendarView(found.value, options.taxYear);
    return await deliver(view, { ...options, format }, context);
  },
});
