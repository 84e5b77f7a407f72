// A person's IRA money sorted into years, and what was moved, paid back, given or repaid: at each bound, by hand.
import { describe, expect, it } from "vitest";
import type { FactName } from "../../../src/forms/fact-registry.ts";
import type { FactTerm } from "../../../src/forms/fact-sheet.ts";
import { form8606Chain, lastYearOf } from "../../../src/forms/form-8606/chain.ts";
import { lineSixSensitivity } from "../../../src/forms/form-8606/sensitivity.ts";
import { checkBasisRolledOver } from "../../../src/forms/ira/basis-rolled-over.ts";
import {
  charitableNotes,
  lineSevenTerms,
  refuseCharitable,
} from "../../../src/forms/ira/charitable-distributions.ts";
import { correctionNotes } from "../../../src/forms/ira/correction-notes.ts";
import {
  correctedGrossTerms,
  correctedTaxableTerms,
  excessWithdrawnTerms,
  iraCorrectionsOf,
  iraCorrectionYears,
  movedAfterYearEndTerms,
} from "../../../src/forms/ira/corrections.ts";
import {
  iraDisastersOf,
  refuseRothRepayments,
  repaidTerms,
} from "../../../src/forms/ira/disaster-distributions.ts";
import { refuseExcessWithdrawn } from "../../../src/forms/ira/excess-withdrawn.ts";
import { iraYears } from "../../../src/forms/ira/years.ts";
import { complete } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { cents } from "../../../src/kernel/money.ts";
import { plainText } from "../../../src/kernel/sentence.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";
import { sheetLine } from "../../support/sheet-line.ts";

type Fields = Readonly<Record<string, unknown>>;
const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "sam", birth_date: "1950-01-01" },
];
const of =
  (kind: string, defaults: Fields) =>
  (id: string, more: Fields = {}): EventJson => ({
    kind,
    id,
    person: "alex",
    ...defaults,
    ...more,
  });
const put = of("ira_contribution", {
  ...{ ira: "traditional", date: "2024-05-01", tax_year: 2024, amount: "1000.00" },
});
const moved = of("ira_recharacterization", {
  ...{ from: "roth", date: "2024-09-02", contributed_on: "2024-05-01", tax_year: 2024 },
  ...{ amount: "1000.00", earnings: "50.00" },
});
const returned = of("ira_returned_contribution", {
  ...{ ira: "traditional", date: "2025-03-03", contributed_on: "2024-05-01", tax_year: 2024 },
  amount: "1000.00",
});
const paid = of("ira_distribution", { ira: "traditional", date: "2024-06-03", amount: "500.00" });

const ledger = (...events: readonly EventJson[]) =>
  ledgerOf([...(events.some(({ kind }) => kind === "person") ? [] : WHO), ...events]);
const yearOf = (year: number, ...events: readonly EventJson[]) => {
  const found = iraYears(ledger(...events), { person: "alex", throughYear: taxYear(year) }).at(-1);
  if (found === undefined) throw new Error("a year is always there");
  return found;
};
const correctionsOf = (year: number, ...events: readonly EventJson[]) =>
  iraCorrectionsOf(ledger(...events), { person: "alex", year: taxYear(year) });
/** `-70000 w`: sign, cents or what is missing, event. */
const told = (terms: readonly FactTerm[]) =>
  terms.map(({ sign, amount, event }) =>
    [`${sign}${amount.state === "complete" ? amount.cents : "?"}`, event?.id].join(" "),
  );
const ids = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

