// A book that begins in the middle of a year: the sums of the year in a payroll's file say what came before.
import { expect, it } from "vitest";
import type { Imported } from "../../src/app/take-in/import-files.ts";
import { adviceText } from "../../src/kernel/advice.ts";
import { temporaryLedger } from "../support/temporary-ledger.ts";

const PEOPLE = [
  { kind: "person", person: "noor", name: "Noor Hartwell", birth_date: "1985-04-12" },
  { kind: "person", person: "agnes", name: "Agnes Pell", birth_date: "1979-09-30" },
  { kind: "employer", employer: "finch" },
  { kind: "employer", employer: "globex" },
  { kind: "plan", plan: "finch-401k", employer: "finch" },
  { kind: "plan", plan: "finch-new", employer: "finch" },
  { kind: "plan", plan: "globex-401k", employer: "globex" },
]
  .map((event) => `${JSON.stringify(event)}\n`)
  .join("");

const NOOR = "Noor Hartwell";
const AGNES = "Agnes Pell";

type Line = readonly [
  name: string,
  day: string,
  pretax: number,
  afterTax: number,
  pretaxSum: number,
  afterTaxSum: number,
];

function register(...lines: readonly Line[]): string {
  const header = "Employee Name,Pay Date,Gross Pay,401k,401k After Tax,YTD 401k,YTD 401k After Tax";
  const rows = lines.map(([name, day, ...amounts]) =>
    [name, day, "9000.00", ...amounts.map((amount) => amount.toFixed(2))].join(","),
  );
  return `${[header, ...rows].join("\n")}\n`;
}

async function book() {
  const ledger = temporaryLedger();
  await ledger.take("people.jsonl", PEOPLE);
  return ledger;
}

const FINCH = { plan: "finch-401k" };
const GLOBEX = { plan: "globex-401k" };

/** Line, amount and command of each warning; nothing else may be said. */
function told({ problems }: Imported) {
  return problems.map(({ code, at, message, hint = "" }) => {
    expect(code).toBe("import.year-to-date-higher");
    const [, stated, recorded, missing] =
      /says ([\d,.]+) by .*, ([\d,.]+) is recorded .*: ([\d,.]+) is missing/.exec(message) ?? [];
    const command = /--person .*$/.exec(adviceText(hint))?.[0];
    return [at?.line, stated, recorded, missing, command];
  });
}

const FEBRUARY = register(
  [NOOR, "02/13/2026", 900, 1500, 2700, 4500],
  [AGNES, "02/13/2026", 250, 0, 250, 0],
  [NOOR, "02/27/2026", 900, 1500, 3600, 6000],
  [AGNES, "02/27/2026", 250, 0, 500, 0],
);
const JANUARY = register(
  [NOOR, "01/15/2026", 900, 1500, 900, 1500],
  [NOOR, "01/30/2026", 900, 1500, 1800, 3000],
);

it("says once for each person, kind and year what a later file proves to be missing, and records it", async () => {
  const ledger = await book();
  const february = await ledger.take("february.csv", FEBRUARY, FINCH);
  expect(february.files[0]).toMatchObject({ events: 4 });
  expect(told(february)).toEqual([
    [
      2,
      "2,700.00",
      "900.00",
      "1,800.00",
      "--person noor --plan finch-401k --date 2026-02-12 --pretax-deferral 1800.00 --after-tax 3000.00",
    ],
    [
      2,
      "4,500.00",
      "1,500.00",
      "3,000.00",
      "--person noor --plan finch-401k --date 2026-02-12 --pretax-deferral 1800.00 --after-tax 3000.00",
    ],
  ]);
  // Nothing is missing any more once January is there; said again of the same file until then.
  expect(told(await ledger.take("february.csv", FEBRUARY, FINCH))).toHaveLength(2);
  expect(told(await ledger.take("january.csv", JANUARY, FINCH))).toEqual([]);
  expect(told(await ledger.take("february.csv", FEBRUARY, FINCH))).toEqual([]);
});

it("is silent where the sums agree, in any order of rows and over two years", async () => {
  const ledger = await book();
  const text = register(
    [NOOR, "01/09/2026", 900, 0, 900, 0],
    [AGNES, "12/24/2025", 250, 100, 500, 200],
    [NOOR, "12/24/2025", 900, 0, 900, 0],
    [AGNES, "12/10/2025", 250, 100, 250, 100],
    [AGNES, "01/09/2026", 250, 100, 250, 100],
  );
  const imported = await ledger.take("register.csv", text, FINCH);
  expect(imported.files[0]).toMatchObject({ events: 5 });
  expect(told(imported)).toEqual([]);
});

it("tells each year by itself, and a hole between two rows", async () => {
  const ledger = await book();
  const text = register(
    [AGNES, "12/10/2025", 250, 0, 1250, 0],
    [AGNES, "01/09/2026", 250, 0, 250, 0],
    [AGNES, "02/06/2026", 250, 0, 750, 0],
    [AGNES, "02/20/2026", 250, 0, 1000, 0],
  );
  expect(told(await ledger.take("register.csv", text, FINCH))).toEqual([
    [2, "1,250.00", "250.00", "1,000.00", expect.stringContaining("2025-12-09")],
    [4, "750.00", "500.00", "250.00", expect.stringContaining("2026-02-05")],
  ]);
});

