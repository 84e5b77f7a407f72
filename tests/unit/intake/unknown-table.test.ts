// Tables of a provider that nobody knows: read and asked about where they speak of plan money, refused elsewhere.
import { describe, expect, it } from "vitest";
import type { ReadRecord } from "../../../src/intake/read-record.ts";
import { recognise } from "../../../src/intake/recognise.ts";

async function read(text: string) {
  const bytes = Buffer.from(text);
  const reader = recognise(bytes, { file: "table.csv" });
  if (!reader.ok) return { layout: reader.error.message, records: [] as ReadRecord[] };
  const records: ReadRecord[] = [];
  const chunks = (async function* () {
    yield bytes;
  })();
  const context = { file: "table.csv", person: "alex", plan: "acme-401k" };
  for await (const some of reader.value.read(chunks, context)) records.push(...some);
  return { layout: reader.value.layout, records };
}

const open = (records: readonly ReadRecord[]) =>
  records.flatMap(({ at, result }) => (result.bucket === "needs_review" ? [at.line] : []));

describe("a table of nobody that we know", () => {
  it("is read when it is a register, its columns of money asked about", async () => {
    const { layout, records } = await read(
      "Pay Dt,Worker,401K Deferral,Aftr-Tax 401K,Co Match,Gross Comp\n1/30/2026,Alex River,900,600,300.5,9000\n",
    );
    expect(layout).toBe("table/unknown");
    expect(open(records)).toEqual([2]);
    expect(records[1]?.unknowns?.map(({ words }) => words)).toEqual([
      "401K Deferral",
      "Aftr-Tax 401K",
      "Co Match",
    ]);
  });

  it("finds the pay and the person under headers that are squeezed or say something else", async () => {
    const { records } = await read(
      'PayDt,Crew,GrossAmt,AftTax401k\n2026-01-30,"River, Alex",9000,600\n2026-01-30,"O’Dea, Mary Ann",8000,500\n',
    );
    const reasons = records.flatMap(({ result }) =>
      result.bucket === "needs_review" ? [result.reason] : [],
    );
    expect(reasons).toHaveLength(2);
    expect(reasons.every((reason) => reason.includes("the file has several employees"))).toBe(true);
    const { records: ofOne } = await read(
      'PayDt,Crew,GrossAmt,AftTax401k\n2026-01-30,"River, Alex",9000,600\n',
    );
    expect(ofOne[1]?.unknowns?.map(({ words, beside }) => [words, beside?.grossPay])).toEqual([
      ["AftTax401k", 900_000],
    ]);
  });

  it("is read when its rows name kinds of money, each word asked about", async () => {
    const { layout, records } = await read(
      "Posted,Type,Bucket,Dollars\n2026-02-06,Contribution,Employee Pre-Tax,900\n2026-02-06,Contribution,After Tax,600\n",
    );
    expect(layout).toBe("table/unknown");
    expect(open(records)).toEqual([2]);
    expect(records.flatMap(({ unknowns = [] }) => unknowns.map(({ words }) => words))).toEqual([
      "Employee Pre-Tax",
      "After Tax",
    ]);
  });

  it("is refused when nothing in it speaks of plan money", async () => {
    const { layout } = await read(
      "Date,Payee,Memo,Amount\n2026-02-06,Grocer,food,12.50\n2026-02-07,Landlord,rent,900\n",
    );
    expect(layout).toBe("no layout matches the file");
  });

  it("is refused without a column of dates", async () => {
    const { layout } = await read("Worker,401K Deferral,Co Match\nAlex River,900,300.5\n");
    expect(layout).toBe("no layout matches the file");
  });
});

/** With these answers, by the kind of question and its words. */
async function answered(text: string, answers: Readonly<Record<string, string>>) {
  const bytes = Buffer.from(text);
  const reader = recognise(bytes, { file: "table.csv" });
  if (!reader.ok) throw new Error(reader.error.message);
  const chunks = (async function* () {
    yield bytes;
  })();
  const recall = () => ({
    answerTo: (asked: string, words: string) => answers[`${asked} ${words}`],
    proves: () => undefined,
    whoIs: () => ({ is: "person", person: "alex" }) as const,
  });
  const context = { file: "table.csv", person: "alex", plan: "acme-401k", recall };
  const records: ReadRecord[] = [];
  for await (const some of reader.value.read(chunks, context)) records.push(...some);
  return records.flatMap(({ result }) =>
    result.bucket === "candidates"
      ? result.candidates.map(({ kind, data }) => ({ kind, data }))
      : [],
  );
}

