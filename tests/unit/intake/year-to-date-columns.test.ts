import { expect, test } from "vitest";
import { builtInLayouts } from "../../../src/intake/layouts/built-in-layouts.ts";
import { readStatement } from "../../../src/intake/read-statement.ts";
import { yearToDateColumns } from "../../../src/intake/tables/year-to-date-columns.ts";

function sumsOf(header: string, ...rows: string[]) {
  const text = [`Pay Date,Gross Pay,${header}`, ...rows].join("\n");
  const { records } = readStatement(
    new TextEncoder().encode(`${text}\n`),
    { file: "register.csv", person: "alex", plan: "acme-401k" },
    { layouts: builtInLayouts().filter(({ layout }) => layout === "payroll/register") },
  );
  return records.map(({ owner, sumsOfYear }) => ({ owner, sumsOfYear }));
}

const OWNER = { person: "alex", plan: "acme-401k" };

test.each([
  ["401k,YTD 401k"],
  ["401k,401K YTD"],
  ["401(k),401(k) (YTD)"],
  ["401k,401k Year-to-Date"],
])("a sum of the year is known by the words of its column: %s", (header) => {
  expect(sumsOf(header, '02/13/2026,9000.00,900.00,"2,700.00"')).toEqual([
    { owner: undefined, sumsOfYear: undefined },
    {
      owner: OWNER,
      sumsOfYear: [
        {
          date: "2026-02-13",
          side: "payroll",
          source: header.split(",")[1],
          keys: ["pretaxDeferral"],
          amount: 270000,
          includesLoanPayments: false,
        },
      ],
    },
  ]);
});

test.each([
  ["another word", "401k,YTD Retirement"],
  ["two sums of one column", "401k,YTD 401k,401k YTD"],
  ["no sum", "401k,YTD Gross Pay"],
  ["not an amount", "401k,YTD 401k"],
])("nothing is compared with %s", (_, header) => {
  const cells = header.split(",").map((name) => (name.includes("YTD") ? "n/a" : "900.00"));
  const amounts = header === "401k,YTD 401k" ? cells : cells.map(() => "2700.00");
  for (const { sumsOfYear } of sumsOf(header, `02/13/2026,9000.00,${amounts.join(",")}`))
    expect(sumsOfYear).toBeUndefined();
});

test("a sum beside a column of more words without a sum of its own may be of both", () => {
  const [, row] = sumsOf("401k,401k Roth,YTD 401k", "02/13/2026,9000.00,900.00,100.00,3000.00");
  expect(row?.sumsOfYear).toMatchObject([{ keys: ["pretaxDeferral", "rothDeferral"] }]);
  const [, both] = sumsOf(
    "401k,401k Roth,YTD 401k,YTD 401k Roth",
    "02/13/2026,9000.00,900.00,100.00,2700.00,300.00",
  );
  expect(both?.sumsOfYear).toMatchObject([
    { keys: ["pretaxDeferral"] },
    { keys: ["rothDeferral"] },
  ]);
});

test("nothing is compared with two columns of the same words", () => {
  const cells = ["401k", "401k Current", "YTD 401k"].map((text) => ({ text, line: 1, column: 1 }));
  const money = [0, 1].map((index) => ({ index, contribution: "pretaxDeferral" }) as const);
  const row = { line: 1, lines: 1, cells };
  expect(yearToDateColumns({ row }, money)).toEqual([]);
  expect(yearToDateColumns({ row }, money.slice(0, 1))).toHaveLength(1);
});
