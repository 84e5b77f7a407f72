// A fund's price history as it can be downloaded: CSV with a date and a closing price. Only the ratio of
// two prices matters, so they are kept with every decimal.

import { parseCalendarDate } from "../../kernel/calendar.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { FundPrice } from "./cadence-of-year.ts";

/** The first of these that the header has; adjusted for distributions before not adjusted. */
const PRICE_COLUMNS = ["adj close", "adjusted close", "close", "close/last", "nav", "price"];

const DECIMAL = /^\$?(\d{1,9})(?:\.(\d{1,9}))?$/;

export function readPrices(text: string, file: string): Outcome<FundPrice[], Problem[]> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const cells = (line: string) => line.split(",").map((cell) => cell.trim().replaceAll('"', ""));
  const header = cells(lines[0] ?? "").map((name) => name.toLowerCase());
  const dateAt = header.indexOf("date");
  const priceAt = PRICE_COLUMNS.map((name) => header.indexOf(name)).find((at) => at >= 0) ?? -1;
  if (dateAt < 0 || priceAt < 0) {
    const message = "the first line names no column of dates and of prices";
    const hint = `as in: date,price; a price is one of ${PRICE_COLUMNS.join(", ")}`;
    return failed([
      { code: "import.column-missing", severity: "error", message, hint, at: { file, line: 1 } },
    ]);
  }
  const [points, problems]: [FundPrice[], Problem[]] = [[], []];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === "") continue;
    const row = cells(line);
    const [dateText = "", priceText = ""] = [row[dateAt], row[priceAt]];
    const at = { file, line: index + 1 };
    const [date, price] = [parseCalendarDate(dateText), DECIMAL.exec(priceText)];
    if (date === undefined) {
      const message = `${quoted(dateText)} is not a date`;
      problems.push({ code: "import.date-invalid", severity: "error", message, at });
    }
    const numerator = BigInt((price?.[1] ?? "0") + (price?.[2] ?? ""));
    if (numerator === 0n) {
      const message = `${quoted(priceText)} is not a price`;
      problems.push({ code: "import.value-malformed", severity: "error", message, at });
    }
    if (date !== undefined && numerator > 0n) {
      const denominator = 10n ** BigInt(price?.[2]?.length ?? 0);
      points.push({ date, price: { numerator, denominator } });
    }
  }
  if (problems.length > 0) return failed(problems);
  if (points.length >= 2) return { ok: true, value: points };
  const message = "growth needs two prices or more";
  return failed([{ code: "import.no-data", severity: "error", message, at: { file, line: 1 } }]);
}

function failed(error: Problem[]): Outcome<FundPrice[], Problem[]> {
  return { ok: false, error };
}
