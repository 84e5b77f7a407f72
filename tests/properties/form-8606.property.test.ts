// What must hold of Form 8606 for any IRA history: basis is conserved from year to year, nothing taxable
// is negative or more than came out, no complete line rests on a missing fact, and every line is explained.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/forms/explain.ts";
import { form8606Chain } from "../../src/forms/form-8606/chain.ts";
import { traditionalIraBasis } from "../../src/forms/form-8606/results.ts";
import type { Worksheet } from "../../src/forms/worksheet.ts";
import { worksheetOf } from "../../src/forms/worksheet-of.ts";
import { taxYear } from "../../src/kernel/calendar.ts";
import { cents, formatCents } from "../../src/kernel/money.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../support/ledger-of.ts";

const YEARS = [2021, 2022, 2023, 2024] as const;
const money = fc.integer({ min: 1, max: 3_000_000 }).map((value) => formatCents(cents(value)));
const year = fc.constantFrom(...YEARS);
const monthDay = fc.constantFrom("01-20", "03-14", "06-30", "12-30");

const event: fc.Arbitrary<EventJson> = fc.oneof(
  fc.record({ year, late: fc.boolean(), amount: money }).map(({ year: forYear, late, amount }) => ({
    kind: "ira_contribution",
    ira: "traditional",
    date: late ? `${forYear + 1}-03-01` : `${forYear}-03-01`,
    tax_year: forYear,
    amount,
  })),
  fc.record({ year, monthDay, amount: money }).map((drawn) => ({
    kind: "ira_conversion",
    date: `${drawn.year}-${drawn.monthDay}`,
    amount: drawn.amount,
  })),
  fc
    .record({
      year,
      monthDay,
      amount: money,
      ira: fc.constantFrom("traditional", "roth"),
      disaster: fc.option(fc.constantFrom("DR-1", "DR-2"), { nil: undefined }),
      charitable: fc.option(money, { nil: undefined }),
    })
    .map((drawn) => ({
      kind: "ira_distribution",
      ira: drawn.ira,
      date: `${drawn.year}-${drawn.monthDay}`,
      amount: drawn.amount,
      ...(drawn.disaster !== undefined && { disaster: drawn.disaster }),
      ...(drawn.ira === "roth"
        ? { qualified: false }
        : drawn.charitable !== undefined && { charitable: drawn.charitable }),
    })),
  fc.record({ year, amount: money }).map((drawn) => ({
    kind: "ira_contribution",
    ira: "roth",
    date: `${drawn.year}-02-01`,
    tax_year: drawn.year,
    amount: drawn.amount,
  })),
);

const values = fc
  .array(fc.option(money), { minLength: 4, maxLength: 4 })
  .map((amounts) =>
    amounts.flatMap((amount, index) =>
      amount === null ? [] : [{ kind: "ira_value", tax_year: YEARS[index] ?? 2021, amount }],
    ),
  );

const history = fc
  .tuple(fc.array(event, { maxLength: 12 }), values)
  .map(([events, known]): EventJson[] => [
    // Old enough for charitable distributions.
    { kind: "person", person: "alex", birth_date: "1945-01-01" },
    ...events,
    ...known,
  ]);

function worksheet(events: readonly EventJson[], ofYear: number): Worksheet {
  const context = { law: builtInLaw, person: "alex", taxYear: taxYear(ofYear) };
  const filled = worksheetOf("form-8606", { ledger: ledgerOf(events), ...context });
  if (!filled.ok) throw new Error(filled.error[0]?.code);
  return filled.value;
}

function amountOn(sheet: Worksheet, name: string): number | undefined {
  const value = sheet.lines.find(({ line }) => line === name)?.value;
  return value?.kind === "amount" ? value.cents : undefined;
}

