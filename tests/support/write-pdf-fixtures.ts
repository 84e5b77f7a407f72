// Writes fixtures/statements/pdf and the PDFs of fixtures/newcomer: `node tests/support/write-pdf-fixtures.ts`. What
// the files of the first are is said beside each by its `.expected.json`.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  officialForm1099r,
  ownForm1099r,
  type Placed,
  pdfOfLines,
  pdfOfTexts,
} from "./pdf-samples.ts";

const folder = join(import.meta.dirname, "../../fixtures/statements/pdf");

const PAYSLIP = [
  "Earnings Statement",
  "Period Beginning: 05/16/2026",
  "Period Ending: 05/31/2026",
  "Pay Date: 06/05/2026",
  "Gross Pay  $6,200.00  68,200.00",
  "Other Deductions",
  "Dental  -20.00  220.00",
  "401K Pretax  -310.00  3,410.00",
  "401K Roth  -62.00  682.00",
  "Net Pay  $5,000.00",
];

const own = await pdfOfTexts([ownForm1099r()]);
const official = {
  f2_01: "Example Trust Company\n1 Main Street",
  f2_07: "900012345678",
  f2_08: "16,080.00",
  f2_12: "16,000.00",
  f2_14: "G",
};

await Promise.all(
  Object.entries({
    "ok/own-1099-r": own,
    "ok/official-1099-r": await officialForm1099r(official),
    "ok/payslip": await pdfOfLines(PAYSLIP),
    "not-ok/scan": await pdfOfTexts([[]], { drawing: true }),
    "not-ok/password": await pdfOfTexts([ownForm1099r()], { userPassword: "invented" }),
    "not-ok/cut-off": own.slice(0, 400),
    "not-ok/letter": await pdfOfLines(["Dear Alex,", "your statement is ready in the portal."]),
  }).map(([name, bytes]) => writeFile(join(folder, `${name}.pdf`), bytes)),
);

/** A payslip with earnings and taxes side by side, deductions and what the employer adds. */
const SLIP: readonly Placed[] = [
  [40, 40, "Calloway Glass Inc."],
  [400, 40, "Pay Statement"],
  [40, 60, "Theo Brandt"],
  [300, 60, "Pay Period: 01/24/2026 - 02/06/2026"],
  [300, 74, "Pay Date: 02/06/2026"],
  ...row(100, "Earnings", "Current", "YTD", "Taxes", "Current", "YTD"),
  ...row(114, "Salary", "6,200.00", "18,600.00", "Fed Income Tax", "700.00", "2,100.00"),
  ...row(128, "Gross Pay", "6,200.00", "18,600.00", "Social Security", "384.40", "1,153.20"),
  ...row(142, "", "", "", "Medicare", "89.90", "269.70"),
  ...row(170, "Deductions", "Current", "YTD", "Employer Contributions", "Current", "YTD"),
  ...row(184, "Roth 401(k)", "500.00", "1,500.00", "401(k) Employer Match", "248.00", "744.00"),
  ...row(198, "401(k) After-Tax", "400.00", "1,200.00"),
  ...row(212, "HSA", "100.00", "300.00"),
  ...row(240, "Net Pay", "3,957.50", "11,872.50"),
];

function row(top: number, ...cells: readonly string[]): Placed[] {
  const columns = [40, 150, 220, 310, 450, 520];
  return cells.flatMap((text, at): Placed[] =>
    text === "" ? [] : [[columns[at] ?? 0, top, text]],
  );
}

const FORM: readonly Placed[] = [
  [40, 40, "CORRECTED (if checked)"],
  [400, 40, "OMB No. 1545-0119"],
  [40, 60, "PAYER'S name"],
  [40, 72, "Wickett Savings Plan Trust"],
  [330, 60, "1 Gross distribution"],
  [330, 72, "$905.00"],
  [460, 60, "2025"],
  [460, 72, "Form 1099-R"],
  [330, 90, "2a Taxable amount"],
  [330, 102, "$4.50"],
  [330, 120, "2b Taxable amount not determined"],
  [480, 120, "Total distribution [X]"],
  [40, 120, "RECIPIENT'S name"],
  [40, 132, "Theo Brandt"],
  [330, 150, "3 Capital gain"],
  [450, 150, "4 Federal income tax withheld"],
  [330, 180, "5 Employee contributions/Designated Roth contributions"],
  [330, 200, "$900.50"],
  [330, 230, "7 Distribution code(s)"],
  [330, 242, "G"],
  [450, 230, "IRA/SEP/SIMPLE"],
  [40, 230, "Account number"],
  [40, 242, "77-4410"],
];

const newcomer = join(import.meta.dirname, "../../fixtures/newcomer");
await writeFile(join(newcomer, "calloway-payslip.pdf"), await pdfOfTexts([SLIP]));
await writeFile(join(newcomer, "wickett-1099-r.pdf"), await pdfOfTexts([FORM]));
