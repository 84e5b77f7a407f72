// A seal covers an event by the years that it speaks of. A kind whose year stands in a field of a new name
// would not be covered, so every field that holds a year is asked for.
import { describe, expect, it } from "vitest";
import { year } from "../../../src/ledger/codec.ts";
import type { LedgerEvent } from "../../../src/ledger/event.ts";
import { KINDS } from "../../../src/ledger/kinds.ts";
import { sealedEvents, yearsOf } from "../../../src/ledger/sealed-year.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

/** Box 11 of Form 1099-R says when Roth money began, not of which year the form is. */
const NOT_ITS_YEAR = "box11";

const YEARS = Object.entries(KINDS).flatMap(([kind, { fields }]) =>
  Object.entries(fields)
    .filter(([field, { codec }]) => codec === year && field !== NOT_ITS_YEAR)
    .map(([field]) => [kind, field] as const),
);

it.each(YEARS)("%s speaks of its %s", (_, field) => {
  expect([...yearsOf({ data: { [field]: 2025 } })]).toEqual([2025]);
});

it("knows the kinds that name a year", () => {
  expect(YEARS.length).toBeGreaterThan(12);
});

describe("the events that a seal covers", () => {
  const pay = (person: string, date: string): EventJson => ({
    kind: "paycheck",
    person,
    plan: "k",
    date,
    contributions: { after_tax: "1.00" },
  });
  const reversal = (of: number, seq: number) =>
    ({ kind: "reversal", seq, id: `e${seq}`, batch: 0, data: { of: String(of) } }) as LedgerEvent;
  const seqs = (upTo: number, more: readonly LedgerEvent[] = []) => {
    const events = recorded([
      pay("alex", "2025-01-15"),
      pay("blair", "2025-01-15"),
      pay("alex", "2024-01-15"),
      pay("alex", "2025-02-15"),
    ]);
    const all = [...events, ...more];
    return sealedEvents(all, { person: "alex", taxYear: 2025, upTo }).map(({ seq }) => seq);
  };

  it("are the person's of the year, as far as they were recorded", () => {
    expect(seqs(4)).toEqual([1, 4]);
    expect(seqs(3)).toEqual([1]);
    expect(seqs(1)).toEqual([1]);
    expect(seqs(0)).toEqual([]);
  });

  it("are none that was reversed by then, and one again whose reversal was reversed", () => {
    const [undo, redo] = [reversal(1, 5), reversal(5, 6)];
    expect(seqs(4, [undo])).toEqual([1, 4]);
    expect(seqs(5, [undo])).toEqual([4]);
    expect(seqs(5, [undo, redo])).toEqual([4]);
    expect(seqs(6, [undo, redo])).toEqual([1, 4]);
  });
});
