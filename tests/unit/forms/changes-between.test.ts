// The events named for a changed line are those without which it would not have changed.
import { describe, expect, it } from "vitest";
import { changesBetween } from "../../../src/forms/changes-between.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

const HOUSEHOLD: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-04-12" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme", features: { after_tax: true } },
];
const CONTRIBUTED: EventJson = {
  kind: "ira_contribution",
  ira: "traditional",
  date: "2024-03-01",
  tax_year: 2024,
  amount: "6000.00",
};
const CONVERTED: EventJson = { kind: "ira_conversion", date: "2025-03-01", amount: "3000.00" };
const VALUE: EventJson = { kind: "ira_value", tax_year: 2025, amount: "3000.00" };
const ELSEWHERE: EventJson = {
  kind: "ira_contribution",
  ira: "roth",
  date: "2025-06-01",
  tax_year: 2025,
  amount: "10.00",
};

function changes(before: readonly EventJson[], after: readonly EventJson[]) {
  const all = recorded(after);
  return changesBetween(all.slice(0, before.length), all, { person: "alex", taxYear: undefined });
}

describe("changesBetween", () => {
  it("names what acts through a ratio, and not what does nothing", () => {
    const before = [...HOUSEHOLD, CONTRIBUTED, CONVERTED];
    const { lines } = changes(before, [...before, VALUE, ELSEWHERE]);
    const line = lines.find(({ form, line: name }) => form === "form-1040" && name === "4b");
    // By hand: 6,000 ÷ (3,000 + 3,000) = 1, so nothing of the conversion is taxed.
    expect(line).toMatchObject({ taxYear: 2025, after: { cents: 0 }, because: ["e6"] });
  });

  it("follows basis into a later year", () => {
    const before = [...HOUSEHOLD, CONVERTED, VALUE];
    const { lines } = changes(before, [...before, CONTRIBUTED]);
    const carried = lines.find((line) => line.taxYear === 2025 && line.line === "2");
    expect(carried).toMatchObject({
      form: "form-8606",
      after: { cents: 600_000 },
      because: ["e6"],
    });
    expect(lines.some((line) => line.taxYear === taxYear(2024))).toBe(true);
  });

  it("says nothing when nothing was recorded", () => {
    expect(changes(HOUSEHOLD, HOUSEHOLD)).toEqual({ events: [], lines: [], problems: [] });
  });

  it("names batches when very many events changed", () => {
    const paychecks = Array.from({ length: 101 }, (_, index) => ({
      kind: "paycheck",
      plan: "acme-401k",
      date: `2025-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + Math.floor(index / 12)).padStart(2, "0")}`,
      gross_pay: "100.00",
      contributions: { after_tax: "1.00" },
    }));
    const { events, lines } = changes(HOUSEHOLD, [...HOUSEHOLD, ...paychecks]);
    expect(events).toHaveLength(101);
    expect(lines.length).toBeGreaterThan(0);
    for (const { because } of lines) expect(because).toEqual(["b0"]);
  });

  it("of two dated changes looks from the year before the first of them on", () => {
    // Nothing happened in 2025, so only 2024 and 2026 have a form.
    const earlier: EventJson = { ...CONTRIBUTED, date: "2022-03-01", tax_year: 2022 };
    const before = [...HOUSEHOLD, earlier];
    const later: EventJson = { ...CONTRIBUTED, date: "2026-02-02", tax_year: 2026, amount: "5.00" };
    const years = (after: readonly EventJson[]) => [
      ...new Set(
        changes(before, [...before, ...after])
          .lines.filter(({ form }) => form === "form-8606")
          .map(({ taxYear: year }) => year as number),
      ),
    ];
    expect(years([later, CONTRIBUTED]).toSorted()).toEqual([2024, 2026]);
    expect(years([later])).toEqual([2026]);
  });

  it("of a change without a date looks at every year of the record", () => {
    const paid = [2023, 2025].map((year) => ({
      ...{ kind: "ira_distribution", ira: "traditional", date: `${year}-03-03` },
      ...{ person: "alex", amount: "1000.00" },
    }));
    const born: EventJson = { kind: "person", person: "alex", birth_date: "1950-04-12" };
    const { lines } = changes(
      [...HOUSEHOLD.slice(1), ...paid],
      [...HOUSEHOLD.slice(1), ...paid, born],
    );
    // 73 and older: nothing is early, which was not known before.
    const years = new Set(
      lines.filter(({ form }) => form === "form-5329").map(({ taxYear: year }) => year as number),
    );
    expect([...years].toSorted()).toEqual([2023, 2025]);
  });

  it("names a hundred events one by one", () => {
    const values = Array.from({ length: 99 }, (_, index) => ({
      ...ELSEWHERE,
      date: `2025-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + Math.floor(index / 12)).padStart(2, "0")}`,
      amount: "1.00",
    }));
    const before = [...HOUSEHOLD, CONTRIBUTED, CONVERTED];
    const { events, lines } = changes(before, [...before, ...values, VALUE]);
    expect(events).toHaveLength(100);
    const line = lines.find(({ form, line: name }) => form === "form-1040" && name === "4b");
    // 3 of before, 2 more, 99 contributions to the Roth IRA: the value is the 105th.
    expect(line?.because).toEqual(["e105"]);
  });
});
