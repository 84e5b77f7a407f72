// Row 60: the clock of a machine may be wrong, be set back, or pass 2038. Order is the order of recording
// and never a time; dates of events are dates as written.
import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { sessionFolder } from "../../support/session-folder.ts";

const { file, on } = sessionFolder();
const value = (year: number, amount: string) =>
  [
    "record",
    "ira_value",
    "--tax-year",
    String(year),
    "--amount",
    amount,
    "--confirm",
    "far-dates",
  ] as const;

beforeAll(async () => {
  await on("2026-11-22", "init", "--person", "alex", "--birth-date", "1985-06-01");
});

describe("a clock", () => {
  it("that is set back, and one past 2038, change neither order nor answers", async () => {
    expect(await on("2040-02-29", ...value(2021, "1.00"))).toMatchObject({ exit: 0 });
    expect(await on("2019-01-01", ...value(2022, "2.00"))).toMatchObject({ exit: 0 });
    expect(await on("2026-11-22", ...value(2023, "3.00"))).toMatchObject({ exit: 0 });
    const events = await on("2026-11-22", "events", "--format", "json");
    const ids = [...events.stdout.matchAll(/"id": "(e\d+)"/g)].map(([, id]) =>
      Number(id?.slice(1)),
    );
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids).toHaveLength(4);
    expect(await on("2001-01-01", "audit", "verify")).toMatchObject({ exit: 0 });
    const [early, late] = await Promise.all([
      on("2019-01-01", "worksheet", "form-8606", "--tax-year", "2023", "--format", "json"),
      on("2045-01-01", "worksheet", "form-8606", "--tax-year", "2023", "--format", "json"),
    ]);
    expect(early.stdout).toBe(late.stdout);
  });

  it("gives no date to what is recorded: a day far ahead is asked about and recorded as it is written", async () => {
    const event = {
      kind: "ira_contribution",
      ira: "traditional",
      date: "2039-03-01",
      tax_year: 2038,
      amount: "1.00",
    };
    writeFileSync(file("later.jsonl"), `${JSON.stringify(event)}\n`);
    expect((await on("2026-11-22", "import", file("later.jsonl"))).exit).toBe(4);
    const meant = ["import", file("later.jsonl"), "--confirm", "far-dates"];
    expect((await on("2026-11-22", ...meant)).exit).toBe(0);
    const { stdout } = await on("2026-11-22", "export");
    expect(stdout).toContain('"date":"2039-03-01"');
  });
});
