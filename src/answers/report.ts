// `report`: the year as one page for the browser, readable without script or network.
import { withLedger } from "../app/ledger-access.ts";
import { success } from "../kernel/outcome.ts";
import { defineQuestion } from "./question.ts";
import { asOfInput, personInput, taxYearInput, todayInput } from "./shared-inputs.ts";

export const reportQuestion = defineQuestion({
  name: "report",
  summary: "Write the year as one self-contained page, with charts and every figure explained",
  example: "report --tax-year 2025 --output report.html",
  inputs: { taxYear: taxYearInput, person: personInput, asOf: asOfInput, today: todayInput },
  ask: async (access, given) => {
    const { reportOfYear } = await import("../app/questions/report-of-year.ts");
    const { householdOf } = await import("../app/questions/household.ts");
    const { today } = access;
    return await withLedger(access, async (store) => {
      const report = await reportOfYear(store, { ...given, today });
      if (!report.ok) return report;
      const household = await householdOf(store, { of: report.value.person });
      return household.ok
        ? success({ report: report.value, household: household.value })
        : household;
    });
  },
  documents: {
    html: {
      file: {
        what: "a page for the browser",
        name: ({ taxYear }) => `report-${taxYear ?? "of-the-year"}.html`,
      },
      make: async ({ report, household }, { access }) => {
        const { reportPage } = await import("../render/html/report-page.ts");
        const style = await access.style();
        return reportPage(report, { style, household, knownAt: access.knownAt });
      },
    },
    json: {
      make: async ({ report }, { access }) => {
        const { treeJson } = await import("../render/json.ts");
        const { knownAtTree } = await import("../render/views/known-at.ts");
        const { reportTree } = await import("../render/views/report.ts");
        return treeJson({ ...knownAtTree(access.knownAt), ...reportTree(report) });
      },
    },
  },
});
