// Files of providers that nobody described, invented: which of their columns is what.
import { expect, test } from "vitest";
import { columnKinds, columnRoles } from "../../../src/intake/layouts/column-roles.ts";
import { listOf } from "../../../src/intake/layouts/layout.ts";
import { NamesInRows } from "../../../src/intake/tables/person-columns.ts";
import { type StudiedColumn, studyTable } from "../../../src/intake/tables/study-table.ts";

function rolesIn(text: string) {
  const studied = studyTable(text);
  if (studied === undefined) throw new Error("no table");
  const { roles, side, unexplained, mixed } = columnRoles(columnKinds(studied.columns));
  const named = Object.entries(roles).flatMap(([role, columns]) => {
    const headers = listOf<StudiedColumn>(columns).map(({ header }) => header);
    return headers.length === 0 ? [] : [[role, headers.join(", ")]];
  });
  return {
    ...Object.fromEntries(named),
    side,
    ...(unexplained.length > 0 && { unexplained: unexplained.map(({ header }) => header) }),
    ...(mixed.length > 0 && { mixed }),
  };
}

test("the value of a unit is no amount, nor is a balance or a count", () => {
  const rows = [
    "Effective Date,Transaction,Contribution type,Investment,Units,Unit value,Amount,Balance",
    "01/17/2026,Contribution,Voluntary after-tax,Lifecycle 2045,50.10,19.96,1000.00,5000.00",
    "01/21/2026,Internal transfer,Voluntary after-tax,Lifecycle 2045,-50.10,19.98,-1001.00,3999.00",
    "01/21/2026,Internal transfer,In-plan Roth,Lifecycle 2045,50.10,19.98,1001.00,5000.00",
  ];
  expect(rolesIn(rows.join("\n"))).toEqual({
    date: "Effective Date",
    kind: "Transaction",
    source: "Contribution type",
    amount: "Amount",
    side: "plan",
  });
});

test("a code of the company is no kind of row, and a description says more than its code", () => {
  const rows = [
    "Company Code,Employee Name,Check Date,Det Code,Det Description,Pay Group,Hours,Amount",
    'B1234,"Vale, Robin",01/15/2026,REG,Regular,BIWK,86.67,8333.33',
    'B1234,"Vale, Robin",01/15/2026,401K,401k Pretax,BIWK,,500.00',
    'B1234,"Vale, Robin",01/15/2026,401AT,401k After Tax,BIWK,,1000.00',
    'B1234,"Vale, Robin",01/15/2026,MED,Medical Pretax,BIWK,,120.00',
    'B1234,"Vale, Robin",01/30/2026,401K,401k Pretax,BIWK,,500.00',
  ];
  expect(rolesIn(rows.join("\n"))).toEqual({
    date: "Check Date",
    source: "Det Description",
    amount: "Amount",
    employee: "Employee Name",
    side: "payroll",
  });
});

test("the side of a check is no kind of row; a word on both sides is two kinds of money", () => {
  const head = "Check Date,Type,Description,Amount";
  const rows = [
    "01/15/2026,Earning,Salary,8333.33",
    "01/15/2026,Deduction,401K,500.00",
    "01/15/2026,Tax,Federal,1400.00",
  ];
  const roles = { date: "Check Date", source: "Description", amount: "Amount", side: "payroll" };
  const apart = [head, ...rows, "01/15/2026,ER Contribution,401K Match,250.00"];
  expect(rolesIn(apart.join("\n"))).toEqual(roles);
  const mixed = [head, ...rows, "01/15/2026,ER Contribution,401K,250.00"];
  expect(rolesIn(mixed.join("\n"))).toEqual({ ...roles, mixed: ["401K"] });
});

test("the employer's amount is not the employee's, whichever comes first", () => {
  const roles = {
    date: "Pay Date",
    source: "Deduction",
    amount: "Employee Amount",
    employer_amount: "Employer Amount",
    side: "payroll",
  };
  const rows = ["401k,500.00,250.00", "401k After Tax,1000.00,0.00"];
  const own = rows.map((row) => `01/15/2026,${row}`).join("\n");
  expect(rolesIn(`Pay Date,Deduction,Employee Amount,Employer Amount\n${own}`)).toEqual(roles);
  const turned = rows.map((row) => row.split(",")).map(([what, ee, er]) => [what, er, ee]);
  const other = turned.map((row) => `01/15/2026,${row.join(",")}`).join("\n");
  expect(rolesIn(`Pay Date,Deduction,Employer Amount,Employee Amount\n${other}`)).toEqual(roles);
});