describe("corrections of contributions", () => {
  const late = { after_due_date: true };

  it("are on forms of the contribution's year, of the year it was made, or of the year it came back late", () => {
    const events = [
      moved("m", { date: "2025-02-03" }),
      returned("r", { contributed_on: "2025-02-03" }),
      returned("w", { ...late, date: "2026-07-01" }),
      moved("sam", { person: "sam", tax_year: 2022 }),
      returned("sam2", { person: "sam", contributed_on: "2021-05-01" }),
    ];
    expect(iraCorrectionYears(ledger(...events), "alex")).toEqual([2024, 2025, 2026]);
    const found = [2024, 2025, 2026].map((year) => {
      const { recharacterized, returned: back, excessWithdrawn } = correctionsOf(year, ...events);
      return [ids(recharacterized), ids(back), ids(excessWithdrawn)];
    });
    expect(found).toEqual([
      [["m"], [], []],
      [[], ["r"], []],
      [[], [], ["w"]],
    ]);
    expect(correctionsOf(2022, ...events).recharacterized).toEqual([]);
    expect(correctionsOf(2021, ...events).returned).toEqual([]);
  });

  it("of more than was contributed are a problem on both years' forms, and on no other", () => {
    const day = { date: "2025-02-03", tax_year: 2024 };
    const on = { contributed_on: "2025-02-03" };
    const events = [
      ...[put("c", day), moved("m", { ...on, from: "traditional", date: "2025-03-03" })],
      returned("r", { ...on, date: "2025-04-01" }),
      returned("without", { contributed_on: "2023-05-01", tax_year: 2023 }),
    ];
    const problems = (year: number) =>
      correctionsOf(year, ...events).problems.map(({ events: named }) => named);
    expect(problems(2024)).toEqual([["m", "r"]]);
    expect(problems(2025)).toEqual([["m", "r"]]);
    expect(problems(2023)).toEqual([["without"]]);
    expect(problems(2026)).toEqual([]);
  });

  it("are on line 4a where they were made in the year of the contribution; returns with what they earned", () => {
    const events = [
      moved("same", { date: "2024-12-31" }),
      moved("next", { date: "2025-01-01" }),
      returned("r", { earnings: "-20.00" }),
      returned("unknown", { date: "2025-03-04" }),
    ];
    expect(told(correctedGrossTerms(correctionsOf(2024, ...events)))).toEqual([
      "+105000 same",
      "+98000 r",
      "+? unknown",
    ]);
    const withdrawn = correctionsOf(2025, returned("w", { ...late, date: "2025-07-01" }));
    expect(told(correctedGrossTerms(withdrawn))).toEqual(["+100000 w"]);
  });

  it("are on line 4b with what a returned contribution earned, never with a loss", () => {
    const taxable = (earnings: string | undefined) =>
      told(correctedTaxableTerms(correctionsOf(2024, returned("r", { earnings }))));
    expect(taxable("0.01")).toEqual(["+1 r"]);
    expect(taxable("0.00")).toEqual([]);
    expect(taxable("-0.01")).toEqual([]);
    expect(taxable(undefined)).toEqual(["+? r"]);
  });

  it("are on line 6 when what was there on the last day moved later", () => {
    const terms = (more: Fields) =>
      told(
        movedAfterYearEndTerms(
          correctionsOf(2024, moved("m", { year_end_value: "1040.00", ...more })),
        ),
      );
    const [last, next] = ["2024-12-31", "2025-01-01"];
    expect(terms({ contributed_on: last, date: next })).toEqual(["+104000 m"]);
    expect(terms({ contributed_on: next, date: next })).toEqual([]);
    expect(terms({ contributed_on: last, date: last })).toEqual([]);
    expect(terms({ date: next, from: "traditional" })).toEqual(["-104000 m"]);
    expect(terms({ date: next, year_end_value: undefined })).toEqual(["+? m"]);
  });

  it("take an excess off line 2 as far as there is basis", () => {
    const two = [
      returned("v", { ...late, date: "2025-07-01", amount: "700.00" }),
      returned("w", { ...late, date: "2025-07-02", amount: "500.00" }),
    ];
    const earlier: FactTerm[] = [{ sign: "+", amount: complete(cents(100_000)), label: "" }];
    const terms = (...events: readonly EventJson[]) =>
      told(excessWithdrawnTerms(correctionsOf(2025, ...events), earlier));
    expect(terms(...two)).toEqual(["-70000 v", "-30000 w"]);
    expect(terms(...two.slice(0, 1))).toEqual(["-70000 v"]);
    expect(terms()).toEqual([]);
  });
});

