// Writes fixtures/statements/pdf: `node tests/support/write-pdf-fixtures.ts`. What the files are is said beside each by its
// `.expected.json`.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { officialForm1099r, ownForm1099r, pdfOfLines, pdfOfTexts } from "./pdf-samples.ts";

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
