import { describe, expect, it } from "vitest";
import { readOfx } from "../../../../src/intake/ofx/read-ofx.ts";
import type { ReadContext } from "../../../../src/intake/read-record.ts";
import type { PlanFeatures } from "../../../../src/ledger/kinds.ts";

const DAY = "20250617";

interface Row {
  readonly total?: string;
  readonly source?: string;
  readonly day?: string;
  readonly more?: string;
  readonly security?: string;
  readonly units?: string;
  readonly fitid?: string;
  readonly memo?: string;
}

const common = ({ day = DAY, fitid = "", memo = "" }: Row) =>
  `<INVTRAN><FITID>${fitid}</FITID><DTTRADE>${day}</DTTRADE><MEMO>${memo}</MEMO></INVTRAN>`;
const source = (row: Row) =>
  row.source === undefined ? "" : `<INV401KSOURCE>${row.source}</INV401KSOURCE>`;
const security = (row: Row) => `<SECID><UNIQUEID>${row.security ?? "F"}</UNIQUEID></SECID>`;
const trade = (kind: string, inner: string) => (row: Row) =>
  `<${kind}><${inner}>${common(row)}${security(row)}<UNITS>${row.units ?? "1"}</UNITS>` +
  `<TOTAL>${row.total ?? "-100.00"}</TOTAL>${source(row)}${row.more ?? ""}</${inner}></${kind}>`;
const buy = trade("BUYMF", "INVBUY");
const sell = trade("SELLMF", "INVSELL");
const simple = (kind: string) => (row: Row) =>
  `<${kind}>${common(row)}${security(row)}<TOTAL>${row.total ?? "100.00"}</TOTAL>${source(row)}</${kind}>`;
const transfer = (row: Row & { action: "IN" | "OUT" }) =>
  `<TRANSFER>${common(row)}${security(row)}<UNITS>${row.units ?? "4"}</UNITS>` +
  `<TFERACTION>${row.action}</TFERACTION><UNITPRICE>25</UNITPRICE>${source(row)}</TRANSFER>`;
const cash = (kind: string, amount: string) =>
  `<INVBANKTRAN><STMTTRN><TRNTYPE>${kind}</TRNTYPE><DTPOSTED>${DAY}</DTPOSTED><TRNAMT>${amount}</TRNAMT>` +
  "<FITID>9</FITID></STMTTRN></INVBANKTRAN>";

function read(transactions: readonly string[], features?: PlanFeatures, after = "<INV401K/>") {
  const text =
    "<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><DTASOF>20250630</DTASOF>" +
    "<INVACCTFROM><BROKERID>x</BROKERID><ACCTID>1</ACCTID></INVACCTFROM>" +
    `<INVTRANLIST><DTSTART>20250101</DTSTART>${transactions.join("")}</INVTRANLIST>${after}` +
    "</INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>";
  const context: ReadContext = {
    file: "a.ofx",
    person: "alex",
    plan: "acme",
    ...(features && { planFeatures: () => features }),
  };
  const reading = readOfx(new TextEncoder().encode(text), context);
  return reading.records.map(({ result }) => result);
}

/** The result of the first transaction: the statement itself is the first entry. */
function first(transactions: readonly string[], features?: PlanFeatures) {
  return read(transactions, features)[1];
}

function reasonOf(transactions: readonly string[], features?: PlanFeatures): string {
  const result = first(transactions, features);
  return result === undefined || !("reason" in result)
    ? (result?.bucket ?? "none")
    : `${result.bucket}: ${result.reason}`;
}

