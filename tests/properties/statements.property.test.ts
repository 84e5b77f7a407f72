// Metamorphic: however a statement reaches us — twice, renamed, split, overlapping, shuffled, saved again
// by another program — the ledger ends the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInLayouts } from "../../src/intake/built-in-layouts.ts";
import { readStatement } from "../../src/intake/read-statement.ts";
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import { encodeData } from "../../src/ledger/event.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const RUNS = Number(process.env["NUM_RUNS"] ?? 200);
const HEADER = [
  "Activity Date",
  "Activity",
  "Fund",
  "Money Source",
  "# of Units",
  "Unit Price",
  "Amount",
];

interface Line {
  readonly day: number;
  readonly source: string;
  readonly amount: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  day: fc.integer({ min: 0, max: 40 }).map((week) => week * 7),
  source: fc.constantFrom("Employee PreTax", "ROTH", "Employee Post Tax", "Employer Match"),
  amount: fc.integer({ min: 1, max: 900_000 }),
});
const lines = fc.array(line, { minLength: 1, maxLength: 30 });

function cellsOf({ day, source, amount }: Line): string[] {
  const [year = "", month = "", date = ""] = addDays(calendarDate("2025-01-03"), day).split("-");
  const dollars = `$${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
  return [`${month}/${date}/${year}`, "Contribution", "Fund, A", source, "1.0", "$1.00", dollars];
}

interface Saved {
  readonly quoteAll: boolean;
  readonly end: "\n" | "\r\n";
  readonly mark: "" | "\ufeff";
  readonly finalEnd: boolean;
  readonly delimiter: "," | "\t";
}
const saved: fc.Arbitrary<Saved> = fc.record({
  quoteAll: fc.boolean(),
  end: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\ufeff"),
  finalEnd: fc.boolean(),
  delimiter: fc.constantFrom(",", "\t"),
});
const PLAIN: Saved = { quoteAll: false, end: "\n", mark: "", finalEnd: true, delimiter: "," };

function save(rows: readonly Line[], how: Saved = PLAIN): string {
  const write = (cell: string) =>
    how.quoteAll || cell.includes(how.delimiter) ? `"${cell}"` : cell;
  const text = [HEADER, ...rows.map(cellsOf)]
    .map((row) => row.map(write).join(how.delimiter))
    .join(how.end);
  return how.mark + text + (how.finalEnd ? how.end : "");
}

/** The events of a file as a multiset of JSON. */
function eventsOf(text: string): string[] {
  const context = { file: "f.csv", person: "alex", plan: "acme-401k" };
  const bytes = new TextEncoder().encode(text);
  return readStatement(bytes, context, { layouts: builtInLayouts() })
    .records.flatMap(({ result }) => (result.bucket === "candidates" ? result.candidates : []))
    .map(({ kind, data }) => JSON.stringify({ kind, ...encodeData(kind, data) }))
    .toSorted();
}

describe("a statement saved again", () => {
  it("gives the same events in any order, quoting, encoding mark and line end", () => {
    fc.assert(
      fc.property(lines, saved, fc.infiniteStream(fc.nat()), (rows, how, random) => {
        const keys = new Map(rows.map((row) => [row, random.next().value]));
        const shuffled = rows.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(eventsOf(save(shuffled, how))).toEqual(eventsOf(save(rows)));
      }),
      { numRuns: RUNS * 5 },
    );
  });
});

describe("the ledger", () => {
  it("is the same after one import, two, renamed ones, and overlapping parts", async () => {
    await fc.assert(
      fc.asyncProperty(lines, saved, fc.nat(300), fc.nat(300), async (rows, how, a, b) => {
        const whole = temporaryLedger();
        await whole.take("people.jsonl", HOUSEHOLD);
        await whole.take("history.csv", save(rows));
        const expected = (await whole.content()).toSorted();

        await whole.take("again.csv", save(rows, how));
        expect((await whole.content()).toSorted()).toEqual(expected);

        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const early = rows.filter(({ day }) => day <= to);
        const late = rows.filter(({ day }) => day >= from);
        const parts = temporaryLedger();
        await parts.take("people.jsonl", HOUSEHOLD);
        if (late.length > 0) await parts.take("late.csv", save(late, how));
        if (early.length > 0) await parts.take("early.csv", save(early));
        expect((await parts.content()).toSorted()).toEqual(expected);
      }),
      { numRuns: Math.ceil(RUNS / 50) },
    );
  });
});
