// `project`: what a yearly contribution becomes, beside a taxable account. It needs no ledger.

import { oneOf, option, requiredOption } from "../../answers/input.ts";
import { readCount, readMoney, readPercent } from "../../answers/read-values.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions } from "../options/shared-options.ts";

export const projectCommand = defineCommand({
  name: "project",
  summary: "Project a yearly Roth contribution against a taxable account",
  example: "project --yearly 40000 --years 20 --return 7 --at end",
  arguments: {},
  options: {
    yearly: requiredOption("--yearly <amount>", "contributed each year", readMoney),
    years: option("--years <count>", "default 20", readCount),
    annualReturn: option("--return <percent>", "a year (default 7)", readPercent),
    at: option(
      "--at <when>",
      "contributed at the start or end (default) of each year",
      oneOf(["start", "end"]),
    ),
    dividendYield: option(
      "--dividend-yield <percent>",
      "taxed each year (default 1.5)",
      readPercent,
    ),
    dividendTax: option("--dividend-tax <percent>", "default 15", readPercent),
    capitalGainsTax: option(
      "--capital-gains-tax <percent>",
      "at the final sale (default 15)",
      readPercent,
    ),
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { projectRoth } = await import("../../app/questions/project-roth.ts");
    const { projectionView } = await import("../../render/views/projection.ts");
    return await deliver(projectionView(projectRoth(options)), options, context);
  },
});
