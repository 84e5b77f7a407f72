// A believable report value for tests of the page: biweekly paychecks, automatic conversions, one
// missing fact, one form that differs, and names that try to break the markup.
import type { Household } from "../../src/app/questions/household.ts";
import type { ReportEvent, YearReport } from "../../src/app/questions/year-report.ts";
import type { AfterTaxPoint } from "../../src/basis/after-tax-points.ts";
import type { Worksheet } from "../../src/forms/worksheet.ts";
import { complete, incomplete } from "../../src/kernel/amount-state.ts";
import { addDays, calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { missingFact } from "../../src/kernel/missing-fact.ts";
import { add, dollars, ZERO } from "../../src/kernel/money.ts";
import type { ContributionPoint } from "../../src/limits/contributions-by-source.ts";
import { reminders } from "../../src/planning/reminders.ts";
import { sheetLine } from "./sheet-line.ts";

export const HOSTILE = `<img src=x onerror="alert(1)"> & 'quotes' \u202e`;

const taxable = sheetLine({
  line: "5b",
  fact: "form_1040.taxable_pensions",
  label: "Taxable amount of the pensions and annuities",
  value: { kind: "amount", cents: dollars("78.89") },
});

const FORM_1040: Worksheet = {
  form: "form-1040",
  title: "Form 1040, the lines of retirement plans and IRAs",
  taxYear: taxYear(2026),
  person: "alex",
  lines: [taxable],
  incomplete: [],
  notes: [],
  citations: [],
};

/** Who and what the report is about, by name. */
export const HOUSEHOLD: Household = {
  people: [{ id: "alex", name: "Alex Ode" }],
  employers: [{ id: "acme", name: "Acme Robotics" }],
  plans: [{ id: "acme-401k", name: "Acme 401(k) Plan" }],
};

export function sampleReport(): YearReport {
  const payDates = Array.from({ length: 22 }, (_, index) =>
    addDays(calendarDate("2026-01-09"), 14 * index),
  );
  const contributions: ContributionPoint[] = payDates.map((date, index) => ({
    date,
    event: `e${2 * index + 5}`,
    plan: "acme-401k",
    group: "acme",
    amounts: {
      pretax_deferral: index < 20 ? dollars("1115.00") : ZERO,
      roth_deferral: ZERO,
      catch_up: index < 20 ? ZERO : dollars("500.00"),
      employer: dollars("350.00"),
      after_tax: dollars("1500.00"),
    },
  }));
  const afterTax: AfterTaxPoint[] = payDates.flatMap((date, index) => {
    const waits = index % 3 !== 2;
    const basis = dollars(`${1500 * ((index % 3) + 1)}.00`);
    const paid: AfterTaxPoint = {
      date,
      event: `e${2 * index + 5}`,
      plan: "acme-401k",
      contributed: dollars("1500.00"),
      converted: ZERO,
      moved: complete(ZERO),
      basis: complete(basis),
    };
    const moved: AfterTaxPoint = {
      date: addDays(date, 3),
      event: `e${2 * index + 6}`,
      plan: "acme-401k",
      contributed: ZERO,
      converted: add(basis, dollars("11.27")),
      moved: complete(basis),
      basis:
        index === 20
          ? incomplete(
              missingFact("{kind}.{event}.account_balance", {
                kind: "in_plan_roth_rollover",
                event: "e46",
              }),
            )
          : complete(ZERO),
    };
    return waits ? [paid] : [paid, moved];
  });
  const events: ReportEvent[] = afterTax.map((point) => ({
    id: point.event,
    date: point.date,
    kind: point.converted > 0 ? "in_plan_roth_rollover" : "paycheck",
    plan: point.plan,
    summary:
      point.event === "e5" ? HOSTILE : point.converted > 0 ? "after-tax to Roth" : "8,750.00 gross",
    amount: point.converted > 0 ? point.converted : dollars("2965.00"),
    source: { file: "acme-payroll-2026.csv", line: 2 },
  }));
  return {
    taxYear: taxYear(2026),
    person: "alex",
    personName: `Alex Rivera ${HOSTILE}`,
    asOf: calendarDate("2026-11-01"),
    today: calendarDate("2026-11-01"),
    result: {
      worksheets: [FORM_1040],
      joint: undefined,
      stillExposed: complete(dollars("603.40")),
    },
    figures: [
      {
        label: "After-tax room left",
        value: complete(dollars("8999.00")),
        of: dollars("41999.00"),
        detail: "2,249.75 on each of 4 paychecks",
        explanation: "room",
      },
      {
        label: "Annual additions",
        value: complete(dollars("63001.00")),
        of: dollars("72000.00"),
        detail: "of 72,000.00 at Acme",
        explanation: "additions",
      },
      {
        label: "Elective deferrals",
        value: complete(dollars("22300.00")),
        of: dollars("24500.00"),
        detail: "of 24,500.00 over all employers",
        explanation: "deferrals",
      },
      {
        label: "Waiting to be converted",
        value: complete(dollars("1500.00")),
        detail: "oldest 1 day",
        explanation: "waiting",
      },
      {
        label: "Taxed on conversion",
        value: incomplete(
          missingFact("{kind}.{event}.account_balance", {
            kind: "in_plan_roth_rollover",
            event: "e46",
          }),
        ),
        detail: "earnings of the year's conversions",
        explanation: "taxed",
      },
    ],
    contributions,
    limits: [
      {
        label: "Acme Robotics",
        group: "acme",
        limit: dollars("72000.00"),
        limitationYear: { start: calendarDate("2026-01-01"), end: calendarDate("2026-12-31") },
        deferrals: dollars("22300.00"),
        catchUp: dollars("1000.00"),
        employer: dollars("7700.00"),
        afterTax: dollars("33001.00"),
        total: dollars("63001.00"),
        excess: ZERO,
        unused: dollars("8999.00"),
        room: dollars("8999.00"),
        explanation: "additions",
      },
    ],
    afterTax,
    waitedBefore: complete(ZERO),
    flow: {
      from: { paychecks: dollars("33000.00"), earnings: dollars("78.89") },
      to: { designated_roth: dollars("31578.89"), waiting: dollars("1500.00") },
    },
    clocks: [
      {
        lane: "roth_ira",
        firstYear: taxYear(2019),
        ends: calendarDate("2023-12-31"),
        orEarlier: true,
      },
      ...[2022, 2024, 2025, 2026].map((year) => ({
        lane: "conversion" as const,
        plan: `Acme Robotics 401(k) Plan ${HOSTILE}`,
        firstYear: taxYear(year),
        ends: calendarDate(`${year + 4}-12-31`),
        orEarlier: false,
        taxed: complete(dollars(year === 2024 ? "412.90" : "63.50")),
        notTaxed: complete(dollars("21600.00")),
      })),
    ],
    forms: [
      {
        person: "alex",
        plan: "acme-401k",
        payerName: "Acme Robotics 401(k) Plan",
        payer: undefined,
        account: undefined,
        code: "G",
        expected: {
          box_1: complete(dollars("31578.89")),
          box_2a: complete(dollars("78.89")),
          box_5: complete(dollars("31500.00")),
        },
        received: { box_1: complete(dollars("31578.89")), box_2a: complete(ZERO) },
        result: "differs",
        differing: [],
        isSplit: false,
        isConversion: false,
        events: ["e10"],
      },
    ],
    next: reminders({
      person: "alex",
      taxYear: taxYear(2026),
      habit: "quarterly",
      payDates,
      settlementDays: 3,
    })
      .filter(({ date }) => date > "2026-11-01")
      .slice(0, 6),
    open: [
      {
        code: "import.amount-not-decimal",
        severity: "warning",
        message: `Box 2a of the plan's Form 1099-R is 0.00, 78.89 was expected ${HOSTILE}`,
        action: "Ask the payer for a corrected form before filing.",
        events: ["e10"],
      },
    ],
    explanations: [
      {
        id: "own-deferrals-acme",
        title: "Own deferrals within the limit, Acme Robotics",
        value: complete(dollars("22300.00")),
        terms: [{ sign: "+", amount: dollars("22300.00"), label: "pretax deferral", event: "e5" }],
      },
      {
        id: "room",
        title: "After-tax room left",
        value: complete(dollars("8999.00")),
        terms: [
          {
            sign: "+",
            amount: dollars("72000.00"),
            label: "annual additions limit of 2026",
            citation: { authority: "IRC §415(c)(1)(A)", source: "Notice 2025-67" },
          },
          { sign: "-", amount: dollars("63001.00"), label: "annual additions so far" },
        ],
      },
      {
        id: "unused-acme",
        title: "Not used",
        value: complete(dollars("8999.00")),
        terms: [{ sign: "+", amount: dollars("8999.00"), label: "limit less additions" }],
      },
      {
        id: "additions",
        title: "Annual additions",
        value: complete(dollars("63001.00")),
        terms: contributions.map(({ event, date }) => ({
          sign: "+",
          amount: dollars("2965.00"),
          label: `paycheck of ${date}`,
          event,
        })),
      },
      {
        id: "deferrals",
        title: "Elective deferrals",
        value: complete(dollars("22300.00")),
        terms: [{ sign: "+", amount: dollars("22300.00"), label: "20 paychecks of 1,115.00" }],
      },
      {
        id: "waiting",
        title: "Waiting to be converted",
        value: complete(dollars("1500.00")),
        terms: [
          { sign: "+", amount: dollars("1500.00"), label: "paycheck of 2026-10-30", event: "e47" },
        ],
      },
      {
        id: "taxed",
        title: "Taxed on conversion",
        value: incomplete(
          missingFact("{kind}.{event}.account_balance", {
            kind: "in_plan_roth_rollover",
            event: "e46",
          }),
        ),
        terms: [],
      },
    ],
    lines: [
      {
        worksheet: FORM_1040,
        explanation: {
          ...taxable,
          trail: [
            { sign: "+", amount: dollars("78.89"), label: "box 2a", event: "e10", through: [] },
          ],
          assumptions: [],
        },
      },
    ],
    events,
  };
}