test("a column of amounts that nothing explains is named, unless it is empty, a copy or a gain", () => {
  const head = "Date,Activity,Money Source,Amount,Additional,Second,Gain/Loss,Again";
  const rows = [
    "01/15/2026,Contribution,Pre-Tax,500.00,100.00,0.00,3.00,500.00",
    "01/30/2026,Contribution,Pre-Tax,400.00,100.00,0.00,2.00,400.00",
  ];
  expect(rolesIn([head, ...rows].join("\n"))).toMatchObject({
    amount: "Amount",
    unexplained: ["Additional"],
  });
});

test.each([
  ["Worker", '"Vale, Robin"', "Worker"],
  ["Legal Name", "Robin Vale", "Legal Name"],
  ["Crew", '"Vale, Robin"', "Crew"],
  ["Emp #", "1001", "Emp #"],
  ["Worker ID", "W-1001", "Worker ID"],
  ["Badge", "1001", "Badge"],
  ["Last Name,First Name", "Vale,Robin", "Last Name, First Name"],
  // A number beside the name says nothing more.
  ["Emp #,Worker", "1001,Robin Vale", "Worker"],
  ["Team", "Stardust Crew", undefined],
])("people are under %s", (header, cells, employee) => {
  const rows = ["01/15/2026", "01/30/2026"].map(
    (date) => `${cells},${date},Contribution,After-Tax,500.00`,
  );
  const { employee: found, amount } = rolesIn(
    [`${header},Date,Activity,Money Type,Amount`, ...rows].join("\n"),
  ) as Record<string, unknown>;
  expect(found).toBe(employee);
  expect(amount).toBe("Amount");
});

/** Rows of cells under a header, each part of a line of the example. */
const rolesOf = (header: string, ...rows: readonly string[]) =>
  rolesIn([header, ...rows].join("\n")) as Record<string, unknown>;

test("what tells companies, people and funds apart is no kind of row, though it changes and repeats", () => {
  const roles = rolesOf(
    "Company Code,Fund,Paid,Money Source,Amount",
    "B1,Bond,01/15/2026,Pre-Tax,500.00",
    "B2,Stock,01/15/2026,After-Tax,100.00",
    "B1,Bond,01/30/2026,Pre-Tax,500.00",
    "B2,Stock,01/30/2026,After-Tax,100.00",
  );
  expect(roles["kind"]).toBeUndefined();
  expect(roles["source"]).toBe("Money Source");
});

test("a column that changes and repeats is the kind of row, where no heading is and nothing tells things apart", () => {
  const roles = rolesOf(
    "Posted,Event,Money Source,Amount",
    "01/15/2026,Contribution,Pre-Tax,500.00",
    "01/20/2026,Exchange,Pre-Tax,20.00",
    "01/30/2026,Contribution,After-Tax,500.00",
  );
  expect(roles).toMatchObject({ date: "Posted", kind: "Event", source: "Money Source" });
  expect(roles["deposited_on"]).toBeUndefined();
});

test("more than forty different words are no kinds", () => {
  const at = (count: number) =>
    rolesOf(
      "Date,Activity,Money Source,Amount",
      ...Array.from(
        { length: count },
        (_, row) => `01/15/2026,Word ${String.fromCharCode(97 + (row % 26))}${row},Pre-Tax,5.00`,
      ),
    )["kind"];
  expect(at(40)).toBe("Activity");
  expect(at(41)).toBeUndefined();
});

test.each([
  ["Trade Date,Settled", "01/15/2026,01/17/2026", { date: "Trade Date" }],
  ["Settled,Trade Date", "01/17/2026,01/15/2026", { date: "Trade Date" }],
  ["Deposit Date", "01/17/2026", { date: "Deposit Date", deposited_on: undefined }],
  [
    "Check Date,Deposit Date",
    "01/15/2026,01/17/2026",
    { date: "Check Date", deposited_on: "Deposit Date" },
  ],
])("the day of %s", (header, days, expected) => {
  const roles = rolesOf(
    `${header},Activity,Money Source,Amount`,
    `${days},Contribution,Pre-Tax,500.00`,
  );
  expect(roles["date"]).toBe(expected.date);
  if ("deposited_on" in expected) expect(roles["deposited_on"]).toBe(expected.deposited_on);
});

test.each([
  ["Amount,Fee Credit", "Amount"],
  ["Value,Total", "Total"],
  ["Worth,Value,Extra", "Value"],
  ["Worth,Dollars", "Dollars"],
  ["Shares,Employer Amount", "Employer Amount"],
])("of %s the amount is %s", (headers, amount) => {
  const values = headers.split(",").map((_, at) => `${at + 1}00.00`);
  const roles = rolesOf(
    `Date,Activity,Money Source,${headers}`,
    `01/15/2026,Contribution,Pre-Tax,${values.join(",")}`,
  );
  expect(roles["amount"]).toBe(amount);
});

