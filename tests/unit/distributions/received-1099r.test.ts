// What is said of a Form 1099-R that came, at the edges: an amount that is a cent more, a form of another plan, of
// two movements the one that no statement explains. By hand from the Instructions for Forms 1099-R and 5498.
import { describe, expect, it } from "vitest";
import { checkReceivedForms1099r } from "../../../src/distributions/received-1099r.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PLANS: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-01-01" },
  ...["a", "b"].flatMap((name) => [
    { kind: "employer", employer: `${name}-inc` },
    { kind: "plan", plan: `${name}-401k`, employer: `${name}-inc` },
  ]),
];

const form = (boxes: object): EventJson => ({
  kind: "form_1099r",
  plan: "a-401k",
  tax_year: 2025,
  box_1: "1000.00",
  box_7: "1",
  ...boxes,
});

const found = (...events: readonly EventJson[]) =>
  checkReceivedForms1099r(ledgerOf([...PLANS, ...events]), "alex").map(
    ({ code, severity }) => `${severity} ${code}`,
  );
const messages = (...events: readonly EventJson[]) =>
  checkReceivedForms1099r(ledgerOf([...PLANS, ...events]), "alex").map(({ message }) => message);

describe("boxes that contradict each other", () => {
  const ABOVE = "error form-1099r.boxes-contradict";

  it.each(["box_2a", "box_4", "box_10"])("are %s a cent above box 1", (box) => {
    expect(found(form({ [box]: "1000.00" }))).toEqual([]);
    expect(found(form({ [box]: "1000.01" }))).toEqual([ABOVE]);
  });

  it("are 2a and 5 together a cent above it, and each alone is told once", () => {
    expect(found(form({ box_2a: "400.00", box_5: "600.00" }))).toEqual([]);
    expect(found(form({ box_2a: "400.00", box_5: "600.01" }))).toEqual([ABOVE]);
    expect(found(form({ box_2a: "0.01", box_5: "1000.00" }))).toEqual([ABOVE]);
    expect(found(form({ box_2a: "1000.00", box_5: "0.01" }))).toEqual([ABOVE]);
    expect(found(form({ box_2a: "1000.01", box_5: "600.00" }))).toEqual([ABOVE]);
  });
});

describe("more basis than money", () => {
  const LOSS = "warning form-1099r.basis-above-gross";

  it("is a loss from the first cent on, unless something is taxable", () => {
    expect(found(form({ box_5: "1000.00" }))).toEqual([]);
    expect(found(form({ box_5: "1000.01" }))).toEqual([LOSS]);
    expect(found(form({ box_2a: "0.01", box_5: "1000.01" }))).toEqual([
      "error form-1099r.boxes-contradict",
    ]);
  });

  const paid = (plan: string, date: string, amount: string): EventJson[] => [
    {
      kind: "opening_basis",
      account: "plan_after_tax",
      plan,
      amount: "1200.00",
      as_of: "2024-12-31",
      evidence: "statement",
    },
    {
      kind: "distribution",
      plan,
      date,
      amount,
      from: "after_tax",
      destinations: [{ to: "cash", amount }],
      account_balance: amount,
    },
  ];
  const statement = (plan: string, date: string): EventJson => ({
    kind: "balance",
    plan,
    date,
    source: "after_tax",
    balance: "1000.00",
  });

  it("is said of a loss that no statement shows", () => {
    expect(found(...paid("a-401k", "2025-06-02", "1000.00"), form({ box_5: "1200.00" }))).toEqual([
      LOSS,
    ]);
  });

  it("is not said of one that a statement shows and the form has as the ledger has it", () => {
    const own = [...paid("a-401k", "2025-06-02", "1000.00"), statement("a-401k", "2025-05-31")];
    expect(found(...own, form({ box_5: "1200.00" }))).toEqual([]);
    // The form has another loss.
    expect(found(...own, form({ box_5: "1199.00" }))).toEqual([LOSS]);
    expect(found(...own, form({ box_5: "1200.00", box_7: "7" }))).toEqual([LOSS]);
  });

  it("is not explained by the loss of another plan", () => {
    const other = [...paid("b-401k", "2025-06-02", "1000.00"), statement("b-401k", "2025-05-31")];
    const own = paid("a-401k", "2025-06-02", "1000.00");
    expect(found(...other, ...own, form({ box_5: "1200.00" }))).toEqual([LOSS]);
    // And this one's is not made doubtful by the other, of which nothing is shown.
    const shown = [...own, statement("a-401k", "2025-05-31")];
    expect(
      found(...paid("b-401k", "2025-06-02", "1000.00"), ...shown, form({ box_5: "1200.00" })),
    ).toEqual([]);
  });

  it("of two movements is said where a statement shows only one of the losses", () => {
    const twice = [
      ...paid("a-401k", "2025-03-03", "1000.00"),
      {
        kind: "opening_basis",
        account: "plan_after_tax",
        plan: "a-401k",
        amount: "1200.00",
        as_of: "2025-06-30",
        evidence: "statement",
      },
      {
        kind: "distribution",
        plan: "a-401k",
        date: "2025-09-01",
        amount: "1000.00",
        from: "after_tax",
        destinations: [{ to: "cash", amount: "1000.00" }],
        account_balance: "1000.00",
      },
      statement("a-401k", "2025-02-28"),
    ];
    const both = form({ box_1: "2000.00", box_5: "2400.00" });
    expect(found(...twice, both)).toEqual([LOSS]);
    expect(found(...twice, statement("a-401k", "2025-08-29"), both)).toEqual([]);
  });

  it("is no loss where nothing came out beside the H of a loss that the ledger has", () => {
    const roth: EventJson[] = [
      {
        kind: "paycheck",
        plan: "a-401k",
        date: "2024-01-31",
        contributions: { roth_deferral: "1200.00" },
      },
      {
        kind: "distribution",
        plan: "a-401k",
        date: "2025-06-02",
        amount: "1000.00",
        from: "designated_roth",
        destinations: [{ to: "roth_ira", method: "direct", amount: "1000.00" }],
        account_balance: "1000.00",
      },
    ];
    const rest = (box_1: string) => form({ box_1, box_5: "200.00", box_7: "1B" });
    expect(found(...roth, rest("0.00"))).toEqual([]);
    expect(found(...roth, rest("0.01"))).toEqual([LOSS]);
    expect(found(rest("0.00"))).toEqual([LOSS]);
  });
});

