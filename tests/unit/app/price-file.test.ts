// Prices as they are downloaded: quoted, with thousands commas, with a comma in another cell.
import { describe, expect, it } from "vitest";
import { readPrices } from "../../../src/app/questions/price-file.ts";

const read = (text: string) => readPrices(text, "p.csv");

/** By hand: a ratio of whole numbers, as many decimals as the file has. */
const prices = (text: string) => {
  const found = read(text);
  return found.ok
    ? found.value.map(({ price }) => [Number(price.numerator), Number(price.denominator)])
    : found.error.map(({ code, message, at }) => [code, message, at?.line, at?.column]);
};

describe("readPrices", () => {
  it("reads a quoted price with a thousands comma whole", () => {
    expect(prices('Date,Close\n2026-01-15,"1,050.25"\n2026-02-15,"$1,101.1000"\n')).toEqual([
      [105_025, 100],
      [11_011_000, 10_000],
    ]);
  });

  it("keeps columns in place beside a quoted comma, in the header and in other cells", () => {
    const text =
      '"Date","Name, of the fund",Close\r\n2026-01-15,"Fund, A",10\r\n\r\n2026-02-15,"Fund, A",11\r\n';
    expect(prices(text)).toEqual([
      [10, 1],
      [11, 1],
    ]);
  });

  it("refuses a row with more cells than its header, and names every fault at its place", () => {
    expect(prices('Date,Close\n2026-01-15,1,050.25\n2026-02-30,"1,05.00"\n')).toEqual([
      ["import.malformed-csv", "the row has 3 cells, its header 2", 2, 14],
      ["import.date-invalid", '"2026-02-30" is not a date', 3, 1],
      ["import.value-malformed", '"1,05.00" is not a price', 3, 12],
    ]);
  });

  it("refuses zero, and a quote that is never closed", () => {
    expect(prices("Date,Close\n2026-01-15,0\n2026-02-15,1\n")).toEqual([
      ["import.value-malformed", '"0" is not a price', 2, 12],
    ]);
    expect(prices('Date,Close\n2026-01-15,"1\n2026-02-15,1\n')[0]?.slice(0, 2)).toEqual([
      "import.malformed-csv",
      "the quote that opens here is never closed",
    ]);
  });
});