describe("a year of IRA money", () => {
  const opening = of("opening_basis", {
    ...{
      account: "traditional_ira",
      amount: "100.00",
      as_of: "2023-12-31",
      evidence: "filed_8606",
    },
  });
  const plan: EventJson[] = [
    { kind: "employer", employer: "acme" },
    { kind: "plan", plan: "k", employer: "acme" },
  ];
  const out = (id: string, to: string, more: Fields = {}) =>
    of("distribution", {
      ...{ plan: "k", date: "2024-03-04", amount: "50.00", from: "pretax" },
      destinations: [
        to === "cash" ? { to, amount: "50.00" } : { to, amount: "50.00", method: "direct" },
      ],
    })(id, more);
  const events = [
    ...plan,
    opening("open"),
    opening("later", { as_of: "2024-12-31" }),
    opening("plan-open", { account: "plan_after_tax", plan: "k", evidence: "statement" }),
    opening("roth-open", { account: "designated_roth", plan: "k", evidence: "statement" }),
    opening("sam-open", { person: "sam" }),
    put("c"),
    put("next", { tax_year: 2025, date: "2025-05-02" }),
    put("roth", { ira: "roth", date: "2024-05-02" }),
    put("sam", { person: "sam" }),
    paid("p"),
    paid("r", { ira: "roth" }),
    paid("before", { date: "2023-06-03" }),
    paid("sam-p", { person: "sam" }),
    of("ira_conversion", { date: "2024-07-01", amount: "9.00" })("k"),
    of("ira_conversion", { date: "2024-07-01", amount: "9.00" })("sam-k", { person: "sam" }),
    of("ira_value", { tax_year: 2024, amount: "5.00" })("v"),
    of("ira_value", { tax_year: 2024, amount: "6.00" })("sam-v", { person: "sam" }),
    of("ira_value", { tax_year: 2023, amount: "7.00" })("old-v"),
    out("to-traditional", "traditional_ira"),
    out("to-roth", "roth_ira", { date: "2024-03-05" }),
    out("from-roth", "roth_ira", { date: "2024-03-06", from: "designated_roth", basis: "50.00" }),
    out("cash", "cash", { date: "2024-03-07" }),
    out("earlier", "roth_ira", { date: "2023-03-05" }),
  ];

  it("has what is theirs, of that year and of that kind", () => {
    const found = yearOf(2024, ...events);
    const rolled = (parts: typeof found.rolledToRoth) =>
      parts.map(({ movement }) => movement.events[0].id);
    expect({
      openings: ids(found.openings),
      contributions: found.traditionalContributions.map(({ event }) => event.id),
      roth: found.rothContributions.map(({ event }) => event.id),
      conversions: ids(found.conversions),
      paid: ids(found.traditionalDistributions),
      rothPaid: ids(found.rothDistributions),
      value: found.value?.id,
      toTraditional: rolled(found.rolledToTraditional),
      toRoth: rolled(found.rolledToRoth),
      fromRoth: rolled(found.designatedRothToRoth),
    }).toEqual({
      ...{ openings: ["open"], contributions: ["c"], roth: ["roth"], conversions: ["k"] },
      ...{ paid: ["p"], rothPaid: ["r"], value: "v", toTraditional: ["to-traditional"] },
      ...{ toRoth: ["to-roth"], fromRoth: ["from-roth"] },
    });
  });

  it("stands in a line of years with something in them, and the one asked for", () => {
    const years = (through: number, ...given: readonly EventJson[]) =>
      iraYears(ledger(...given), { person: "alex", throughYear: taxYear(through) }).map(
        (year) => year.taxYear as number,
      );
    expect(years(2024, ...events)).toEqual([2023, 2024]);
    expect(years(2027, ...events)).toEqual([2023, 2024, 2025, 2027]);
    // Money of a plan in cash, and openings of plans, are nothing of an IRA's.
    const none = [
      ...plan,
      out("cash", "cash", { date: "2021-03-01" }),
      opening("plan-open", { account: "plan_after_tax", plan: "k", as_of: "2020-12-31" }),
      opening("roth-open", { account: "designated_roth", plan: "k", as_of: "2019-12-31" }),
      paid("sam-p", { person: "sam", date: "2018-06-03" }),
    ];
    expect(years(2024, ...none)).toEqual([2024]);
    expect(years(2024, ...plan, out("t", "traditional_ira", { date: "2021-03-01" }))).toEqual([
      2021, 2024,
    ]);
    expect(years(2024, ...plan, out("r", "roth_ira", { date: "2021-03-01" }))).toEqual([
      2021, 2024,
    ]);
  });
});

