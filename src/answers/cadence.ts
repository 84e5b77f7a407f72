// `cadence`: what it costs in tax to convert seldom.
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import { textOf } from "../app/source-text.ts";
import { anyText, option, repeatedOption, requiredOption } from "./input.ts";
import { defineQuestion } from "./question.ts";
import { readCount, readDatedAmount, readPercent } from "./read-values.ts";
import { readingInputs, taxYearInput, todayInput } from "./shared-inputs.ts";

export const cadenceQuestion = defineQuestion({
  name: "cadence",
  summary: "Compare the tax of converting at once, each paycheck, monthly, … or never",
  example: "cadence --tax-year 2025 --bracket 24",
  inputs: {
    taxYear: taxYearInput,
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
  },
  ask: async (access, given) => {
    const { cadenceOfYear } = await import("../app/questions/cadence-of-year.ts");
    const stated = given.prices.map(({ date, amount }) => ({
      date,
      price: { numerator: BigInt(amount), denominator: 100n },
    }));
    const filed = await pricesIn(access, given.priceFile);
    if (!filed.ok) return filed;
    const asked = { ...given, prices: [...stated, ...filed.value], today: access.today };
    return await withLedger(access, (store) => cadenceOfYear(store, asked));
  },
  view: async (report, { taxYear }) =>
    (await import("../render/views/cadence.ts")).cadenceView(report, taxYear),
});

/** `2026-11-03=104.51`, above zero. */
function readPrice(text: string): ReturnType<typeof readDatedAmount> {
  const read = readDatedAmount(text);
  return read.ok && read.value.amount === 0 ? { ok: false, error: "a price above zero" } : read;
}

async function pricesIn(access: LedgerAccess, file: string | undefined) {
  if (file === undefined) return { ok: true, value: [] } as const;
  const { readPrices } = await import("../app/questions/price-file.ts");
  return readPrices(await textOf(await access.source(file)), file);
}
