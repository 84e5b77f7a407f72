// Files of providers that nobody described, invented: which of their columns is what.
import { expect, test } from "vitest";
import { columnKinds, columnRoles } from "../../../src/intake/layouts/column-roles.ts";
import { listOf } from "../../../src/intake/layouts/layout.ts";
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
