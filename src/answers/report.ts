// `report`: the year as one page for the browser, readable without script or network.
import { withLedger } from "../app/ledger-access.ts";
import { defineQuestion } from "./question.ts";
import { asOfInput, personInput, taxYearInput, todayInput } from "./shared-inputs.ts";

export const reportQuestion = defineQuestion({
  name: "report",
  summary: "Write the year as one self-contained page, with charts and every figure explained",
  example: "report --tax-year 2025 --output report.html",
  inputs: { taxYear: taxYearInput, person: personInput, asOf: asOfInput, today: todayInput },
  ask: async (access, given) => {
    const { reportOfYear } = await import("../app/questions/report-of-year.ts");
    const { today } = access;
    return await withLedger(access, (store) => reportOfYear(store, { ...given, today }));
  },
  documents: {
    html: {
      file: {
        what: "a page for the browser",
        name: ({ taxYear }) => `report-${taxYear ?? "of-the-year"}.html`,
      },
      make: async (report, { access }) => {
        const { reportPage } = await import("../render/html/report-page.ts");
        return reportPage(report, { style: await access.style(), knownAt: access.knownAt });
      },
    },
    json: {
      make: async (report, { access }) => {
        const { treeJson } = await import("../render/json.ts");
        const { knownAtTree } = await import("../render/views/known-at.ts");
        const { reportTree } = await import("../render/views/report.ts");
        return treeJson({ ...knownAtTree(access.knownAt), ...reportTree(report) });
      },
    },
  },
});