describe("an empty box 5", () => {
  const converted: readonly EventJson[] = [
    { kind: "paycheck", plan: "a-401k", date: "2025-01-31", contributions: { after_tax: "0.01" } },
    {
      kind: "distribution",
      plan: "a-401k",
      date: "2025-06-02",
      amount: "1000.00",
      from: "after_tax",
      destinations: [{ to: "cash", amount: "1000.00" }],
      account_balance: "1000.00",
    },
  ];

  it("lacks basis that the ledger has, a cent of it too", () => {
    expect(found(...converted, form({}))).toEqual(["error form-1099r.basis-missing"]);
    expect(messages(...converted, form({}))[0]).toContain(
      "box 5 is empty; the ledger has basis of 0.01",
    );
    expect(found(...converted, form({ box_5: "0.01" }))).toEqual([]);
  });

  it("may have it in box 9b, where nothing else is known", () => {
    expect(found(form({ box_9b: "0.01" }))).toEqual(["warning form-1099r.basis-missing"]);
    expect(messages(form({ box_9b: "0.01" }))[0]).toMatch(/box 5 is empty, and box 9b has 0\.01$/);
    expect(found(form({}))).toEqual([]);
  });

  it("lacks nothing that the ledger has of another plan", () => {
    expect(found(...converted, form({ plan: "b-401k" }))).toEqual([]);
  });

  it("with basis that the ledger lacks is right, whatever box 9b says", () => {
    const pretax: EventJson = {
      kind: "distribution",
      plan: "a-401k",
      date: "2025-06-02",
      amount: "1000.00",
      from: "pretax",
      destinations: [{ to: "cash", amount: "1000.00" }],
    };
    expect(found(pretax, form({ box_9b: "500.00" }))).toEqual([]);
  });
});

describe("a rollover of which nothing is taxed", () => {
  const OPEN = "warning form-1099r.earnings-not-taxed";

  it("leaves a cent that is not basis to be asked about", () => {
    const G = (boxes: object) => form({ box_7: "G", box_2a: "0.00", ...boxes });
    expect(found(G({ box_5: "999.99" }))).toEqual([OPEN]);
    expect(found(G({ box_5: "1000.00" }))).toEqual([]);
    expect(found(G({}))).toEqual([]);
    expect(found(G({ box_5: "999.99", box_2a: "0.01" }))).toEqual([]);
    expect(found(G({ box_5: "999.99", box_7: "1" }))).toEqual([]);
  });
});

it("keeps apart what is of an IRA and what is not, and forms of other years and codes", () => {
  const half = (boxes: object) => form({ box_7: "G", box_2a: "0.00", box_1: "500.00", ...boxes });
  // 400 and 500 of basis in 1,000: together they leave 100 to be asked about, once.
  expect(found(half({ box_5: "400.00" }), half({ box_5: "500.00", account_number: "2" }))).toEqual([
    "warning form-1099r.earnings-not-taxed",
  ]);
  expect(found(half({ box_5: "500.00" }), half({ box_5: "500.00", tax_year: 2024 }))).toEqual([]);
  // By itself the second has no box 5: nothing is missing where the other form is not the same.
  expect(found(half({ box_5: "400.00" }), half({ tax_year: 2024 }))).toEqual([
    "warning form-1099r.earnings-not-taxed",
  ]);
});

it("takes a code of a Roth IRA beside another for a Roth IRA", () => {
  const ira = (box_7: string): EventJson => ({
    kind: "form_1099r",
    payer: "trustee",
    tax_year: 2025,
    box_1: "10.00",
    box_7,
  });
  expect(messages(ira("8J"))).toEqual([]);
});
