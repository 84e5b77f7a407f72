// `project`: what a yearly contribution becomes, beside a taxable account. It needs no ledger.
import { success } from "../kernel/outcome.ts";
import { oneOf, option, requiredOption } from "./input.ts";
import { defineQuestion } from "./question.ts";
import { readCount, readMoney, readPercent } from "./read-values.ts";

export const projectQuestion = defineQuestion({
  name: "project",
  summary: "Project a yearly Roth contribution against a taxable account",
  example: "project --yearly 40000 --years 20 --return 7 --at end",
  inputs: {
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
  },
  ask: async (_, given) => {
    const { projectRoth } = await import("../app/questions/project-roth.ts");
    return success(projectRoth(given));
  },
  view: async (found) => (await import("../render/views/projection.ts")).projectionView(found),
});