describe("purchases", () => {
  it.each([
    ["PRETAX", { pretaxDeferral: 10000 }],
    ["AFTERTAX", { afterTax: 10000 }],
    ["MATCH", { match: 10000 }],
    ["PROFITSHARING", { nonelective: 10000 }],
  ])("of %s are contributions, whatever the sign of the total", (name, contributions) => {
    for (const total of ["-100.00", "100.0"]) {
      expect(first([buy({ source: name, total })])).toMatchObject({
        bucket: "candidates",
        candidates: [{ data: { date: "2025-06-17", depositedOn: "2025-06-17", contributions } }],
      });
    }
  });

  it.each([
    ["a rollover", buy({ source: "ROLLOVER" }), "ignored: rolled over"],
    ["OTHERVEST", buy({ source: "OTHERVEST" }), 'needs_review: "OTHERVEST" does not say'],
    ["OTHERNONVEST", buy({ source: "OTHERNONVEST" }), 'needs_review: "OTHERNONVEST" does not'],
    ["no source", buy({}), "needs_review: the purchase names no source"],
    ["a source of nobody's", buy({ source: "ROTH" }), 'needs_review: "ROTH" does not say'],
    ["minus zero", buy({ source: "PRETAX", total: "-0" }), "ignored: an amount of 0.00"],
    ["five decimals", buy({ source: "PRETAX", total: "-93.20976" }), "needs_review: "],
    ["a loan", buy({ source: "PRETAX", more: "<LOANID>1</LOANID>" }), "ignored: a loan repayment"],
    [
      "early January",
      buy({ source: "PRETAX", day: "20250106" }),
      "needs_review: bought on 2025-01-06",
    ],
  ])("of %s", (_, transaction, reason) => {
    expect(reasonOf([transaction])).toContain(reason);
  });

  it("of early January with a pay date belong to that pay date", () => {
    const row = { source: "PRETAX", day: "20250106", more: "<DTPAYROLL>20241231</DTPAYROLL>" };
    expect(first([buy(row)])).toMatchObject({
      candidates: [{ data: { date: "2024-12-31", depositedOn: "2025-01-06" } }],
    });
  });

  it("for the prior year: the employer's by limitation year, the employee's by pay date", () => {
    const prior = "<PRIORYEARCONTRIB>Y</PRIORYEARCONTRIB>";
    expect(first([buy({ source: "MATCH", more: prior })])).toMatchObject({
      candidates: [{ kind: "employer_contribution", data: { limitationYear: 2024 } }],
    });
    const paid = `<DTPAYROLL>20241231</DTPAYROLL>${prior}`;
    expect(first([buy({ source: "AFTERTAX", more: paid })])).toMatchObject({
      candidates: [{ kind: "paycheck", data: { date: "2024-12-31" } }],
    });
    expect(reasonOf([buy({ source: "AFTERTAX", more: prior })])).toContain(
      "it is for 2024 (PRIORYEARCONTRIB), and no pay date of that year is stated",
    );
  });

  it("of AFTERTAX wait where the plan has a Roth account, unless the units were moved on", () => {
    const both: PlanFeatures = { afterTax: true, designatedRoth: true };
    expect(reasonOf([buy({ source: "AFTERTAX" })], both)).toContain("after-tax or Roth money");
    const converted = [
      buy({ source: "AFTERTAX", units: "4" }),
      transfer({ source: "AFTERTAX", action: "OUT", units: "-4" }),
      transfer({ source: "AFTERTAX", action: "IN", units: "4" }),
    ];
    expect(first(converted, both)?.bucket).toBe("candidates");
    expect(reasonOf([buy({ source: "AFTERTAX" })], { afterTax: false })).toContain(
      "may be Roth money",
    );
  });

  it("paid for by a sale are an exchange; beside another sale they wait", () => {
    const pretax = { source: "PRETAX" };
    expect(reasonOf([sell({ ...pretax, total: "100.00" }), buy(pretax)])).toContain("an exchange");
    expect(reasonOf([buy(pretax), sell({ ...pretax, total: "90.00" })])).toContain(
      "a sale of the same day may have paid for it",
    );
    expect(reasonOf([buy(pretax), simple("INCOME")(pretax)])).toContain("income of the same day");
    const after = { source: "AFTERTAX" };
    expect(reasonOf([buy(after), sell({ ...after, total: "100.00", security: "G" })])).toContain(
      "an exchange of funds, or an in-plan Roth rollover?",
    );
  });

  it("printed twice with one FITID count once; equal ones without count twice", () => {
    const row = { source: "PRETAX", fitid: "7" };
    expect(read([buy(row), buy(row)]).at(2)).toMatchObject({ bucket: "ignored" });
    expect(first([buy({ source: "PRETAX" }), buy({ source: "PRETAX" })])).toMatchObject({
      candidates: [{ data: { contributions: { pretaxDeferral: 20000 } } }],
    });
  });

  it("of one pay date wait together", () => {
    const results = read([buy({ source: "PRETAX" }), buy({ source: "OTHERVEST" })]);
    expect(results.map(({ bucket }) => bucket)).toEqual(["ignored", "needs_review", "ignored"]);
    expect(results[1]).toMatchObject({ proposal: [], stated: [{ amount: 10000 }, {}] });
  });
});

