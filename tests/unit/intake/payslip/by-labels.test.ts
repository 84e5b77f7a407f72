// Payrolls of which no real payslip was seen: a text with known labels is read all the same, and waits for a look.
import { describe, expect, it } from "vitest";
import type { ReadRecord } from "../../../../src/intake/read-record.ts";
import { recognise } from "../../../../src/intake/recognise.ts";
import { encodeData } from "../../../../src/ledger/event.ts";

const SLIPS: Readonly<Record<string, string>> = {
  Paycom: `Juniper Works LLC
Check Date: 06/05/2026   Period Beginning: 05/16/2026   Period Ending: 05/31/2026
Earnings   Current   YTD
Regular   6,200.00   68,200.00
Gross Pay   6,200.00   68,200.00
Pre-Tax Deductions   Current   YTD
401(k) Pre-Tax   310.00   3,410.00
Dental   20.00   220.00
Post-Tax Deductions   Current   YTD
401(k) Roth   62.00   682.00
401(k) After-Tax   500.00   5,500.00
Employer Contributions   Current   YTD
401(k) Match   155.00   1,705.00
Net Pay   4,300.00
`,
  Dayforce: `EARNINGS STATEMENT OF JUNIPER WORKS
Pay Date: 2026-06-05
Pay Period: 2026-05-16 - 2026-05-31
Gross Earnings 6,200.00 68,200.00
Pre Tax Deductions
401K Pre-Tax 310.00 3,410.00
After Tax Deductions
Roth 401K 62.00 682.00
401K After Tax 500.00 5,500.00
Employer Paid Benefits
401K Employer Match 155.00 1,705.00
`,
  Paylocity: `Pay Date: 06/05/2026
Total Gross 6,200.00 68,200.00
Deductions
401k Traditional 310.00 3,410.00
401k Roth 62.00 682.00
401k After Tax 500.00 5,500.00
Employer Contributions
401k ER Match 155.00 1,705.00
`,
  TriNet: `Payment Date: Jun 5, 2026
Gross Pay $6,200.00 $68,200.00
Employee Deductions
Pre-Tax 401(k) $310.00 $3,410.00
Roth 401(k) $62.00 $682.00
After-Tax 401(k) $500.00 $5,500.00
Company Contributions
401(k) Company Match $155.00 $1,705.00
`,
  Justworks: `Pay day: June 5, 2026
Gross pay 6,200.00 68,200.00
Pre-tax deductions
Traditional 401(k) 310.00 3,410.00
Post-tax deductions
Roth 401(k) 62.00 682.00
After-tax 401(k) 500.00 5,500.00
Employer contributions
401(k) match 155.00 1,705.00
`,
};

async function read(text: string): Promise<{ layout: string; records: ReadRecord[] }> {
  const bytes = new TextEncoder().encode(text);
  const reader = recognise(bytes, { file: "slip.txt" });
  if (!reader.ok) throw new Error(reader.error.message);
  const records: ReadRecord[] = [];
  const chunks = (async function* () {
    yield bytes;
  })();
  const context = { file: "slip.txt", person: "alex", plan: "acme-401k" };
  for await (const some of reader.value.read(chunks, context)) records.push(...some);
  return { layout: reader.value.layout, records };
}

describe("payslips by their labels alone", () => {
  it.each(Object.entries(SLIPS))(
    "%s: into review, with what would be recorded",
    async (_, text) => {
      const { layout, records } = await read(text);
      expect(layout).toBe("payslip/text");
      expect(records.filter(({ result }) => result.bucket === "candidates")).toEqual([]);
      const proposed = records.flatMap(({ result }) =>
        result.bucket === "needs_review"
          ? result.proposal.map(({ kind, data }) => encodeData(kind, data))
          : [],
      );
      expect(proposed).toMatchObject([
        {
          date: "2026-06-05",
          gross_pay: "6200.00",
          contributions: {
            pretax_deferral: "310.00",
            roth_deferral: "62.00",
            after_tax: "500.00",
            match: "155.00",
          },
        },
      ]);
    },
  );
});
