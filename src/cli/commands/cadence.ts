// `cadence`: what it costs in tax to convert seldom.

import { anyText, option, repeatedOption, requiredOption } from "../../answers/input.ts";
import { readCount, readDatedAmount, readPercent } from "../../answers/read-values.ts";
import { readingInputs, todayInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { textOf } from "../../compose.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { resultOptions, taxYearOption } from "../options/shared-options.ts";

/** `2026-11-03=104.51`, above zero. */
function readPrice(text: string): ReturnType<typeof readDatedAmount> {
  const read = readDatedAmount(text);
  return read.ok && read.value.amount === 0 ? { ok: false, error: "a price above zero" } : read;
}

async function pricesOf(file: string | undefined) {
  if (file === undefined) return { ok: true, value: [] } as const;
  const { readPrices } = await import("../../app/questions/price-file.ts");
  return readPrices(await textOf(file), file);
}

export const cadenceCommand = defineCommand({
  name: "cadence",
  summary: "Compare the tax of converting at once, each paycheck, monthly, … or never",
  example: "cadence --tax-year 2025 --bracket 24",
  arguments: {},
  options: {
    taxYear: taxYearOption,
    bracket: requiredOption(
      "--bracket <percent>",
      "the rate on your last dollar of income",
      readPercent,
    ),
    annualReturn: option("--return <percent>", "a year (default 7)", readPercent),
    prices: repeatedOption(
      "--price <date=amount>",
      "actual prices of the fund, two or more",
      readPrice,
    ),
    priceFile: option(
      "--prices <file>",
      "actual prices from a CSV with date and close, nav or price",
      anyText,
    ),
    settlementDays: option(
      "--settlement-days <count>",
      "from paycheck to conversion (default 3)",
      readCount,
    ),
    yearsNeverConverted: option(
      "--never-years <count>",
      "how long never is (default 10)",
      readCount,
    ),
    today: todayInput,
    ...readingInputs,
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { cadenceOfYear } = await import("../../app/questions/cadence-of-year.ts");
    const stated = options.prices.map(({ date, amount }) => ({
      date,
      price: { numerator: BigInt(amount), denominator: 100n },
    }));
    const prices = await pricesOf(options.priceFile);
    if (!prices.ok) return context.report(prices.error);
    const report = await withLedger(context.access, (store) =>
      cadenceOfYear(store, {
        ...options,
        prices: [...stated, ...prices.value],
        today: context.access.today,
      }),
    );
    if (!report.ok) return context.report(report.error);
    const { cadenceView } = await import("../../render/views/cadence.ts");
    return await deliver(cadenceView(report.value, options.taxYear), options, context);
  },
});