describe("a list with a row for each deduction", () => {
  const lines = [
    "Pay Date,Deduction,Employee Amount,Employer Amount",
    "01/15/2026,401k,500.00,250.00",
    "01/15/2026,401k After Tax,1000.00,0.00",
    "01/15/2026,Dental,20.00,35.00",
  ].join("\n");

  it("asks what the employer's column is, and nothing of what is no plan's", async () => {
    const { layout, records } = await read(lines);
    expect(layout).toBe("table/unknown");
    const asked = records.flatMap(({ unknowns = [] }) =>
      unknowns.map(({ asked, words, amount }) => [asked, words, amount]),
    );
    expect(asked).toEqual([
      ["source", "401k", 50_000],
      ["column", "Employer Amount", 25_000],
      ["source", "401k After Tax", 100_000],
    ]);
    expect(records.at(-1)?.result).toEqual({
      bucket: "ignored",
      reason: "pay, a tax or a deduction beside the plan",
    });
  });

  it("is one paycheck of the employee's money and the employer's, once that is answered", async () => {
    const known = { "source 401k": "pretax_deferral", "source 401k After Tax": "after_tax" };
    const paycheck = (match: object) => [
      {
        kind: "paycheck",
        data: {
          person: "alex",
          plan: "acme-401k",
          date: "2026-01-15",
          contributions: { pretaxDeferral: 50_000, ...match, afterTax: 100_000 },
        },
      },
    ];
    expect(await answered(lines, known)).toEqual([]);
    expect(await answered(lines, { ...known, "column Employer Amount": "match" })).toEqual(
      paycheck({ match: 25_000 }),
    );
    expect(await answered(lines, { ...known, "column Employer Amount": "none" })).toEqual(
      paycheck({}),
    );
  });

  it("takes a day of deposit for one where the payroll states it", async () => {
    const text =
      "Pay Date,Deposit Date,Deduction,Employee Amount\n01/15/2026,01/20/2026,401k,500.00\n01/30/2026,,401k,500.00\n";
    const events = await answered(text, { "source 401k": "pretax_deferral" });
    expect(events.map(({ data }) => data)).toMatchObject([
      { date: "2026-01-15", depositedOn: "2026-01-20" },
      { date: "2026-01-30" },
    ]);
    expect(events[1]?.data).not.toHaveProperty("depositedOn");
  });

  it("is refused where one word is two kinds of money, and where a column of money has no meaning", async () => {
    const head = "Check Date,Type,Description,Amount\n01/15/2026,Earning,Salary,8333.33\n";
    const both = `${head}01/15/2026,Deduction,401K,500.00\n01/15/2026,ER Contribution,401K,250.00\n`;
    expect((await read(both)).layout).toBe(
      '"401K" stands on lines of the employee and of the employer: one word for two kinds of money',
    );
    const more =
      "Date,Activity,Money Source,Amount,Additional\n01/15/2026,Contribution,Pre-Tax,500.00,100.00\n";
    expect((await read(more)).layout).toBe(
      'beside "Amount" there may be money of the plan in "Additional"',
    );
  });
});

