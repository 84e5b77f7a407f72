// The packet of a couple before 2020, whose Form 1040 has other lines. By the official forms: in 2018 IRAs, pensions
// and annuities are lines 4a and 4b together, tax withheld is line 16, and the additional tax is line 59 of
// Schedule 4; in 2019 IRAs are 4a and 4b, pensions 4c and 4d, tax withheld line 17, and the additional tax line 6
// of Schedule 2. Excess deferrals are wages, line 1, of both. Amounts were worked out by hand.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { type ReadPdf, readPdf } from "../../support/pdf-text.ts";
import { testIo } from "../../support/test-io.ts";

/** Two plans of Ana with an excess deferral, paid back in the next year with earnings; Leo paid out early. */
function couple(year: number): object[] {
  const [ana, leo] = [{ person: "ana" }, { person: "leo" }];
  const fir = { ...ana, plan: "fir-plan" };
  const elm = { ...leo, plan: "elm-plan" };
  const oak = { ...ana, plan: "oak-plan" };
  // 18,500 and 19,000 were the limits of 2018 and 2019: 1,200 above either.
  const second = year === 2018 ? "9700.00" : "10200.00";
  return [
    { kind: "person", ...ana, name: "Ana Brandt", birth_date: "1980-01-02" },
    { kind: "person", ...leo, name: "Leo Brandt", birth_date: "1981-05-06" },
    { kind: "filing_status", ...ana, tax_year: year, status: "joint", spouse: "leo" },
    ...["fir", "elm", "oak"].flatMap((id) => {
      const name = `${id[0]?.toUpperCase()}${id.slice(1)}`;
      return [
        { kind: "employer", employer: id, name: `${name} Inc.` },
        { kind: "plan", plan: `${id}-plan`, employer: id, name: `${name} Plan` },
      ];
    }),
    {
      kind: "paycheck",
      ...fir,
      date: `${year}-03-15`,
      contributions: { pretax_deferral: "10000.00", after_tax: "3000.00" },
    },
    {
      kind: "paycheck",
      ...oak,
      date: `${year}-10-15`,
      contributions: { pretax_deferral: second },
    },
    {
      kind: "corrective_distribution",
      ...oak,
      date: `${year + 1}-02-20`,
      reason: "elective_deferral",
      source: "pretax_deferral",
      amount: "1200.00",
      earnings: "31.20",
      for_tax_year: year,
    },
    {
      kind: "in_plan_roth_rollover",
      ...fir,
      date: `${year}-04-02`,
      amount: "3025.40",
      basis: "3000.00",
    },
    {
      kind: "paycheck",
      ...elm,
      date: `${year}-02-15`,
      contributions: { after_tax: "5000.00" },
    },
    // Earnings go with the direct rollover first (Notice 2014-54): 100 taxable, the cash is all basis.
    {
      kind: "distribution",
      ...elm,
      date: `${year}-06-04`,
      amount: "5100.00",
      account_balance: "5100.00",
      from: "after_tax",
      destinations: [
        { to: "roth_ira", method: "direct", amount: "4000.00" },
        { to: "cash", amount: "1100.00" },
      ],
      federal_withholding: "110.00",
    },
    {
      kind: "opening_basis",
      ...ana,
      as_of: `${year - 1}-12-31`,
      account: "traditional_ira",
      amount: "6000.00",
      evidence: "filed_8606",
    },
    // 6,000 of 12,000 + 8,000 are basis: 2,400 of the conversion are not taxed, 5,600 are.
    { kind: "ira_conversion", ...ana, date: `${year}-07-07`, amount: "8000.00" },
    { kind: "ira_value", ...ana, tax_year: year, amount: "12000.00" },
    {
      kind: "ira_distribution",
      ...leo,
      ira: "traditional",
      date: `${year}-09-09`,
      amount: "700.00",
      federal_withholding: "70.00",
    },
    { kind: "ira_value", ...leo, tax_year: year, amount: "5000.00" },
  ];
}

