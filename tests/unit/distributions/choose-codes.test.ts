// Which of the codes that a payer may use an expected form is looked for under, by hand from the words of the
// rule: the choice that makes most amounts of box 1 agree, then most codes; as the ledger implies it where none is
// better, and where more than four forms are open.
import { expect, it } from "vitest";
import { chooseCodes } from "../../../src/distributions/choose-codes.ts";
import type { ExpectedForm1099R } from "../../../src/distributions/expected-forms-1099r.ts";
import type { ReceivedSum } from "../../../src/distributions/match-forms.ts";
import { complete } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { cents, ZERO } from "../../../src/kernel/money.ts";

const NOTHING = complete(ZERO);

const expected = (code: string, box1: number, or: readonly string[] = []): ExpectedForm1099R => ({
  plan: "k",
  taxYear: taxYear(2025),
  box1: cents(box1),
  box2a: NOTHING,
  box4: ZERO,
  box5: NOTHING,
  box7: { state: "known", code, ...(or.length > 0 && { or: { codes: or, why: "payer_knows" } }) },
  taxedBefore: ZERO,
  events: [],
  incomplete: [],
  notes: [],
});
const came = (code: string, box1: number, plan = "k"): ReceivedSum => ({
  plan,
  code,
  box1: complete(cents(box1)),
  box2a: NOTHING,
  box4: NOTHING,
  box5: NOTHING,
  box6: NOTHING,
  box10: NOTHING,
  events: [],
});
const chosen = (forms: readonly ExpectedForm1099R[], received: readonly ReceivedSum[]) =>
  chooseCodes(forms, received).map(({ code, insteadOf }) =>
    insteadOf === undefined ? code : `${code} for ${insteadOf.code}`,
  );

it("takes the code under which the amount came", () => {
  expect(chosen([expected("1", 100, ["2", "7"])], [came("7", 100), came("2", 50)])).toEqual([
    "7 for 1",
  ]);
});

it("takes a code that came, of whatever amount, rather than one that did not", () => {
  expect(chosen([expected("1", 100, ["2", "7"])], [came("7", 50)])).toEqual(["7 for 1"]);
});

it("keeps the code that the ledger implies where another agrees no better", () => {
  expect(chosen([expected("1", 100, ["7"])], [came("7", 100), came("1", 100)])).toEqual(["1"]);
  expect(chosen([expected("1", 100, ["7"])], [came("7", 50), came("1", 70)])).toEqual(["1"]);
  expect(chosen([expected("1", 100, ["7"])], [])).toEqual(["1"]);
});

it("looks at the forms of the same plan only", () => {
  expect(chosen([expected("1", 100, ["7"])], [came("7", 100, "other")])).toEqual(["1"]);
});

it("lets amounts that agree outweigh codes that came", () => {
  // Under 7 both would stand on one form of 300.
  const two = [expected("1", 100, ["7"]), expected("7", 200)];
  expect(chosen(two, [came("7", 300), came("1", 150)])).toEqual(["7 for 1", "7"]);
});

it("tries four open forms together, and leaves five as they are", () => {
  const open = (count: number) => [
    ...["1", "2", "3", "4", "8"].slice(0, count).map((code) => expected(code, 100, [`${code}B`])),
    expected("G", 900),
  ];
  const received = ["1B", "2B", "3B", "4B", "8B"].map((code) => came(code, 100));
  expect(chosen(open(4), received)).toEqual(["1B for 1", "2B for 2", "3B for 3", "4B for 4", "G"]);
  expect(chosen(open(5), received)).toEqual(["1", "2", "3", "4", "8", "G"]);
  // Of five that may have another code, four came with it.
  expect(chosen(open(5), received.slice(0, 4))).toEqual([
    "1B for 1",
    "2B for 2",
    "3B for 3",
    "4B for 4",
    "8",
    "G",
  ]);
});