describe("the statement of a correction", () => {
  const notes = (year: number, ...events: readonly EventJson[]) =>
    correctionNotes(yearOf(year, ...events)).map((said) => plainText(said));

  it("says what moved, with what it earned or lost, and where it stands", () => {
    const said = (more: Fields) => notes(2024, put("c", { ira: "roth" }), moved("m", more))[0];
    expect(said({})).toBe(
      "Attach a statement to the 2024 return: of the contribution of 2024-05-01 to a Roth IRA, 1,000.00 was recharacterized on 2024-09-02 by transferring it with 50.00 of earnings to a traditional IRA. The 1,050.00 moved are with the IRA distributions of the return; nothing of them is taxable.",
    );
    expect(said({ date: "2025-02-03", earnings: "-0.01" })).toContain("with -0.01 of loss to a");
    expect(said({ date: "2025-02-03" })).toContain(
      "It was moved in 2025: the statement alone shows it, and no line of either year's return.",
    );
    expect(said({ earnings: "0.00" })).toContain("with 0.00 of earnings to a");
  });

  it("says what came back, with what it earned or lost", () => {
    const said = (earnings: string | undefined) =>
      notes(2024, put("c"), returned("r", { earnings }))[0];
    expect(said("0.00")).toContain("1,000.00 was returned on 2025-03-03 with 0.00 of earnings.");
    expect(said("-0.01")).toContain("with -0.01 of loss.");
    expect(said(undefined)).toContain("with 0.00 of earnings.");
  });
});

