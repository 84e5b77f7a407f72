// Money out and in on one day inside a plan: a conversion, a change of funds, or a question. By hand, each with
// somebody else's, another plan's and another day's beside it.
import { describe, expect, it } from "vitest";
import { type OwnedTransfer, pairTransfers } from "../../../../src/intake/fold/pair-transfers.ts";
import type { ReadContext } from "../../../../src/intake/read-record.ts";
import type { Transfer } from "../../../../src/intake/rows/meaning.ts";
import type { Movement } from "../../../../src/intake/unknown.ts";
import { calendarDate } from "../../../../src/kernel/calendar.ts";
import { dollars } from "../../../../src/kernel/money.ts";

interface Row {
  readonly line: number;
  readonly column: number;
  readonly table: { readonly pairs_are_rollovers: boolean };
}
type Owned = OwnedTransfer<Row>;
type More = Partial<Omit<Transfer, "date" | "amount">> & {
  readonly date?: string;
  readonly person?: string;
  readonly plan?: string;
  readonly line?: number;
  readonly pairs?: boolean;
};

function transfer(direction: "in" | "out", amount: string, more: More = {}): Owned {
  const {
    date = "2025-01-15",
    person = "alex",
    plan = "k",
    line = 1,
    pairs = false,
    ...rest
  } = more;
  return {
    person,
    plan,
    row: { line, column: 1, table: { pairs_are_rollovers: pairs } },
    transfer: {
      ...{
        is: "transfer",
        owner: {},
        date: calendarDate(date),
        amount: dollars(amount),
        direction,
      },
      ...{ words: "Transfer", ...rest },
    } as Transfer,
  };
}
const into = (amount: string, more?: More) => transfer("in", amount, more);
const out = (amount: string, more?: More) => transfer("out", amount, more);

/** `converts 10000 after_tax`, `folded 1`, `asked 10000`, `ignored: …`, `open`. */
function told(
  all: readonly Owned[],
  context: Partial<ReadContext> = {},
  answer?: string,
): string[] {
  const recalled = {
    answerTo: () => answer,
    proves: () => undefined,
    whoIs: () => ({ is: "unknown" }) as const,
  };
  // The rows of a statement know more of their table than is asked here.
  const rows = all as unknown as Parameters<typeof pairTransfers>[0];
  const { results, unknowns } = pairTransfers(rows, { file: "f.csv", ...context }, { recalled });
  return rows.map(({ row }) => {
    const result = results.get(row);
    if (result === undefined) return "nothing";
    if (result.bucket === "ignored") return `ignored: ${result.reason}`;
    if (result.bucket === "folded") return `folded ${result.into}`;
    if (result.bucket === "candidates") {
      const [only] = result.candidates;
      if (only?.kind !== "in_plan_roth_rollover") return "something else";
      const { amount, from, accountBalance } = only.data;
      return `converts ${amount} ${from}${accountBalance === undefined ? "" : ` all of ${accountBalance}`}`;
    }
    if ("reason" in result && /nothing of that amount/.test(result.reason)) return "open";
    const question = unknowns.get(row);
    return question === undefined ? result.bucket : `asked ${question.amount}`;
  });
}
const FUNDS = "ignored: moved between funds of one source";
const ROTH = { source: "designated_roth" } as const;
const AFTER = { source: "after_tax" } as const;

describe("out of one source and into Roth", () => {
  it("is a conversion, at the line that comes first", () => {
    expect(
      told([out("100.00", { ...AFTER, line: 2 }), into("100.00", { ...ROTH, line: 1 })]),
    ).toEqual([...["folded 1", "converts 10000 after_tax"]]);
    expect(
      told([out("100.00", { source: "pretax" }), into("100.00", { ...ROTH, line: 2 })]),
    ).toEqual([...["converts 10000 pretax", "folded 1"]]);
  });

  it("is not one of two days, people, plans or amounts", () => {
    const paid = out("100.00", AFTER);
    for (const other of [
      into("100.00", { ...ROTH, date: "2025-01-16" }),
      into("100.00", { ...ROTH, person: "sam" }),
      into("100.00", { ...ROTH, plan: "other" }),
      into("100.01", ROTH),
    ])
      expect(told([paid, other])).toEqual(["open", "open"]);
  });

  it("of several amounts one way on a day is one event", () => {
    const four = [
      ...[out("100.00", AFTER), into("100.00", { ...ROTH, line: 2 })],
      ...[out("50.00", { ...AFTER, line: 3 }), into("50.00", { ...ROTH, line: 4 })],
    ];
    expect(told(four)).toEqual(["converts 15000 after_tax", "folded 1", "folded 1", "folded 1"]);
    const two = [
      ...[out("100.00", AFTER), into("100.00", { ...ROTH, line: 2 })],
      ...[out("50.00", { source: "pretax", line: 3 }), into("50.00", { ...ROTH, line: 4 })],
    ];
    expect(told(two)).toEqual([
      ...["converts 10000 after_tax", "folded 1", "converts 5000 pretax", "folded 3"],
    ]);
  });

  it("may go in parts: what left two funds came into one", () => {
    const parts = [
      out("60.00", AFTER),
      out("40.00", { ...AFTER, line: 2 }),
      into("100.00", { ...ROTH, line: 3 }),
    ];
    expect(told(parts)).toEqual(["converts 10000 after_tax", "folded 1", "folded 1"]);
    // With a third source it is not known whose is whose.
    const three = [
      ...[out("60.00", AFTER), out("40.00", { source: "pretax", line: 2 })],
      into("100.00", { ...ROTH, line: 3 }),
    ];
    expect(told(three)).toEqual(["open", "open", "open"]);
    expect(told([...parts.slice(0, 2), into("99.99", { ...ROTH, line: 3 })])).toEqual([
      "open",
      "open",
      "open",
    ]);
  });

  it("takes the side of another source before one of its own", () => {
    const pretax = { source: "pretax" } as const;
    const mixed = [
      out("100.00", { ...ROTH, mayBeRoth: true }),
      out("100.00", { ...AFTER, line: 2 }),
      into("100.00", { ...ROTH, line: 3 }),
    ];
    expect(told(mixed)).toEqual(["open", "converts 10000 after_tax", "folded 2"]);
    // Two equal amounts: each is used once.
    const twice = [
      ...[out("100.00", AFTER), out("100.00", { ...pretax, line: 2 })],
      ...[into("100.00", { ...ROTH, line: 3 }), into("100.00", { ...ROTH, line: 4 })],
    ];
    expect(told(twice)).toEqual([
      ...["converts 10000 after_tax", "converts 10000 pretax", "folded 1", "folded 2"],
    ]);
  });
});

