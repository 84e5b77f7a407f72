// The main job on a believable year, as a newcomer would type it: two employers, a rollover that was split,
// an IRA. `{}` stands for the folder.
const YEAR = "--tax-year 2025";
const FORMS = ["form-8606", "form-1099-r", "form-1040", "annual-additions", "after-tax-basis"];

export const DEMO_STEPS: readonly (readonly [why: string, command: string])[] = [
  ["A new ledger: one file on this machine.", "init --no-input"],
  ["Who, where, which plans; the IRA side of the year.", "import {}/alex.jsonl"],
  [
    "A year of paychecks from two employers, and the automatic conversions.",
    "import {}/acme-payroll-2025.csv {}/acme-conversions-2025.csv {}/globex-payroll-2025.csv",
  ],
  ["The same files again change nothing.", "import {}/globex-payroll-2025.csv"],
  ["Is everything within the limits?", `limits ${YEAR}`],
  ["Nothing printed means nothing is wrong.", `check ${YEAR}`],
  ["The year on one screen.", `status ${YEAR} --today 2026-01-10`],
  ["What has been taxed already.", `basis ${YEAR}`],
  ["The Forms 1099-R to expect in January.", `distributions ${YEAR}`],
  ["Why is line 5b what it is?", `explain form-1040 5b ${YEAR}`],
  ...FORMS.flatMap((form) =>
    ["pdf", "csv", "json"].map(
      (format) =>
        [
          `The ${form} worksheet as ${format.toUpperCase()}.`,
          `worksheet ${form} ${YEAR} --format ${format} --output {}/${form}-2025.${format}`,
        ] as const,
    ),
  ),
  ["The year as one page to look at.", `report ${YEAR} --output {}/report-2025.html`],
  ["What a preparer needs, in one PDF.", `packet ${YEAR} --output {}/packet-2025.pdf`],
  ["The trail is unbroken.", "audit verify"],
];
