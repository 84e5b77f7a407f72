// What is worked out of a ledger is worked out once, and never said of another ledger.
import { describe, expect, it } from "vitest";
import { replay } from "../../../src/ledger/ledger.ts";
import { onceALedger } from "../../../src/ledger/once-a-ledger.ts";
import { onceAPerson } from "../../../src/ledger/once-a-person.ts";

describe("what is worked out once", () => {
  it("is worked out once for each ledger", () => {
    let times = 0;
    const nth = onceALedger(() => {
      times += 1;
      return { times };
    });
    const [first, second] = [replay([]), replay([])];
    expect([first, first, second, first].map((ledger) => nth(ledger).times)).toEqual([1, 1, 2, 1]);
  });

  it("is not taken over by a view that is made of a ledger", () => {
    const count = onceALedger((ledger) => ({ plans: ledger.of("plan").length }));
    const ledger = replay([]);
    expect(count(ledger)).toEqual({ plans: 0 });
    const view = { ...ledger, of: () => [{}] } as unknown as typeof ledger;
    expect(count(view)).toEqual({ plans: 1 });
  });

  it("is held apart from what other work found, and for each person", () => {
    const one = onceAPerson((_, person) => ({ one: person }));
    const other = onceAPerson((_, person) => ({ other: person }));
    const ledger = replay([]);
    expect([one(ledger, "alex"), one(ledger, "blake"), other(ledger, "alex")]).toEqual([
      { one: "alex" },
      { one: "blake" },
      { other: "alex" },
    ]);
    expect(one(ledger, "alex")).toBe(one(ledger, "alex"));
  });
});