describe("out of a source and into it again", () => {
  it("is a change of funds, however many there are", () => {
    expect(told([out("100.00", AFTER), into("100.00", { ...AFTER, line: 2 })])).toEqual([
      FUNDS,
      FUNDS,
    ]);
    const three = [
      ...[out("100.00", AFTER), into("60.00", { ...AFTER, line: 2 })],
      into("40.00", { ...AFTER, line: 3 }),
    ];
    expect(told(three)).toEqual([FUNDS, FUNDS, FUNDS]);
    expect(told([out("100.00", AFTER), into("99.99", { ...AFTER, line: 2 })])).toEqual([
      "open",
      "open",
    ]);
    expect(told([out("0.00", AFTER)])).toEqual(["open"]);
  });

  it("is a question where the format has no word for Roth, and not for pretax money", () => {
    const may = { ...AFTER, mayBeRoth: true } as const;
    expect(told([out("100.00", may), into("100.00", { ...may, line: 2 })])).toEqual([
      "asked 10000",
      "folded 1",
    ]);
    expect(told([out("100.00", may), into("100.00", { ...AFTER, line: 2 })])).toEqual([
      "asked 10000",
      "folded 1",
    ]);
    const pretax = { source: "pretax", mayBeRoth: true } as const;
    expect(told([out("100.00", pretax), into("100.00", { ...pretax, line: 2 })])).toEqual([
      FUNDS,
      FUNDS,
    ]);
  });
});

describe("without sources", () => {
  const pair = (more: More = {}) => [out("100.00", more), into("100.00", { line: 2, ...more })];

  it("is asked, unless the plan converts on its own or the layout says that pairs are conversions", () => {
    expect(told(pair())).toEqual(["asked 10000", "folded 1"]);
    const features = (inPlanRothRollover: "automatic" | "manual") => ({
      planFeatures: (plan: string) => (plan === "k" ? { inPlanRothRollover } : undefined),
    });
    expect(told(pair(), features("automatic"))).toEqual(["converts 10000 after_tax", "folded 1"]);
    expect(told(pair(), features("manual"))).toEqual(["asked 10000", "folded 1"]);
    expect(told(pair({ plan: "other" }), features("automatic"))).toEqual([
      "asked 10000",
      "folded 1",
    ]);
    expect(told(pair({ pairs: true }))).toEqual(["converts 10000 after_tax", "folded 1"]);
  });

  it("is asked where one end alone is named, and where several rows make it up", () => {
    expect(told([out("100.00"), into("100.00", { ...ROTH, line: 2 })])).toEqual([
      "asked 10000",
      "folded 1",
    ]);
    const parts = [out("100.00"), into("60.00", { line: 2 }), into("40.00", { line: 3 })];
    expect(told([...parts, into("7.00", { ...ROTH, line: 4 })])).toEqual([
      ...["asked 10000", "folded 1", "folded 1", "open"],
    ]);
  });

  it("is what was answered", () => {
    expect(told(pair(), {}, "conversion")).toEqual(["converts 10000 after_tax", "folded 1"]);
    expect(told(pair(), {}, "conversion_of_all")).toEqual([
      ...["converts 10000 after_tax all of 10000", "folded 1"],
    ]);
    const funds = "ignored: a change of funds, as answered";
    expect(told(pair(), {}, "change_of_funds")).toEqual([funds, funds]);
  });

  it("called a conversion needs no other side, and is asked even where pairs are conversions", () => {
    const named = { named: true } as const;
    expect(told([into("100.00", named)])).toEqual(["asked 10000"]);
    expect(told([into("100.00", named), into("50.00", { line: 2 })])).toEqual([
      "asked 10000",
      "open",
    ]);
    expect(told([into("100.00", { ...named, pairs: true })])).toEqual(["asked 10000"]);
    expect(told([out("100.00", { ...AFTER, ...named })])).toEqual(["asked 10000"]);
    expect(
      told([out("100.00", { ...AFTER, ...named }), into("100.00", { ...AFTER, line: 2 })]),
    ).toEqual([...["asked 10000", "folded 1"]]);
  });
});

