// Who a form is of, the code of a payment, and what an early payment may be, each beside its neighbour. By hand from
// the Instructions for Forms 1099-R and 5498 and IRC §72(t).
import { describe, expect, it } from "vitest";
import { isFreeOfEarlyTax, paymentCode } from "../../../src/distributions/payment-code.ts";
import { expected5498 } from "../../../src/distributions/received-5498.ts";
import { receivedForms1099r } from "../../../src/distributions/received-form.ts";
import { reconcile } from "../../../src/distributions/reconcile.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { pathsOf } from "../../../src/kernel/missing-fact.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "blake", birth_date: "1985-05-05" },
  { kind: "person", person: "casey" },
  { kind: "employer", employer: "one" },
  { kind: "plan", plan: "one-401k", employer: "one" },
  { kind: "employer", employer: "two" },
  { kind: "plan", plan: "two-a", employer: "two" },
  { kind: "plan", plan: "two-b", employer: "two" },
  { kind: "employer", employer: "town" },
  { kind: "plan", plan: "town-457b", employer: "town", type: "457b" },
  { kind: "plan", plan: "city-457b", employer: "town", type: "457b" },
];
const ledger = (...events: readonly EventJson[]) => ledgerOf([...PEOPLE, ...events]);
const mine = (kind: string, fields: object): EventJson => ({ kind, person: "alex", ...fields });

describe("a form is of", () => {
  const from = (fields: object) => {
    const form = mine("form_1099r", { tax_year: 2025, box_1: "1.00", box_7: "7", ...fields });
    return receivedForms1099r(ledger(form), { person: "alex" }).map(({ from: whom }) => whom)[0];
  };

  it("the plan that it names, by its id or as the only one of its employer", () => {
    expect(from({ plan: "two-a" })).toEqual({ kind: "plan", plan: "two-a" });
    expect(from({ payer: "TWO-A" })).toEqual({ kind: "plan", plan: "two-a" });
    expect(from({ payer: "One" })).toEqual({ kind: "plan", plan: "one-401k" });
    expect(from({ payer: "two" })).toEqual({ kind: "payer", payer: "two" });
  });

  it.each(["J", "Q", "T", "8J", "JP", "JS"])("a Roth IRA with code %s", (box_7) => {
    expect(from({ payer: "trust", box_7 })).toEqual({ kind: "roth_ira" });
  });

  it.each(["N", "R"])("an IRA of which something was recharacterized, with code %s", (box_7) => {
    expect(from({ payer: "trust", box_7 })).toEqual({ kind: "recharacterized_ira" });
  });

  it("a traditional IRA where the box is ticked, and else of nobody who is known", () => {
    expect(from({ payer: "trust", ira_sep_simple: true })).toEqual({ kind: "traditional_ira" });
    expect(from({ payer: "trust", ira_sep_simple: false })).toEqual({
      kind: "payer",
      payer: "trust",
    });
  });

  it("one year or all", () => {
    const form = (tax_year: number) =>
      mine("form_1099r", { plan: "two-a", tax_year, box_1: "1.00", box_7: "7" });
    const all = ledger(form(2024), form(2025));
    expect(receivedForms1099r(all, { person: "alex" })).toHaveLength(2);
    expect(receivedForms1099r(all, { person: "alex", taxYear: taxYear(2025) })).toHaveLength(1);
    expect(receivedForms1099r(all, { person: "blake" })).toHaveLength(0);
  });
});

describe("a governmental 457(b) is free of the early tax", () => {
  const isFree = (plan: string, ...events: readonly EventJson[]) =>
    isFreeOfEarlyTax(ledger(...events), { person: "alex", plan });
  const rolled = (more: object = {}): EventJson => ({
    ...mine("ira_rollover", {
      from: "traditional",
      to: "eligible_plan",
      method: "direct",
      plan: "town-457b",
      date: "2025-01-15",
      amount: "1.00",
    }),
    ...more,
  });
  const moved = (plan: string, to_plan: string, more: object = {}): EventJson => ({
    ...mine("plan_transfer", { plan, to_plan, date: "2025-01-15" }),
    ...more,
  });

  it("while it holds its own money, and no other plan is", () => {
    expect(isFree("town-457b")).toBe(true);
    expect(isFree("one-401k")).toBe(false);
    expect(isFree("nowhere")).toBe(false);
  });

  it("until IRA money of the same person comes into it", () => {
    expect(isFree("town-457b", rolled())).toBe(false);
    expect(isFree("town-457b", rolled({ person: "blake" }))).toBe(true);
    expect(isFree("town-457b", rolled({ plan: "city-457b" }))).toBe(true);
  });

  it("until money of a plan of another kind is moved into it", () => {
    expect(isFree("town-457b", moved("one-401k", "town-457b"))).toBe(false);
    expect(isFree("town-457b", moved("city-457b", "town-457b"))).toBe(true);
    expect(isFree("town-457b", moved("one-401k", "city-457b"))).toBe(true);
    expect(isFree("town-457b", moved("one-401k", "town-457b", { person: "blake" }))).toBe(true);
    expect(isFree("town-457b", moved("town-457b", "one-401k"))).toBe(true);
  });
});