test.each([
  ["Pre-Tax,After-Tax,Other thing,Another thing", "Bucket"],
  ["Pre-Tax,This thing,Other thing,Another thing", undefined],
  // Pay, taxes and insurance are no argument against the one kind of money among them.
  ["401k,Regular,Federal Tax,Dental", "Bucket"],
])("a column of %j is that of the sources: %s", (words, source) => {
  const rows = words.split(",").map((word) => `01/15/2026,Move,${word},5.00`);
  expect(rolesOf("Date,Activity,Bucket,Amount", ...rows)["source"]).toBe(source);
});

test("one name among other words makes no column of people, and one row is enough to see a name", () => {
  const rows = ["Vale, Robin", "Harbor Works"].map(
    (crew) => `01/15/2026,"${crew}",Contribution,Pre-Tax,5.00`,
  );
  const header = "Date,Crew,Activity,Money Source,Amount";
  expect(rolesOf(header, ...rows)["employee"]).toBeUndefined();
  expect(rolesOf(header, ...rows.slice(0, 1))["employee"]).toBe("Crew");
});

test("a column of amounts is unexplained when one row has money in it", () => {
  const rows = ["0.00", "100.00"].map(
    (more, at) => `01/${15 + at}/2026,Contribution,Pre-Tax,500.00,${more}`,
  );
  expect(rolesOf("Date,Activity,Money Source,Amount,Additional", ...rows)["unexplained"]).toEqual([
    "Additional",
  ]);
});

const MONEY = ["Pre-Tax,500.00", "After-Tax,100.00", "Pre-Tax,500.00", "After-Tax,100.00"];

test.each([
  // Each word once says nothing of kinds; one word on every row says something only if it is a kind.
  ["a b c d", undefined],
  ["x x x x", undefined],
  ["Contribution Contribution Contribution Contribution", "Event"],
  ["x y x y", undefined],
  ["x y y x", "Event"],
])("of the words %s beside two sources the kind is %s", (words, kind) => {
  const rows = words.split(" ").map((word, at) => `01/1${at}/2026,${word},${MONEY[at]}`);
  expect(rolesOf("Date,Event,Money Source,Amount", ...rows)["kind"]).toBe(kind);
});

test("of two columns that repeat, the one with fewer words is the kind of row", () => {
  const words = ["x,p", "x,q", "y,r", "x,p", "y,q", "y,r"];
  const rows = words.map((each, at) => `01/1${at}/2026,${each},${MONEY[at % 4]}`);
  expect(rolesOf("Date,One,Two,Money Source,Amount", ...rows)["kind"]).toBe("One");
  const turned = words.map(
    (each, at) => `01/1${at}/2026,${each.split(",").reverse()},${MONEY[at % 4]}`,
  );
  expect(rolesOf("Date,Two,One,Money Source,Amount", ...turned)["kind"]).toBe("One");
});

test.each([
  ["Earning,Deduction,Tax", undefined],
  ["Earning,Deduction,Transfer", "Type"],
  // Benefits alone are of no check.
  ["Benefit,Memo,Benefit", "Type"],
])("the words %s are kinds of %s", (words, kind) => {
  const rows = words
    .split(",")
    .map((word, at) => `01/15/2026,${word},${["Salary", "401K", "Dental"][at]},5.00`);
  expect(rolesOf("Check Date,Type,Description,Amount", ...rows)["kind"]).toBe(kind);
});

test("insurance that both pay is no doubt about money of the plan", () => {
  const rows = ["Deduction,Medical", "Benefit,Medical", "Deduction,401K", "Earning,Salary"];
  const roles = rolesOf(
    "Check Date,Type,Description,Amount",
    ...rows.map((row) => `01/15/2026,${row},5.00`),
  );
  expect(roles["source"]).toBe("Description");
  expect(roles["mixed"]).toBeUndefined();
});

test("a column of names has a name in every cell that is filled", () => {
  const seen = (...cells: readonly string[]) => {
    const names = new NamesInRows([{ index: 0 }]);
    for (const text of cells)
      names.note({ line: 2, lines: 1, cells: [{ text, line: 2, column: 1 }] });
    return names.columns;
  };
  expect(seen("Vale, Robin")).toEqual([0]);
  expect(seen("", "Vale, Robin", "O’Dea, Mary Ann", "")).toEqual([0]);
  expect(seen("Vale, Robin", "Harbor Works", "Vale, Robin")).toEqual([]);
  expect(seen("", "")).toEqual([]);
});
