// What the compiler must refuse. Each line that it should reject carries `@ts-expect-error`; if one of
// them compiled, type-checking would fail on the unused directive.
import { describe, expect, it } from "vitest";
import {
  type CalendarDate,
  calendarDate,
  type TaxYear,
  taxYear,
} from "../../../src/kernel/calendar.ts";
import { add, type Cents, cents, formatCents } from "../../../src/kernel/money.ts";

const takesCents = (amount: Cents): string => formatCents(amount);
const takesDate = (date: CalendarDate): string => date;
const takesYear = (year: TaxYear): number => year;

describe("branded values", () => {
  it("a number is no amount, and neither is a sum made with +", () => {
    // @ts-expect-error a plain number
    expect(takesCents(100)).toBe("1.00");
    // @ts-expect-error amounts are added with add()
    expect(takesCents(cents(1) + cents(2))).toBe("0.03");
    expect(takesCents(add(cents(1), cents(2)))).toBe("0.03");
  });

  it("a string is no date, and a number no tax year", () => {
    // @ts-expect-error a plain string
    expect(takesDate("2026-02-30")).toBe("2026-02-30");
    // @ts-expect-error a plain number
    expect(takesYear(2026)).toBe(2026);
    expect(takesDate(calendarDate("2026-02-28"))).toBe("2026-02-28");
    expect(takesYear(taxYear(2026))).toBe(2026);
  });
});