let folder = "";
const made = new Map<number, ReadPdf>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-older-"));
  for (const year of [2018, 2019]) {
    const env = { ROTHBOOK_LEDGER: join(folder, `${year}.db`) };
    const rothbook = (...words: string[]) => run(words, testIo({ cwd: folder, env }).io);
    const lines = couple(year).map((event) => JSON.stringify(event));
    writeFileSync(join(folder, `${year}.jsonl`), lines.join("\n"));
    await rothbook("init", "--no-input");
    await rothbook("import", join(folder, `${year}.jsonl`));
    const out = ["--person", "ana", "--output", join(folder, `${year}.pdf`)];
    await rothbook("packet", "--tax-year", String(year), ...out);
    made.set(year, await readPdf(readFileSync(join(folder, `${year}.pdf`))));
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pagesOf = (year: number) => made.get(year)?.pages ?? [];
const textOf = (year: number) => pagesOf(year).join(" ");

describe("a packet of 2018", () => {
  it("has the lines of Form 1040 (2018) on its tiles", () => {
    const [cover = ""] = pagesOf(2018);
    // 5,600 + 700 of IRAs, 25.40 + 100 of plans.
    expect(cover).toContain("$1,200.00 1040, line 1 ");
    expect(cover).toContain("$6,425.40 1040, line 4b IRAs and plans, taxable");
    expect(cover).toContain("$70.00 Schedule 4, line 59 10% additional tax");
    expect(cover).toContain("$180.00 1040, line 16 tax withheld");
    expect(cover).toContain("Additional tax: Form 5329, line 4, to Schedule 4, line 59.");
  });

  it("has plans and IRAs under From, and leads back to the lines", () => {
    const [, page = ""] = pagesOf(2018);
    expect(page).toMatch(
      /4a IRAs, pensions and annuities 11,025\.40 5,800\.00 16,825\.40 16,825 A-T, B-T, C-1, D-2/,
    );
    expect(page).toMatch(/16 Federal income tax withheld.* 180\.00 180\.00 180 B-T, D-2/);
    expect(page).toContain("Elm Plan: withheld from what was paid out 110.00");
    const text = textOf(2018);
    expect(text).toContain("Goes to Form 1040, lines 4a and 4b");
    expect(text).toContain("1040 line 4b");
    expect(text).toContain("Federal taxable total = lines 1 + 4b of the Form 1040 page.");
  });

  it("sends what was paid back later to the lines of 2019", () => {
    const text = textOf(2018);
    expect(text).toContain("is income of 2019 (line 1 of that return)");
    expect(text).toContain("line 1 of the 2019 return");
    expect(text).toContain("Form 1040, line 1 (Form 1099-R, code 8)");
  });

  it("names no line that came later", () => {
    expect(
      textOf(2018).match(/line(s)? (1h|4c|4d|5[abc]|25b)\b|Schedule 2\b|Sch\. 2\b/g),
    ).toBeNull();
  });
});

describe("a packet of 2019", () => {
  it("has the lines of Form 1040 (2019) on its tiles", () => {
    const [cover = ""] = pagesOf(2019);
    expect(cover).toContain("$1,200.00 1040, line 1 ");
    expect(cover).toContain("$6,300.00 1040, line 4b IRAs, taxable");
    expect(cover).toContain("$125.40 1040, line 4d plans, taxable");
    expect(cover).toContain("$70.00 Schedule 2, line 6 10% additional tax");
    expect(cover).toContain("$180.00 1040, line 17 tax withheld");
    expect(cover).toContain("Additional tax: Form 5329, line 4, to Schedule 2, line 6.");
  });

  it("has them on page 2, in the exhibits and in the state worksheet", () => {
    const [, page = ""] = pagesOf(2019);
    expect(page).toMatch(/4a IRA distributions 8,000\.00 700\.00 8,700\.00 8,700 C-1, D-2/);
    expect(page).toMatch(/4c Pensions and annuities .* 8,125\.40 8,125 A-T, B-T/);
    const text = textOf(2019);
    expect(text).toContain("Goes to Form 1040, lines 4c and 4d");
    expect(text).toContain("1040 line 4d");
    expect(text).toContain("Form 1040, line 4d");
    expect(text).toContain("Federal taxable total = lines 1 + 4b + 4d of the Form 1040 page.");
  });

  it("sends what was paid back later to the lines of 2020, and names none that came later", () => {
    const text = textOf(2019);
    expect(text).toContain("is income of 2020 (line 1 of that return)");
    expect(text).toContain("line 1 of the 2020 return");
    expect(text.match(/line(s)? (1h|5[abc]|25b)\b|Schedule 2, line 8/g)).toBeNull();
  });
});