describe("transfers", () => {
  const out = { action: "OUT", units: "-4" } as const;
  const into = { action: "IN", units: "4.00" } as const;

  it("of after-tax units out and in are proposed as a rollover, and accepted where the plan does it", () => {
    const pair = [
      transfer({ ...out, source: "AFTERTAX" }),
      transfer({ ...into, source: "AFTERTAX" }),
    ];
    const proposal = { kind: "in_plan_roth_rollover", data: { amount: 10000, from: "after_tax" } };
    expect(first(pair)).toMatchObject({ bucket: "needs_review", proposal: [proposal] });
    expect(first(pair, { inPlanRothRollover: "automatic" })).toMatchObject({
      bucket: "candidates",
      candidates: [proposal],
    });
  });

  it.each([
    ["of no units", [transfer({ action: "IN", units: "0" })], "ignored: a transfer of no units"],
    ["for a fee", [transfer({ ...out, memo: "Investment Expense" })], "ignored: a fee, in units"],
    [
      "of one fund without a source",
      [transfer(out), transfer(into)],
      "needs_review: units of one fund went out and came in",
    ],
    [
      "between funds of the match",
      [
        transfer({ ...out, source: "MATCH" }),
        transfer({ ...into, source: "MATCH", security: "G" }),
      ],
      "ignored: moved between funds of one source",
    ],
    [
      "between funds of after-tax money",
      [
        transfer({ ...out, source: "AFTERTAX" }),
        transfer({ ...into, source: "AFTERTAX", security: "G" }),
      ],
      "needs_review: units, worth 100.00, of AFTERTAX went out as another fund",
    ],
    [
      "that nothing answers",
      [transfer({ ...out, source: "PRETAX" })],
      "needs_review: units, worth 100.00, of PRETAX went out",
    ],
  ])("%s", (_, transactions, reason) => {
    expect(reasonOf(transactions)).toContain(reason);
    expect(reasonOf(transactions, { inPlanRothRollover: "automatic" })).toContain(reason);
  });
});

describe("everything else", () => {
  it.each([
    ["a dividend", [simple("INCOME")({})], "ignored: dividends"],
    ["a fee", [simple("INVEXPENSE")({})], "ignored: a fee"],
    ["a reinvestment", [simple("REINVEST")({})], "ignored: earnings reinvested"],
    [
      "a reinvestment without a source among others with one",
      [simple("REINVEST")({}), buy({ source: "PRETAX" })],
      "needs_review: reinvested without a source",
    ],
    ["a sale", [sell({ source: "PRETAX" })], "needs_review: a sale that paid for no purchase"],
    ["a sale without a source", [sell({})], "needs_review: a sale without a source"],
    [
      "a sale with tax withheld",
      [sell({ source: "PRETAX", more: "<WITHHOLDING>20.00</WITHHOLDING>" })],
      "needs_review: a sale with tax withheld",
    ],
    ["cash in", [cash("DEP", "50.00")], "needs_review: cash came in"],
    ["cash out", [cash("DEBIT", "-50.00")], "needs_review: cash went out"],
    ["a fee in cash", [cash("SRVCHG", "-5.00")], "ignored: interest, dividends or a fee"],
    ["something new", [simple("JRNLX")({})], 'needs_review: no rule says what "JRNLX" is'],
  ])("%s", (_, transactions, reason) => {
    expect(reasonOf(transactions)).toContain(reason);
  });
});

describe("what the statement says of itself", () => {
  const balances = (text: string) => read([], undefined, `<INV401KBAL>${text}</INV401KBAL>`).at(-1);

  it("is a balance only where it adds up and OFX names the money", () => {
    expect(balances("<PRETAX>0<TOTAL>0")).toMatchObject({ bucket: "ignored" });
    expect(balances("<PRETAX>100.00<MATCH>50.00<TOTAL>175.00")).toMatchObject({
      reason: "balances by source that do not sum to their total: not believed",
    });
    expect(balances("<PRETAX>100.00<MATCH>50.00<AFTERTAX>25.00<TOTAL>175.00")).toMatchObject({
      bucket: "candidates",
      candidates: [
        { kind: "balance", data: { date: "2025-06-30", source: "pretax", balance: 10000 } },
        { kind: "balance", data: { source: "match", balance: 5000 } },
      ],
    });
    expect(balances("<TOTAL>1000.00")).toMatchObject({ reason: "a balance without sources" });
  });

  it("is compared with the purchases, year to date", () => {
    const summary = (start: string) =>
      `<INV401K><INV401KSUMMARY><YEARTODATE><DTSTART>${start}<DTEND>20250630<CONTRIBUTIONS>` +
      "<PRETAX>250.00</CONTRIBUTIONS></YEARTODATE></INV401KSUMMARY></INV401K>";
    const transactions = [buy({ source: "PRETAX" })];
    expect(read(transactions, undefined, summary("20250101")).at(-1)).toMatchObject({
      reason: "year-to-date contributions differ: PRETAX 250.00 against purchases of 100.00",
    });
    expect(read(transactions, undefined, summary("20241201")).at(-1)).toMatchObject({
      reason:
        "year-to-date contributions differ (the transactions begin on 2025-01-01): PRETAX 250.00 against purchases of 100.00",
    });
  });
});