describe("two people that a register tells apart by what no layout names", () => {
  const register = (header: string, one: string, other: string) =>
    [
      `${header},Check Date,Gross Pay,401k,Roth 401k`,
      `${one},01/15/2026,5000.00,500.00,0.00`,
      `${other},01/15/2026,6000.00,600.00,0.00`,
      `${one},01/30/2026,5000.00,500.00,0.00`,
    ].join("\n");
  const people = async (text: string) => {
    const asked: string[] = [];
    const bytes = Buffer.from(text);
    const reader = recognise(bytes, { file: "table.csv" });
    if (!reader.ok) throw new Error(reader.error.message);
    const recall = () => ({
      answerTo: () => undefined,
      proves: () => undefined,
      whoIs: (words: string) => {
        asked.push(words);
        return { is: "person", person: words.replace(/\W/g, "") } as const;
      },
    });
    const chunks = (async function* () {
      yield bytes;
    })();
    const context = { file: "table.csv", person: "alex", plan: "acme-401k", recall };
    const paid: string[] = [];
    for await (const some of reader.value.read(chunks, context))
      for (const { result } of some)
        if (result.bucket === "candidates")
          for (const { data } of result.candidates)
            paid.push(`${(data as { person: string }).person} ${(data as { date: string }).date}`);
    return { layout: reader.value.layout, asked, paid };
  };

  it.each([
    ["Emp #", "1001", "1002"],
    ["Badge", "7", "8"],
    ["Payroll Number", "A1", "A2"],
    ["Crew", '"River, Alex"', '"O’Dea, Mary Ann"'],
  ])("%s", async (header, one, other) => {
    const [a, b] = [one, other].map((each) => each.replaceAll('"', ""));
    const [first, second] = [a, b].map((each = "") => each.replace(/\W/g, ""));
    expect(await people(register(header, one, other))).toEqual({
      layout: "payroll/register",
      asked: [a, b],
      paid: [`${first} 2026-01-15`, `${second} 2026-01-15`, `${first} 2026-01-30`],
    });
  });
});

describe("a register with a conversion in its columns", () => {
  const answers = {
    "column Before-Tax Deferral": "pretax_deferral",
    "column Voluntary After-Tax": "after_tax",
  };
  const rows = (words: string) =>
    [
      "Date,What,Before-Tax Deferral,Roth 401k,Voluntary After-Tax",
      "02/13/2026,Payroll,500.00,,1000.00",
      `02/17/2026,${words},,1001.50,-1001.50`,
    ].join("\n");

  it("has the conversion, where a word of the row says so", async () => {
    const events = await answered(rows("In-plan conversion"), answers);
    expect(events.map(({ kind }) => kind)).toEqual(["paycheck", "in_plan_roth_rollover"]);
    expect(events[1]?.data).toEqual({
      person: "alex",
      plan: "acme-401k",
      date: "2026-02-17",
      amount: 100_150,
      from: "after_tax",
    });
  });

  it("leaves open what may be a payroll that mends itself", async () => {
    const events = await answered(rows("Payroll"), answers);
    expect(events.map(({ kind }) => kind)).toEqual(["paycheck"]);
  });
});

describe("a provider", () => {
  it("is recognised by its own words, not by columns that anybody may have", async () => {
    const plain =
      "Date,Activity,Fund,Money Source,Amount\n2026-02-06,Contribution,World Index,After Tax,600\n";
    expect((await read(plain)).layout).toBe("table/unknown");
    const voya =
      "Date,Activity,Fund,Money Source,# of Units,Amount\n2026-02-06,Contribution,World Index,ROTH,6,600\n";
    expect((await read(voya)).layout).toBe("voya/history");
    const pasted = "02/06/2026\n\tEmployee Deferral\tContribution\t$600.00\t6.000\n";
    expect((await read(pasted)).layout).not.toBe("fidelity/sources-tab");
  });
});

describe("what is known and not read", () => {
  it.each([
    ['{\n "anything": 1\n}\n', "the file is a JSON document that no reader knows"],
    [
      "Harbor\nRetirement Savings Statement\nStatement Period: 01/01/2026 to 03/31/2026\n",
      "the file is a quarterly statement of Fidelity: sums of a period, no pay dates",
    ],
  ])("%j is named", async (text, message) => {
    expect((await read(text)).layout).toBe(message);
  });

  it("names the tax forms of an OFX file", async () => {
    const { records } = await read(
      "OFXHEADER:100\n\n<OFX><TAX1099MSGSRSV1><TAX1099TRNRS><TAX1099RS><TAX1099R_V100><TAXYEAR>2025</TAX1099R_V100></TAX1099RS></TAX1099TRNRS></TAX1099MSGSRSV1></OFX>",
    );
    const [first] = records;
    expect(first?.result).toMatchObject({
      problems: [{ message: "the file is Form 1099-R as OFX, no statement of an account" }],
    });
  });
});