it("goes by the payroll: another employer's plan is another sum, a new plan of the same one is not", async () => {
  const ledger = await book();
  await ledger.take("january.csv", JANUARY, GLOBEX);
  // Globex paid 1,800.00 in January; Finch says that it paid more than it is recorded with.
  const other = register([NOOR, "02/13/2026", 900, 0, 3200, 0]);
  expect(told(await ledger.take("february.csv", other, FINCH))).toMatchObject([
    [2, "3,200.00", "900.00", "2,300.00", expect.stringContaining("finch-401k")],
  ]);
  const next = await book();
  await next.take("january.csv", JANUARY, FINCH);
  await next.take("globex.csv", register([NOOR, "01/23/2026", 500, 500, 500, 500]), GLOBEX);
  const moved = register([NOOR, "02/13/2026", 900, 1500, 2700, 4500]);
  expect(told(await next.take("february.csv", moved, { plan: "finch-new" }))).toEqual([]);
  // A payroll that took over the sums of the one before says what both paid.
  const bought = await book();
  await bought.take("january.csv", JANUARY, GLOBEX);
  expect(told(await bought.take("february.csv", moved, FINCH))).toEqual([]);
});

it("is silent of sums that begin anew, of two rows of a day and of catch-up that is part of a sum", async () => {
  const ledger = await book();
  const text = register(
    [NOOR, "01/15/2026", 900, 0, 900, 0],
    [NOOR, "01/15/2026", 100, 0, 1000, 0],
    [NOOR, "01/30/2026", 900, 0, 900, 0],
    [NOOR, "02/13/2026", 900, 0, 1800, 0],
  );
  expect(told(await ledger.take("register.csv", text, FINCH))).toEqual([]);
  const catchUp =
    "Employee Name,Pay Date,Gross Pay,401k,401k Catch-up,YTD 401k\nAgnes Pell,01/15/2026,9000.00,900.00,300.00,1200.00\n";
  expect(told(await ledger.take("catch-up.csv", catchUp, FINCH))).toEqual([]);
  // Catch-up that was recorded as a deferral, as plans tell it.
  const later =
    "Employee Name,Pay Date,Gross Pay,401k,401k Catch-up,YTD 401k Catch-up\nAgnes Pell,02/13/2026,9000.00,0.00,300.00,900.00\n";
  expect(told(await ledger.take("later.csv", later, FINCH))).toEqual([]);
  const more = later.replace("02/13", "02/27").replace(",900.00", ",2100.00");
  expect(told(await ledger.take("more.csv", more, FINCH))).toMatchObject([
    [2, "2,100.00", "1,800.00", "300.00", expect.stringContaining("--pretax-catch-up 300.00")],
  ]);
});

it("takes of two rows of one day the sum that has both", async () => {
  const ledger = await book();
  const text = register(
    [NOOR, "01/15/2026", 900, 0, 900, 0],
    [NOOR, "01/15/2026", 100, 0, 1500, 0],
  );
  expect(told(await ledger.take("register.csv", text, FINCH))).toMatchObject([
    [3, "1,500.00", "1,000.00", "500.00", expect.any(String)],
  ]);
});

it("is silent of a payroll whose year runs on over 1 January", async () => {
  const ledger = await book();
  const text = register(
    [NOOR, "01/23/2026", 900, 0, 3600, 0],
    [NOOR, "01/09/2026", 900, 0, 2700, 0],
    [NOOR, "12/24/2025", 900, 0, 1800, 0],
    [NOOR, "12/10/2025", 900, 0, 900, 0],
  );
  expect(told(await ledger.take("register.csv", text, FINCH))).toEqual([]);
});

it("waits while a row of the same person waits, and tells the others", async () => {
  const ledger = await book();
  const text = register(
    [NOOR, "02/13/2026", -900, 0, 900, 0],
    [NOOR, "02/27/2026", 900, 0, 3600, 0],
    [AGNES, "02/27/2026", 250, 0, 1000, 0],
  );
  const { problems } = await ledger.take("register.csv", text, FINCH);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("of agnes in finch-401k"),
  ]);
});

it("proposes the day of an opening, which has the basis already", async () => {
  const ledger = await book();
  await ledger.take(
    "opening.jsonl",
    `${JSON.stringify({ kind: "opening_basis", person: "noor", as_of: "2026-01-31", account: "plan_after_tax", plan: "finch-401k", amount: "3000.00", evidence: "statement" })}\n`,
  );
  const imported = await ledger.take("february.csv", FEBRUARY, FINCH);
  expect(told(imported)[1]?.at(-1)).toBe(
    "--person noor --plan finch-401k --date 2026-01-31 --pretax-deferral 1800.00 --after-tax 3000.00",
  );
});

it("reads a payslip's second amounts", async () => {
  const ledger = await book();
  const slip = (day: string, sums: [string, string]) =>
    [
      `Check Date: ${day}`,
      "Noor Hartwell",
      "Earnings Rate Current YTD Deductions Current YTD",
      `Base 6,200.00 62,000.00 *401K Pre Tax 310.00- ${sums[0]}-`,
      `Perks 50.00 500.00 401K Roth 62.00- ${sums[1]}-`,
      "",
    ].join("\n");
  const first = await ledger.take("one.txt", slip("01/15/2026", ["310.00", "62.00"]), {
    ...FINCH,
    person: "noor",
    accept: "all",
  });
  expect(told(first)).toEqual([]);
  const later = await ledger.take("two.txt", slip("02/27/2026", ["1,240.00", "124.00"]), {
    ...FINCH,
    person: "noor",
    accept: "all",
  });
  expect(told(later)).toMatchObject([[4, "1,240.00", "620.00", "620.00", expect.any(String)]]);
});