describe("an excess withdrawn after the due date", () => {
  // 7,000 for 2024, and 1,000 more from 50 on (Notice 2023-75).
  const back = (more: Fields = {}) =>
    returned("w", { after_due_date: true, date: "2025-04-16", ...more });
  const refused = (...events: readonly EventJson[]) => {
    const own = events.find(({ id }) => id === "w");
    return refuseExcessWithdrawn(
      ledger(...events),
      yearOf(Number(String(own?.["date"]).slice(0, 4)), ...events),
    ).map(({ message }) => message);
  };
  const full = put("c", { amount: "7000.00" });

  it("is one from the day after the return was due on", () => {
    expect(refused(full, back())).toEqual([]);
    expect(refused(full, back({ date: "2025-04-15" }))).toEqual([
      "on 2025-04-15 the return for 2024 was not due yet",
    ]);
  });

  it("is of a traditional IRA, without earnings", () => {
    expect(refused(full, back({ ira: "roth" }))).toEqual([
      "excess Roth IRA contributions withdrawn after the due date come out like any distribution",
    ]);
    expect(refused(full, back({ earnings: "0.00" }))).toEqual([]);
    expect(refused(full, back({ earnings: "0.01" }))).toEqual([
      "after the due date what an excess contribution earned is an ordinary distribution",
    ]);
  });

  it("is of contributions within the limit of that year and of that kind", () => {
    const others = [
      put("roth", { ira: "roth", date: "2024-05-02", amount: "900.00" }),
      put("next", { date: "2025-05-02", tax_year: 2025, amount: "900.00" }),
      put("sam", { person: "sam", amount: "900.00" }),
    ];
    expect(refused(full, ...others, back())).toEqual([]);
    const more = put("more", { date: "2024-06-03", amount: "0.01" });
    expect(refused(full, more, back())).toEqual([
      "7,000.01 was contributed for 2024, more than the 7,000.00 up to which an excess withdrawn late is not taxable",
    ]);
  });

  it("may be of 1,000 more at 50, which somebody without a birth date is not known to be", () => {
    const person = (birth_date: string | undefined) => ({
      kind: "person",
      person: "alex",
      birth_date,
    });
    const most = put("c", { amount: "8000.00" });
    expect(refused(person("1974-12-31"), most, back())).toEqual([]);
    expect(refused(person("1975-01-01"), most, back())).toHaveLength(1);
    expect(refused(person(undefined), most, back())).toHaveLength(1);
    const above = put("c", { amount: "8000.01" });
    expect(refused(person("1974-12-31"), above, back())).toHaveLength(1);
  });

  it("was not deducted on that day", () => {
    const half = put("c", { amount: "3000.00" });
    const other = put("d", { date: "2024-06-03", amount: "3000.00", deductible: "3000.00" });
    expect(refused(half, other, back())).toEqual([]);
    expect(refused({ ...half, deductible: "0.01" }, other, back())).toEqual([
      "the contribution of 2024-05-01 is recorded as deductible, so its withdrawal is taxable",
    ]);
  });

  it("of a year without figures is refused as that", () => {
    const old = { tax_year: 2013, contributed_on: "2013-05-01" };
    const events = [
      put("c", { tax_year: 2013, date: "2013-05-01" }),
      back({ ...old, date: "2014-07-01" }),
    ];
    expect(refused(...events)).toEqual([expect.stringContaining("2013")]);
  });
});

describe("Form 8606 of a year", () => {
  const last = (year: number, ...events: readonly EventJson[]) =>
    lastYearOf(
      form8606Chain({ ledger: ledger(...events), person: "alex", throughYear: taxYear(year) }),
    );
  const amountOf = (fact: FactName, year: number, ...events: readonly EventJson[]) => {
    const { amount } = last(year, ...events).sheet.term("+", fact, "");
    return amount.state === "complete" ? amount.cents : amount.state;
  };

  it("has on line 2 what an opening holds besides the contributions of its year up to its day", () => {
    const opened = of("opening_basis", {
      ...{ account: "traditional_ira", amount: "1500.00", as_of: "2024-06-30" },
      evidence: "statement",
    });
    const put2 = [
      put("c", { date: "2024-06-30", amount: "1000.00", deductible: "0.00" }),
      put("d", { date: "2024-07-01", amount: "500.00", deductible: "0.00" }),
    ];
    expect(amountOf("form_8606.nondeductible_contributions", 2024, opened("o"), ...put2)).toBe(
      150_000,
    );
    expect(amountOf("form_8606.earlier_basis", 2024, opened("o"), ...put2)).toBe(50_000);
    expect(
      amountOf("form_8606.earlier_basis", 2024, opened("o", { amount: "600.00" }), ...put2),
    ).toBe(0);
  });

  it("has to be filed for what was paid where there is basis, and not without", () => {
    const reasons = (...events: readonly EventJson[]) => last(2024, ...events).reasons;
    const value = of("ira_value", { tax_year: 2024, amount: "100.00" })("v");
    const converted = of("ira_conversion", { date: "2024-07-01", amount: "200.00" })("k");
    const basis = put("c", { tax_year: 2023, date: "2023-05-01", deductible: "0.00" });
    expect(reasons(paid("p"), value)).toEqual([]);
    expect(reasons(paid("p"), converted, value)).toEqual(["a traditional IRA was converted"]);
    expect(reasons(basis, paid("p"), value)).toEqual(["traditional IRAs with basis paid out"]);
    expect(reasons(basis, paid("p"), converted, value)).toEqual([
      ...["traditional IRAs with basis paid out", "a traditional IRA was converted"],
    ]);
  });

  it("says what is disputed of in-plan rollovers that went on to a Roth IRA within five years", () => {
    const plan: EventJson[] = [
      { kind: "employer", employer: "acme" },
      ...["k", "l"].map((each) => ({ kind: "plan", plan: each, employer: "acme" })),
    ];
    const inPlan = of("in_plan_roth_rollover", { plan: "k", amount: "50.00", from: "pretax" });
    const on = of("distribution", {
      ...{
        plan: "k",
        date: "2025-03-04",
        amount: "50.00",
        from: "designated_roth",
        basis: "50.00",
      },
      destinations: [{ to: "roth_ira", amount: "50.00", method: "direct" }],
    });
    const disputed = (...events: readonly EventJson[]) =>
      last(2025, ...plan, ...events, on("d")).notes.filter((note) =>
        plainText(note).startsWith("Disputed"),
      ).length;
    expect(disputed(inPlan("i", { date: "2025-03-04" }))).toBe(1);
    expect(disputed(inPlan("i", { date: "2025-03-05" }))).toBe(0);
    expect(disputed(inPlan("i", { date: "2021-01-01" }))).toBe(1);
    expect(disputed(inPlan("i", { date: "2020-12-31" }))).toBe(0);
    expect(disputed(inPlan("i", { date: "2025-03-03", plan: "l" }))).toBe(0);
    expect(disputed(inPlan("i", { date: "2025-03-03", person: "sam" }))).toBe(0);
  });
});

