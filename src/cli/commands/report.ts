// `report`: the year as one page for the browser, readable without script or network.

import { oneOf, option } from "../../answers/input.ts";
import { asOfInput, personInput, todayInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { defineCommand } from "../command.ts";
import { deliverData } from "../deliver.ts";
import { forceOption, outputOption, taxYearOption } from "../options/shared-options.ts";

export const reportCommand = defineCommand({
  name: "report",
  summary: "Write the year as one self-contained page, with charts and every figure explained",
  example: "report --tax-year 2025 --output report.html",
  arguments: {},
  options: {
    taxYear: taxYearOption,
    person: personInput,
    asOf: asOfInput,
    today: todayInput,
    format: option("--format <format>", "html (default) or json", oneOf(["html", "json"])),
    output: outputOption,
    force: forceOption,
  },
  run: async ({ options }, context) => {
    const { reportOfYear } = await import("../../app/questions/report-of-year.ts");
    const report = await withLedger(context.access, (store) =>
      reportOfYear(store, { ...options, today: context.access.today }),
    );
    if (!report.ok) return context.report(report.error);
    if (options.format === "json") {
      const { treeJson } = await import("../../render/json.ts");
      const { knownAtTree } = await import("../../render/views/known-at.ts");
      const { reportTree } = await import("../../render/views/report.ts");
      const tree = { ...knownAtTree(context.access.knownAt), ...reportTree(report.value) };
      return await deliverData(treeJson(tree), options, context);
    }
    if (options.output === undefined && context.io.stdout.isTty) {
      const message = "a page for the browser cannot be shown in a terminal";
      const hint = `add --output report-${options.taxYear}.html`;
      return context.report([{ code: "usage.bad-option", severity: "error", message, hint }]);
    }
    const { reportPage } = await import("../../render/html/report-page.ts");
    return await deliverData(
      await reportPage(report.value, context.access.knownAt),
      options,
      context,
    );
  },
});
