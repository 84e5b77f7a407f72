// What a pool holds after an entry, at the edges: a cent of basis, a cent of earnings, a transfer whose earnings
// nobody states. By hand from the words of `Pool`.
import { expect, it } from "vitest";
import { emptyPools, postEntry } from "../../../src/basis/plan-pools.ts";
import type { PoolEntry } from "../../../src/basis/pool-entry.ts";
import { complete } from "../../../src/kernel/amount-state.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { cents } from "../../../src/kernel/money.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

const PAYCHECK: EventJson = {
  kind: "paycheck",
  person: "alex",
  plan: "k",
  date: "2025-01-31",
  contributions: { after_tax: "1.00" },
};
const [event] = recorded([PAYCHECK]);
if (event === undefined) throw new Error("nothing was recorded");

const entry = (
  change: PoolEntry["change"],
  basis: number,
  earnings: number,
  more: Partial<PoolEntry> = {},
): PoolEntry => ({
  plan: "k",
  pool: "after_tax",
  date: calendarDate("2025-03-03"),
  taxYear: taxYear(2025),
  change,
  basis: complete(cents(basis)),
  earnings: complete(cents(earnings)),
  events: [event],
  ...more,
});
function after(...entries: readonly PoolEntry[]) {
  const pools = emptyPools();
  for (const each of entries) postEntry(pools, each);
  const { basis, holdsEarnings, opening } = pools.after_tax;
  const left = basis.state === "complete" ? basis.cents : "open";
  return { basis: left, holdsEarnings, ...(opening && { opening: opening.earnings }) };
}

it("holds no earnings that nobody tells of", () => {
  expect(after(entry("contribution", 100, 0))).toEqual({ basis: 100, holdsEarnings: false });
});

it("holds earnings from the first cent on, stated or left", () => {
  const known = { basis: 100, holdsEarnings: true, opening: 1 };
  expect(after(entry("opening", 100, 1))).toEqual(known);
  expect(after(entry("contribution", 100, 0), entry("converted", 50, 1))).toEqual({
    basis: 50,
    holdsEarnings: true,
  });
  expect(after(entry("contribution", 100, 0), entry("converted", 50, 0))).toEqual({
    basis: 50,
    holdsEarnings: false,
  });
});

it("holds them, of an amount that nobody states, when money came that holds some", () => {
  const unknown = entry("transferred_in", 100, 0, { earningsUnknown: true });
  expect(after(unknown)).toEqual({ basis: 100, holdsEarnings: true });
  expect(after(entry("transferred_in", 100, 5, { earningsUnknown: true }))).toEqual({
    basis: 100,
    holdsEarnings: true,
  });
  expect(after(entry("transferred_in", 100, 0, { earningsUnknown: false }))).toEqual({
    basis: 100,
    holdsEarnings: false,
  });
  // And goes on to hold them when more comes that holds none.
  expect(after(unknown, entry("contribution", 10, 0))).toEqual({ basis: 110, holdsEarnings: true });
});

it("keeps what is left of a stated amount, down to the last cent of basis", () => {
  const opening = entry("opening", 100, 30);
  expect(after(opening, entry("converted", 99, 10))).toEqual({
    basis: 1,
    holdsEarnings: true,
    opening: 20,
  });
  expect(after(opening, entry("converted", 100, 10))).toEqual({ basis: 0, holdsEarnings: false });
});

it("knows no balance of a day when money came to money", () => {
  const moved = entry("transferred_in", 100, 30);
  expect(after(moved)).toEqual({ basis: 100, holdsEarnings: true, opening: 30 });
  expect(after(entry("contribution", 1, 0), moved)).toEqual({ basis: 101, holdsEarnings: true });
});
