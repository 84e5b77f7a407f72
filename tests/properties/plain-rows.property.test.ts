// A row that stands in a file as the ledger writes it takes a shorter way. Both ways read every file alike:
// the same events with the same text, the same refusals at the same places, the same lines in the same buckets.
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvReader } from "../../src/intake/own/csv-layout.ts";
import { paycheckLayout } from "../../src/intake/own/paycheck-csv.ts";
import type { ReadContext, ReadRecord } from "../../src/intake/read-record.ts";
import { canonicalJson } from "../../src/ledger/canonical-json.ts";
import { canonicalData, encodeData } from "../../src/ledger/event.ts";
import { WrittenData } from "../../src/ledger/written-data.ts";

const { plain: _, ...readCellByCell } = paycheckLayout;

/** Mostly a cell as the ledger writes it, now and then one of the others: else no row would have only the first. */
const mostly = (plain: fc.Arbitrary<string>, ...others: string[]) =>
  fc.oneof(
    { weight: 15, arbitrary: plain },
    { weight: 1, arbitrary: fc.constantFrom("", ...others) },
  );
const cents = fc.oneof(fc.integer({ max: 99_999_999, min: 0 }), fc.maxSafeInteger());
const amounts = mostly(
  cents.map((amount) => (Math.min(Math.abs(amount), 9e14) / 100).toFixed(2)),
  ...["0.00", "00.00", "07.10", ".50", "1500", "1500.5", "1,500.50", "$12.00", "(3.00)", "-3.00"],
  ...["+3.00", "1.005", "9999999999999.99", "99999999999999.99", "22517998136852.48", "1e3"],
  ...["١٢.٥٠", "12.3 4", "=1+1", "n/a", "12.34 ", '"1,234.50"', '"12.50"', "/1.00", ":1.00"],
);
const days = mostly(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => ["2025", ...parts.map((part) => String(part).padStart(2, "0"))].join("-")),
  ...["2025-02-30", "2024-02-29", "30-Jan-2026", "01/02/2025", "1/31/2025", "-", "@"],
);
const names = mostly(
  fc.constantFrom("alex", "p7", "acme-401k", "Núria", "a/b@c", "ａｌｅｘ", "123456789"),
  ...["a b", "123-45-6789", "x".repeat(80), "x".repeat(81), "_x", "=alex", '"al""ex"', "'alex"],
);
const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  pay_date: days,
  person: names,
  plan: names,
  period_start: days,
  period_end: days,
  deposited_on: days,
  gross_pay: amounts,
  pretax_deferral: amounts,
  after_tax: amounts,
  roth_match: amounts,
  match: amounts,
  id: mostly(fc.constant(""), "mine-1", "e17", "b3", "a b"),
  note: mostly(fc.constant(""), "a note", "my number is 123-45-6789", "=note"),
};

/** Headers in any order, most of them sound; rows of which most have all their cells. */
const files = fc
  .tuple(
    fc.shuffledSubarray(Object.keys(CELLS), { minLength: 9 }),
    mostly(fc.constant(""), "wage", "person"),
    fc.constantFrom("\n", "\n", "\r\n"),
  )
  .chain(([headers, more, end]) => {
    const all = more === "" ? headers : [...headers, more];
    const row = fc.tuple(...all.map((header) => CELLS[header] ?? amounts));
    const cut = fc.integer({ min: 0, max: 20 });
    return fc
      .array(fc.tuple(row, cut), { maxLength: 12 })
      .map((rows) =>
        [all, ...rows.map(([cells, at]) => (at === 20 ? cells.slice(1) : cells))]
          .map((cells) => `${cells.join(",")}${end}`)
          .join(""),
      );
  });

/** A line that is as the ledger writes it, so that both ways are met. */
const sound =
  "pay_date,person,plan,gross_pay,after_tax,match\n" +
  "2025-01-03,p0,acme-401k,4000.10,100.25,60.50\n2025-01-17,,,4000.10,,0.00\n";

async function read(text: string, layout: typeof readCellByCell, only: Partial<ReadContext>) {
  async function* chunks() {
    for (let at = 0; at < text.length; at += 37) yield Buffer.from(text.slice(at, at + 37));
  }
  const records: ReadRecord[] = [];
  for await (const some of csvReader(layout).read(chunks(), { file: "a.csv", ...only }))
    records.push(...some);
  return records;
}

const candidatesOf = (records: readonly ReadRecord[]) =>
  records.flatMap(({ result }) => (result.bucket === "candidates" ? result.candidates : []));

it("a row that needs no codec is read as any other", async () => {
  let shorter = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 9, arbitrary: files }, { weight: 1, arbitrary: fc.constant(sound) }),
      fc.constantFrom({}, { person: "sam" }, { person: "sam", plan: "acme-401k" }),
      async (text, only) => {
        const [short, long] = [
          await read(text, paycheckLayout, only),
          await read(text, readCellByCell, only),
        ];
        expect(short).toEqual(long);
        const [texts, expected] = [short, long].map((records) =>
          candidatesOf(records).map(({ kind, data }) => canonicalData(kind, data)),
        );
        expect(texts).toEqual(expected);
        for (const { kind, data } of candidatesOf(short)) {
          expect(canonicalData(kind, data)).toBe(canonicalJson(encodeData(kind, data)));
          if (data instanceof WrittenData) shorter += 1;
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(shorter).toBeGreaterThan(200);
});

it("the shorter way is taken, and a copy of its data has no text of its own", async () => {
  const [first, second] = candidatesOf(await read(sound, paycheckLayout, { person: "sam" }));
  expect(first?.data).toBeInstanceOf(WrittenData);
  expect(second).toBeUndefined();
  const [, filledIn] = candidatesOf(
    await read(sound, paycheckLayout, { person: "sam", plan: "acme-401k" }),
  );
  expect(filledIn?.data).toBeInstanceOf(WrittenData);
  const copy = { ...first?.data } as object;
  expect(WrittenData.textOf(copy)).toBeUndefined();
});
