import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LedgerReader } from "../../../src/app/ports.ts";
import { reportOfYear } from "../../../src/app/questions/report-of-year.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

const story = readFileSync(
  join(import.meta.dirname, "../../../fixtures/ledgers/rest-of-2026.jsonl"),
  "utf8",
);
const events = recorded(
  story
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as EventJson),
);

const reader: Pick<LedgerReader, "events" | "backups" | "againstRememberedHeads" | "head"> = {
  backups: async () => undefined,
  againstRememberedHeads: async () => [],
  head: async () => ({ seq: events.length, digest: "", ledgerId: "" }),
  async *events(filter) {
    yield events.filter(({ kind }) => filter.kinds?.includes(kind) ?? true);
  },
};

async function report() {
  const made = await reportOfYear(reader as LedgerReader, {
    taxYear: taxYear(2026),
    person: undefined,
    today: calendarDate("2026-11-01"),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

describe("reportOfYear", () => {
  it("explains every figure by terms that sum to it", async () => {
    const { figures, explanations } = await report();
    for (const { explanation } of figures) {
      const why = explanations.find(({ id }) => id === explanation);
      expect(why, explanation).toBeDefined();
    }
    for (const { id, value, terms } of explanations) {
      const total = terms.reduce(
        (sum, { sign, amount }) => sum + (sign === "-" ? -amount : amount),
        0,
      );
      expect(value.state === "complete" && value.cents, id).toBe(total);
    }
  });

  // By hand: 20 checks of 1,200 + 400 + 1,600; each quarter converts 9,641.20, of which six checks of 1,600 are basis:
  // 41.20 of earnings three times is 123.60; the two checks of October wait, 3,200.00.
  it("shows what the rules say", async () => {
    const { figures, afterTax, contributions, events: listed } = await report();
    const value = (label: string) => figures.find((figure) => figure.label === label)?.value;
    expect(value("After-tax room left")).toEqual({ state: "complete", cents: 590000 });
    expect(value("Annual additions")).toEqual({ state: "complete", cents: 6400000 });
    expect(value("Waiting to be converted")).toEqual({ state: "complete", cents: 320000 });
    expect(value("Taxed on conversion")).toEqual({ state: "complete", cents: 12360 });
    expect(contributions).toHaveLength(20);
    expect(afterTax).toHaveLength(23);
    expect(listed.every(({ source }) => source !== undefined)).toBe(true);
  });
});