describe("what is said of it", () => {
  const said = (all: readonly Owned[]) => {
    const rows = all as unknown as Parameters<typeof pairTransfers>[0];
    const { results, unknowns } = pairTransfers(rows, { file: "f.csv" }, {});
    const [first] = rows;
    if (first === undefined) throw new Error("there is a row");
    const result = results.get(first.row);
    return {
      reason: result !== undefined && "reason" in result ? result.reason : undefined,
      question: unknowns.get(first.row),
    };
  };

  it("names the amount and the day, and what the statement calls it", () => {
    const pair = said([out("100.00"), into("100.00", { line: 2, words: "Other words" })]);
    expect(pair.reason).toBe(
      "100.00 went out and came in on 2025-01-15: an in-plan Roth rollover, or a change of funds? The statement does not say",
    );
    expect(pair.question).toMatchObject({ asked: "pair", amount: 10_000, date: "2025-01-15" });
    expect(pair.question).not.toHaveProperty("detail");
    const named = said([into("100.00", { named: true })]);
    expect(named.reason).toBe("100.00 on 2025-01-15 that the statement calls a conversion");
    expect(named.question).toMatchObject({ detail: "the file calls it a conversion" });
    expect(said([into("7.00", { words: "Adjustment" })]).reason).toBe(
      "Adjustment: 7.00 came in on 2025-01-15, and nothing of that amount went the other way",
    );
    expect(said([out("7.00", { words: "Adjustment" })]).reason).toContain("7.00 went out on");
  });
});

describe("an exchange", () => {
  const exchange = (fund: string | undefined, more: More = {}): More => ({
    ...{ exchange: true, ...(fund !== undefined && { fund }) },
    ...more,
  });
  const between = "ignored: exchange between funds";

  it("from one fund to another is no conversion, unless it may be all that was there", () => {
    const two = [out("100.00", exchange("A")), into("100.00", exchange("B", { line: 2 }))];
    expect(told(two)).toEqual([between, between]);
    expect(told(two, { mayBeAll: () => true })).toEqual(["asked 10000", "folded 1"]);
    expect(told(two, { mayBeAll: () => false })).toEqual([between, between]);
    const never = { planFeatures: () => ({ inPlanRothRollover: "none" }) as const };
    expect(told(two, { mayBeAll: () => true, ...never })).toEqual([between, between]);
  });

  it("out of a fund and into it again, or of no fund, is asked", () => {
    const same = [out("100.00", exchange("A")), into("100.00", exchange("A", { line: 2 }))];
    expect(told(same)).toEqual(["asked 10000", "folded 1"]);
    const unnamed = [
      out("100.00", exchange(undefined)),
      into("100.00", exchange("B", { line: 2 })),
    ];
    expect(told(unnamed)).toEqual(["asked 10000", "folded 1"]);
    const half = [out("100.00", exchange("A")), into("100.00", { fund: "B", line: 2 })];
    expect(told(half)).toEqual(["asked 10000", "folded 1"]);
    // Of two funds out one came back.
    const mixed = [
      ...[out("60.00", exchange("A")), out("40.00", exchange("B", { line: 2 }))],
      ...[into("60.00", exchange("C", { line: 3 })), into("40.00", exchange("B", { line: 4 }))],
    ];
    expect(told(mixed)).toEqual(["asked 10000", "folded 1", "folded 1", "folded 1"]);
  });

  it("alone is an exchange all the same, since prices round; a transfer alone waits", () => {
    expect(told([out("100.00", exchange("A"))])).toEqual([between]);
    expect(told([out("100.00")])).toEqual(["open"]);
  });

  it("is not there for what comes later: in the order of days, whatever the file has", () => {
    const seen: number[] = [];
    const mayBeAll = (_: Movement, presumed: readonly Movement[]) => {
      seen.push(presumed.length);
      return true;
    };
    const [first, later] = ["2025-01-15", "2025-01-16"].map((date) => [
      out("100.00", exchange("A", { date })),
      into("100.00", exchange("B", { date, line: 2 })),
    ]) as [Owned[], Owned[]];
    told([...later, ...first], { mayBeAll });
    expect(seen).toEqual([0, 1]);
    seen.length = 0;
    told([...later, ...first], { mayBeAll }, "change_of_funds");
    expect(seen).toEqual([0, 0]);
  });
});