describe("the code of a payment", () => {
  const left = (reason: string, more: object = {}): EventJson => ({
    ...mine("separation", { employer: "one", date: "2025-03-01", reason }),
    ...more,
  });
  const code = (person: string, roth: "B" | "", ...events: readonly EventJson[]) => {
    const date = calendarDate("2025-06-02");
    const found = paymentCode(ledger(...events), { person, plan: "one-401k", date, roth });
    return found.state === "known" ? found.code : found.asIf;
  };

  it("is 4 after a death, whatever else is known", () => {
    expect(code("alex", "", left("death"))).toBe("4");
    expect(code("alex", "B", left("death"))).toBe("B4");
    expect(code("casey", "", left("death", { person: "casey" }))).toBe("4");
  });

  it("is 3 after a disability, but not beside B", () => {
    expect(code("alex", "", left("disability"))).toBe("3");
    expect(code("alex", "B", left("disability"))).toBe("B1");
  });

  it("is that of the own employer's last separation, up to the day", () => {
    expect(code("alex", "", left("disability", { employer: "two" }))).toBe("1");
    expect(code("alex", "", left("disability", { person: "blake" }))).toBe("1");
    expect(code("alex", "", left("disability", { date: "2025-06-02" }))).toBe("3");
    expect(code("alex", "", left("disability", { date: "2025-06-03" }))).toBe("1");
  });

  it("waits for a birth date, apart for Roth money", () => {
    expect([code("casey", ""), code("casey", "B")]).toEqual(["paid ", "paid B"]);
  });
});

it("a form whose code cannot be expected yet is compared in every other box", () => {
  const paid: EventJson = {
    kind: "distribution",
    person: "casey",
    plan: "one-401k",
    date: "2025-06-02",
    amount: "5.00",
    from: "pretax",
    destinations: [{ to: "cash", amount: "5.00" }],
  };
  const form: EventJson = {
    kind: "form_1099r",
    person: "casey",
    plan: "one-401k",
    tax_year: 2025,
    box_1: "5.00",
    box_2a: "5.00",
    box_7: "7",
  };
  const { rows } = reconcile(ledger(paid, form), { person: "casey", taxYear: taxYear(2025) });
  const row = rows.find(({ box }) => box === "box_7");
  const { outcome } = row ?? {};
  expect(outcome?.state === "not_compared" && pathsOf(outcome.missing)).toEqual([
    "person.casey.birth_date",
  ]);
  expect(row?.received).toEqual({ state: "text", text: "7" });
});

it("Forms 5498 of one kind of IRA have what arrived in that kind", () => {
  const rollover = (to: string, amount: string, more: object = {}) =>
    mine("ira_rollover", {
      from: to === "roth_ira" ? "roth" : "traditional",
      to,
      method: "sixty_day",
      date: "2025-03-01",
      amount,
      ...more,
    });
  const all = ledger(
    rollover("traditional_ira", "1.00"),
    rollover("roth_ira", "20.00"),
    rollover("traditional_ira", "300.00", { date: "2024-12-20", arrived_on: "2025-01-10" }),
    rollover("traditional_ira", "4000.00", { date: "2025-12-20", arrived_on: "2026-01-10" }),
    rollover("eligible_plan", "50000.00", { plan: "one-401k" }),
    rollover("traditional_ira", "600000.00", { method: "direct" }),
  );
  const { traditional, roth } = expected5498(all, "alex", taxYear(2025));
  expect([traditional.rollovers, roth.rollovers]).toEqual([30_100, 2_000]);
});