it("what a line 6 of 10,000 more would tax is not said where it is nothing", () => {
  const sheet = (amounts: Readonly<Record<string, number>>) =>
    lineSixSensitivity({
      ...{ form: "form-8606", title: "", taxYear: taxYear(2025), person: "alex" },
      lines: Object.entries(amounts).map(([line, amount]) =>
        sheetLine({ line, value: { kind: "amount", cents: cents(amount) } }),
      ),
      ...{ incomplete: [], notes: [], citations: [] },
    });
  // 10.00 of a million and one dollar of basis: nothing either way.
  expect(sheet({ 5: 100, 9: 100_000_000, 7: 1000, 13: 0 })).toBeUndefined();
  // 100.00 of 100.00: with 10,000.00 more it is 100 × 100 ÷ 10,100 = 0.99 that is not taxed.
  expect(sheet({ 5: 10_000, 9: 10_000, 8: 10_000, 13: 10_000 })).toEqual({
    more: 1_000_000,
    taxable: 9901,
  });
  expect(sheet({ 5: 10_000, 9: 10_000, 7: 10_000, 13: 10_000 })).toEqual({
    more: 1_000_000,
    taxable: 9901,
  });
  expect(sheet({ 5: 1_010_000, 9: 10_000, 8: 10_000, 13: 10_000 })).toBeUndefined();
  expect(sheet({ 5: 1_009_999, 9: 10_000, 8: 1_000_000, 13: 1_000_000 })).toEqual({
    more: 1_000_000,
    taxable: 1,
  });
  expect(sheet({ 5: 0, 9: 10_000, 8: 10_000, 13: 10_000 })).toBeUndefined();
  // Without one of its lines nothing is known.
  expect(sheet({ 9: 10_000, 8: 10_000, 13: 10_000 })).toBeUndefined();
  expect(sheet({ 5: 10_000, 8: 10_000, 13: 10_000 })).toBeUndefined();
  expect(sheet({ 5: 10_000, 9: 10_000, 8: 10_000 })).toBeUndefined();
});