describe("Form 8606", () => {
  it("conserves basis: line 14 is line 3 less line 13, and is the next year's carry", () => {
    fc.assert(
      fc.property(history, (events) => {
        const ledger = ledgerOf(events);
        let before: number | undefined = 0;
        for (const ofYear of YEARS) {
          const sheet = worksheet(events, ofYear);
          const [one, two, three] = ["1", "2", "3"].map((line) => amountOn(sheet, line));
          const remaining = amountOn(sheet, "14");
          const recovered = amountOn(sheet, "13") ?? 0;
          if (two !== undefined) expect(two).toBe(before);
          if (three !== undefined) expect(three).toBe((one ?? 0) + (two ?? 0));
          if (remaining !== undefined) expect(remaining).toBe((three ?? 0) - recovered);
          const basis = traditionalIraBasis(
            form8606Chain({ ledger, person: "alex", throughYear: taxYear(ofYear) }),
          );
          before = basis.state === "complete" ? basis.cents : undefined;
          if (remaining !== undefined) expect(before).toBe(remaining);
        }
      }),
    );
  });

  it("never recovers more than there is, and never taxes more than came out", () => {
    fc.assert(
      fc.property(history, year, (events, ofYear) => {
        const sheet = worksheet(events, ofYear);
        for (const { line, value } of sheet.lines) {
          if (value.kind === "amount")
            expect(value.cents, `line ${line}`).toBeGreaterThanOrEqual(0);
        }
        const atMost = (line: string, limit: string) => {
          const [amount, most] = [amountOn(sheet, line), amountOn(sheet, limit)];
          if (amount !== undefined && most !== undefined) expect(amount).toBeLessThanOrEqual(most);
        };
        atMost("13", "5");
        atMost("15b", "15a");
        atMost("15c", "7");
        atMost("25b", "25a");
        atMost("18", "16");
        atMost("25c", "19");
      }),
    );
  });

  it("completes no line that rests on a missing fact, and explains every line that it completes", () => {
    fc.assert(
      fc.property(history, year, (events, ofYear) => {
        const sheet = worksheet(events, ofYear);
        const open = new Set(
          sheet.lines.flatMap(({ line, value }) => (value.kind === "incomplete" ? [line] : [])),
        );
        for (const { line, value, terms } of sheet.lines) {
          if (value.kind !== "amount") continue;
          expect(terms.filter((term) => term.line !== undefined && open.has(term.line))).toEqual(
            [],
          );
          // `explain` throws when the trail does not sum to the line.
          expect(explain(sheet, line)?.line).toBe(line);
        }
        expect(sheet.incomplete.length > 0).toBe(open.size > 0);
      }),
    );
  });

  it("shows a recharacterized contribution as if it had been made to the second IRA", () => {
    const moved = fc.record({ from: fc.constantFrom("traditional", "roth"), amount: money });
    fc.assert(
      fc.property(history, moved, year, year, (events, { from, amount }, forYear, ofYear) => {
        const contributed = {
          kind: "ira_contribution",
          date: `${forYear}-02-11`,
          tax_year: forYear,
          amount,
        };
        const second = from === "roth" ? "traditional" : "roth";
        const corrected = [
          { ...contributed, ira: from },
          {
            kind: "ira_recharacterization",
            from,
            date: `${forYear}-11-30`,
            contributed_on: `${forYear}-02-11`,
            tax_year: forYear,
            amount,
            earnings: "0.00",
          },
        ];
        const direct = [{ ...contributed, ira: second }];
        expect(shown(worksheet([...events, ...corrected], ofYear))).toEqual(
          shown(worksheet([...events, ...direct], ofYear)),
        );
      }),
    );
  });

  it("shows a contribution that came back in time as if it had never been made", () => {
    fc.assert(
      fc.property(history, money, year, year, (events, amount, forYear, ofYear) => {
        const made = {
          ira: "traditional",
          contributed_on: `${forYear}-02-11`,
          tax_year: forYear,
          amount,
        };
        const { contributed_on: date, ...rest } = made;
        const undone = [
          { kind: "ira_contribution", ...rest, date },
          {
            kind: "ira_returned_contribution",
            ...made,
            date: `${forYear + 1}-03-31`,
            earnings: "1.00",
          },
        ];
        expect(shown(worksheet([...events, ...undone], ofYear))).toEqual(
          shown(worksheet(events, ofYear)),
        );
      }),
    );
  });
});

/** The lines by name, without where they come from. */
function shown(sheet: Worksheet): unknown {
  return sheet.lines.map(({ line, value }) => [line, value]);
}
