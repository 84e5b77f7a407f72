// `status` and `calendar`: where the year stands, and the days on which something is to be done.
import { withLedger } from "../app/ledger-access.ts";
import { CONVERSION_HABITS } from "../app/questions/conversion-habits.ts";
import { keepsPacketOpen } from "../app/questions/open-points/open-point.ts";
import { success } from "../kernel/outcome.ts";
import { oneOf, option } from "./input.ts";
import { payrollInputs, planInput } from "./payroll-inputs.ts";
import { defineQuestion } from "./question.ts";
import {
  asOfInput,
  personInput,
  readingInputs,
  taxYearInput,
  todayInput,
} from "./shared-inputs.ts";

export const statusQuestion = defineQuestion({
  name: "status",
  summary: "Show on one screen where the year stands and what to do next",
  example: "status",
  inputs: {
    taxYear: taxYearInput,
    plan: planInput,
    today: todayInput,
    ...payrollInputs,
    ...readingInputs,
  },
  ask: async (access, given) => {
    const { statusOfYear } = await import("../app/questions/status-of-year.ts");
    const { today } = access;
    return await withLedger(access, (store) => statusOfYear(store, { ...given, today }));
  },
  view: async (status) => (await import("../render/views/status.ts")).statusView(status),
  screen: async (status) => {
    const { statusText } = await import("../render/text/status-text.ts");
    return (columns) => statusText(status, columns);
  },
  endsWithOne: {
    when: "an error, a warning or an incomplete line stands",
    is: ({ openPoints }) => openPoints.some(keepsPacketOpen),
  },
});

export const calendarQuestion = defineQuestion({
  name: "calendar",
  summary: "List the year's conversion days, reviews and deadlines, or write a calendar file",
  example: "calendar --tax-year 2026 --output after-tax-2026.ics",
  inputs: {
    taxYear: taxYearInput,
    plan: planInput,
    person: personInput,
    asOf: asOfInput,
    today: todayInput,
    convert: option(
      "--convert <habit>",
      `${CONVERSION_HABITS.join(", ")} (default: as the plan converts, else monthly)`,
      oneOf(CONVERSION_HABITS),
    ),
  },
  ask: async (access, { convert, ...given }) => {
    const { remindersOfYear } = await import("../app/questions/status-of-year.ts");
    const { householdOf } = await import("../app/questions/household.ts");
    const asked = { ...given, habit: convert, today: access.today };
    return await withLedger(access, async (store) => {
      const found = await remindersOfYear(store, asked);
      if (!found.ok) return found;
      const household = await householdOf(store);
      if (!household.ok) return household;
      const [reminders, names] = [found.value, household.value];
      return success({ reminders, household: names, taxYear: given.taxYear });
    });
  },
  view: async ({ reminders, taxYear }) =>
    (await import("../render/views/status.ts")).calendarView(reminders, taxYear),
  documents: {
    ics: {
      file: { what: "a calendar file", name: ({ taxYear }) => `after-tax-${taxYear}.ics` },
      make: async ({ reminders, taxYear, household }) => {
        const { calendarFile } = await import("../render/documents/calendar-file.ts");
        return calendarFile(reminders, taxYear, household);
      },
    },
  },
});