describe("charitable distributions", () => {
  const OLD: EventJson = { kind: "person", person: "alex", birth_date: "1954-02-15" };
  const given = (charitable: string | undefined, more: Fields = {}) =>
    paid("g", { charitable, ...more });
  const iras = (value: number, basis: number, conversions = 0) => ({
    value: complete(cents(value)),
    basis: complete(cents(basis)),
    conversions: complete(cents(conversions)),
  });

  it("come out of untaxed money first, and are not on line 7", () => {
    const terms = (have: ReturnType<typeof iras>, ...events: readonly EventJson[]) =>
      told(lineSevenTerms(yearOf(2024, OLD, ...events), have));
    // 1,000.00 held, 500.00 paid, 1,200.00 of basis: 300.00 are untaxed.
    expect(terms(iras(100_000, 120_000), given("400.00"))).toEqual(["+50000 g", "-30000 g"]);
    expect(terms(iras(100_000, 120_000, 5000), given("400.00"))).toEqual(["+50000 g", "-35000 g"]);
    const two = [given("200.00"), paid("h", { date: "2024-07-01", charitable: "200.00" })];
    // 1,000.00 paid: 800.00 untaxed less, so 1,000 + 1,000 - 1,700 = 300.00.
    expect(terms(iras(100_000, 170_000), ...two)).toEqual([
      ...["+50000 g", "+50000 h", "-20000 g", "-10000 h"],
    ]);
    expect(
      terms(iras(100_000, 120_000), given(undefined), paid("h", { date: "2024-07-01" })),
    ).toEqual([...["+50000 g", "+50000 h"]]);
    // All of it without basis: nothing is left of line 7.
    expect(terms(iras(0, 0), given("500.00"))).toEqual([]);
    expect(terms(iras(0, 0), given("499.99"))).toEqual(["+50000 g", "-49999 g"]);
  });

  it("are qualified from 70½ on, and from a traditional IRA", () => {
    const refused = (person: EventJson, event: EventJson) =>
      refuseCharitable(ledger(person, event), yearOf(2024, person, event)).map(
        ({ events }) => events,
      );
    expect(refused(OLD, given("1.00", { date: "2024-08-15" }))).toEqual([]);
    expect(refused(OLD, given("1.00", { date: "2024-08-14" }))).toEqual([["g"]]);
    expect(refused(OLD, given("0.00", { date: "2024-08-14" }))).toEqual([]);
    expect(refused(OLD, given("1.00", { date: "2024-08-15", ira: "roth" }))).toEqual([["g"]]);
    const ageless: EventJson = { kind: "person", person: "alex" };
    expect(refused(ageless, given("1.00", { date: "2024-08-15" }))).toEqual([["g"]]);
  });

  it("are noted one by one", () => {
    const notes = (...events: readonly EventJson[]) =>
      charitableNotes(yearOf(2024, OLD, ...events)).length;
    expect(notes(given("0.01"))).toBe(1);
    expect(notes(given("0.00"), paid("h", { date: "2024-07-01" }))).toBe(0);
  });
});

describe("disaster distributions", () => {
  const hit = (id: string, more: Fields = {}) => paid(id, { disaster: "fire", ...more });
  const back = of("disaster_repayment", {
    ...{ ira: "traditional", date: "2024-10-01", distributed_in: 2024, amount: "300.00" },
  });
  const found = (year: number, ...events: readonly EventJson[]) =>
    iraDisastersOf(ledger(...events), { person: "alex", year: taxYear(year) });

  it("are this year's, by kind of IRA, and repaid in the same year", () => {
    const events = [
      hit("t"),
      hit("roth", { ira: "roth" }),
      hit("other-year", { date: "2023-06-03" }),
      hit("sam", { person: "sam" }),
      paid("plain", { date: "2024-06-04" }),
      back("b"),
      back("earlier", { distributed_in: 2023 }),
      back("later", { date: "2025-10-01" }),
      back("roth-back", { ira: "roth", date: "2024-10-02" }),
      back("sam-back", { person: "sam" }),
      { kind: "form_8915f", id: "f", person: "alex", tax_year: 2024, ira_taxable: "1.00" },
      { kind: "form_8915f", id: "g", person: "alex", tax_year: 2025, ira_taxable: "1.00" },
      { kind: "form_8915f", id: "h", person: "sam", tax_year: 2024, ira_taxable: "1.00" },
    ];
    const { traditional, roth, repaid, repaidToRoth, form8915f } = found(2024, ...events);
    expect([traditional, roth, repaid, repaidToRoth, form8915f].map(ids)).toEqual([
      ...[["t"], ["roth"], ["b"], ["roth-back"], ["f"]],
    ]);
    expect(
      refuseRothRepayments({ disasters: found(2024, ...events) }).map(({ events: named }) => named),
    ).toEqual([["roth-back"]]);
  });

  it("are income of three years", () => {
    const spread = (year: number) =>
      found(year, hit("t"), hit("old", { date: "2019-06-03" })).isSpreadHere;
    expect([2023, 2024, 2025, 2026, 2027].map(spread)).toEqual([false, true, true, true, false]);
  });

  it("that were repaid come off line 6, down to zero", () => {
    const held: FactTerm[] = [{ sign: "+", amount: complete(cents(40_000)), label: "" }];
    const two = found(2024, back("b"), back("c", { date: "2024-10-02" }));
    expect(told(repaidTerms(two, held))).toEqual(["-30000 b", "-10000 c"]);
  });
});

