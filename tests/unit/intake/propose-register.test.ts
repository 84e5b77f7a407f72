import { expect, test } from "vitest";
import { answerLayout, layoutInit } from "../../../src/intake/layouts/layout-init.ts";

const REGISTER = `Orchard Press
Associate,Chk Date,Total Earnings,Med/EE,401k,401K ATX Vol,YTD 401K,Net Check
"Vale, Robin",01/15/2026,"9,000.00",130.50,900.00,"1,500.00",900.00,"4,000.00"
"Moss, Ivy",01/15/2026,"5,000.00",72.50,0.00,0.00,0.00,"4,000.00"
Journal totals,,"14,000.00",203.00,900.00,"1,500.00",,
`;

function proposed() {
  const proposal = layoutInit(new TextEncoder().encode(REGISTER), "orchard.csv");
  if (!proposal.ok) throw new Error(proposal.error.message);
  return proposal.value;
}

test("a register is proposed as the built-in one reads it, and what is only likely stays a question", () => {
  const { layout, questions } = proposed();
  expect(layout).toMatchObject({
    side: "payroll",
    tables: [
      {
        columns: {
          date: { header: "Chk Date" },
          gross_pay: { header: "Total Earnings" },
          employee: { header: "Associate" },
        },
        register: true,
        wide: [{ header: "401k", contribution: "pretax_deferral" }],
        ignored_columns: ["Med/EE", "YTD 401K", "Net Check"],
        rows: [{ ignore: "a row of totals" }],
      },
    ],
  });
  expect(questions).toMatchObject([
    {
      text: 'what is the column "401K ATX Vol"?',
      suggestion: "after_tax",
      unanswered: "ask",
      answer: "column-401k-atx-vol=after_tax",
    },
  ]);
});

test.each([
  [
    "after_tax",
    { wide: [{ header: "401k" }, { header: "401K ATX Vol", contribution: "after_tax" }] },
  ],
  ["ignore", { ignored_columns: ["Med/EE", "YTD 401K", "Net Check", "401K ATX Vol"] }],
  ["ask", { wide: [{ header: "401k" }] }],
])("the answer %s goes into the layout", (answer, table) => {
  const { layout, questions } = proposed();
  const [question] = questions;
  if (question === undefined) throw new Error("no question");
  expect(answerLayout(layout, question, answer)).toMatchObject({ tables: [table] });
});

test.each([
  ["Wages", "Wages"],
  ["Salary ($)", "Salary ($)"],
  ["Wages,Overtime", undefined],
  ["Wages,Salary", undefined],
])("of %s, gross pay is %s", (pay, gross) => {
  const amounts = pay.split(",").map((_, index) => `${9 - index}000.00`);
  const file = `Member,Chk Date,${pay},401K ATX Vol\nRobin Vale,01/15/2026,${amounts.join(",")},1500.00\n`;
  const proposal = layoutInit(new TextEncoder().encode(file), "pay.csv");
  if (!proposal.ok) throw new Error(proposal.error.message);
  const { layout } = proposal.value as unknown as {
    layout: { tables: { columns: { gross_pay?: { header: string } } }[] };
  };
  expect(layout.tables[0]?.columns.gross_pay?.header).toBe(gross);
});

test.each([
  ["Date,Type,Amount,Fund,Price", ["Fund", "Price"]],
  ["Date,Type,Amount", undefined],
])("of %s the columns that mean nothing are named", (header, ignored) => {
  const more =
    header.split(",").length > 3 ? [",Bond Index,10.25", ",Stock Index,11.50"] : ["", ""];
  const file = `${header}\n2026-01-15,Contribution,500.00${more[0]}\n2026-01-31,Exchange,20.00${more[1]}\n`;
  const proposal = layoutInit(new TextEncoder().encode(file), "plan.csv");
  if (!proposal.ok) throw new Error(proposal.error.message);
  const { layout } = proposal.value as unknown as {
    layout: { tables: { ignored_columns?: string[] }[] };
  };
  expect(layout.tables[0]?.ignored_columns).toEqual(ignored);
});

test("of a payroll's list what is no plan's is left out, and insurance is no deferral", () => {
  const lines = [
    "Regular,8000.00",
    "401k Pretax,500.00",
    "Medical Pretax,120.00",
    "Federal Tax,1400.00",
  ];
  const file = ["Check Date,Deduction,Amount", ...lines.map((line) => `01/15/2026,${line}`)].join(
    "\n",
  );
  const proposal = layoutInit(new TextEncoder().encode(file), "list.csv");
  if (!proposal.ok) throw new Error(proposal.error.message);
  const { layout, questions } = proposal.value;
  expect(layout).toMatchObject({ side: "payroll" });
  expect((layout as { tables?: { sources?: unknown }[] }).tables?.[0]?.sources).toEqual([
    { text: "Regular", ignore: "not a contribution" },
    { text: "401k Pretax", contribution: "pretax_deferral" },
    { text: "Medical Pretax", ignore: "not a contribution" },
    { text: "Federal Tax", ignore: "not a contribution" },
  ]);
  expect(questions.map(({ text }) => text)).toEqual([
    'what kind of money is "401k Pretax" (1 row)?',
  ]);
});