describe("IRA money that went into a plan", () => {
  // 6,000.00 of basis, and 1,000.00 rolled into a plan; what is left must still hold the basis (§408(d)(3)(H)).
  const rolled = of("ira_rollover", {
    ...{ date: "2024-08-01", amount: "1000.00", from: "traditional", to: "eligible_plan" },
    method: "direct",
  });
  const value = of("ira_value", { tax_year: 2024 });
  const basis = put("c", { amount: "6000.00", deductible: "0.00" });
  const said = (...events: readonly EventJson[]) =>
    checkBasisRolledOver(ledger(...events), "alex").map(({ message, events: named }) => [
      /plan in (\d+).* is ([\d.,]+) less.*up to ([\d.,]+)/.exec(message)?.slice(1).join(" "),
      ...(named ?? []),
    ]);

  it("took basis along where less than the basis is left, and no more than went", () => {
    expect(said(basis, rolled("r"), value("v", { amount: "6000.00" }))).toEqual([]);
    expect(said(basis, rolled("r"), value("v", { amount: "5999.99" }))).toEqual([
      ["2024 0.01 0.01", "r"],
    ]);
    expect(said(basis, rolled("r"), value("v", { amount: "4000.00" }))).toEqual([
      ["2024 2,000.00 1,000.00", "r"],
    ]);
    // What was paid and converted held some of it.
    const out = [
      paid("p", { amount: "300.00" }),
      of("ira_conversion", { date: "2024-07-01", amount: "200.00" })("k"),
    ];
    expect(said(basis, ...out, rolled("r"), value("v", { amount: "5500.00" }))).toEqual([]);
    expect(said(basis, ...out, rolled("r"), value("v", { amount: "5499.99" }))).toHaveLength(1);
  });

  it("is theirs, from a traditional IRA into a plan, and known", () => {
    const little = value("v", { amount: "5000.00" });
    expect(said(basis, rolled("r", { person: "sam" }), little)).toEqual([]);
    expect(said(basis, rolled("r", { from: "roth" }), little)).toEqual([]);
    expect(
      said(basis, rolled("r", { to: "traditional_ira", method: "sixty_day" }), little),
    ).toEqual([]);
    expect(said(basis, rolled("r"))).toEqual([]);
    const both = [
      rolled("r"),
      rolled("s", { date: "2024-08-02", to: "traditional_ira", method: "sixty_day" }),
    ];
    expect(said(basis, ...both, little)).toEqual([["2024 1,000.00 1,000.00", "r"]]);
  });

  it("is asked of every year up to the last that it happened in", () => {
    const later = [
      rolled("s", { date: "2025-08-01", amount: "500.00" }),
      value("w", { tax_year: 2025, amount: "5800.00" }),
    ];
    const first = [basis, rolled("r"), value("v", { amount: "6000.00" })];
    expect(said(...first, ...later)).toEqual([["2025 200.00 200.00", "s"]]);
  });
});
