// Rows 46 and 65: text from a statement can hold codes that a terminal obeys, or that turn the reading
// order round. Nothing that is printed, and nothing that a spreadsheet opens, carries them.
import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { sessionFolder } from "../../support/session-folder.ts";

const NASTY =
  "a\u001b[2J\u001b]0;owned\u0007b\u0008c\u009b31md\u202ee\u2066f\u200bg\ufeffh\u2028i\rj\tk";
/** Line ends are ours, a tab only moves to the right; everything else of this kind came in with a name or a note. */
const OBEYED = /(?![\n\t])[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

const EVENTS = [
  { kind: "person", person: "alex", name: NASTY, birth_date: "1985-06-01", note: NASTY },
  { kind: "employer", employer: "acme", name: NASTY },
  { kind: "plan", plan: "acme-401k", employer: "acme", name: NASTY },
  {
    kind: "paycheck",
    id: "check-1",
    plan: "acme-401k",
    date: "2025-06-30",
    contributions: { after_tax: "100.00" },
    note: NASTY,
  },
  {
    kind: "ira_contribution",
    ira: "traditional",
    date: "2025-02-03",
    tax_year: 2025,
    amount: "7000.00",
    note: NASTY,
  },
];

const { file, rothbook } = sessionFolder();

beforeAll(async () => {
  writeFileSync(file("e.jsonl"), EVENTS.map((event) => `${JSON.stringify(event)}\n`).join(""));
  await rothbook("init", "--no-input");
  const { exit, stderr } = await rothbook("import", file("e.jsonl"));
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
});

/** Where the first such code stands, with what is around it. */
function obeyedIn(text: string): string | undefined {
  const at = text.search(OBEYED);
  return at === -1 ? undefined : JSON.stringify(text.slice(Math.max(0, at - 60), at + 20));
}

const YEAR = ["--tax-year", "2025"];

describe("codes for terminals", () => {
  it.each([
    ["events"],
    ["events", "--format", "csv"],
    ["events", "--format", "json"],
    ["status", ...YEAR],
    ["limits", ...YEAR],
    ["basis", ...YEAR],
    ["distributions", ...YEAR],
    ["check", ...YEAR],
    ["reconcile", ...YEAR],
    ["worksheet", "form-8606", ...YEAR],
    ["worksheet", "form-8606", ...YEAR, "--format", "csv"],
    ["explain", "form-8606", "1", ...YEAR],
    ["report", ...YEAR],
    ["audit", "log"],
    ["export", "--format", "csv"],
    ["undo", "b99"],
    ["export", "--format", "jsonl"],
  ])("do not come out of: %s %s %s %s", async (...words) => {
    const { stdout, stderr } = await rothbook(...words.filter((word) => word !== undefined));
    // The lines of CSV end in CRLF, as its standard has it.
    expect(obeyedIn(stdout.replaceAll("\r\n", "\n"))).toBeUndefined();
    expect(obeyedIn(stderr)).toBeUndefined();
  });

  it.each([
    ["a file's name", ["import", `no-${NASTY}.csv`]],
    ["an option", ["limits", "--tax-year", NASTY]],
    ["a command", [NASTY]],
    ["an id", ["explain", "form-8606", NASTY, ...YEAR]],
    ["a person", ["limits", ...YEAR, "--person", NASTY]],
  ])("do not come back from %s that is wrong", async (_, words) => {
    const { exit, stderr } = await rothbook(...words);
    expect(exit).not.toBe(0);
    expect(obeyedIn(stderr)).toBeUndefined();
  });

  it("do not come back from a cell that is wrong", async () => {
    const header = "pay_date,person,plan,after_tax\n";
    for (const row of [`${NASTY},alex,acme-401k,1.00`, `2025-01-01,alex,${NASTY},1.00`]) {
      writeFileSync(file("bad.csv"), `${header}${row.replaceAll(/[\r\n]/g, "")}\n`);
      const { exit, stderr } = await rothbook("import", file("bad.csv"));
      expect(exit).toBe(1);
      expect(obeyedIn(stderr)).toBeUndefined();
    }
  });

  it("are seen by this test", () => {
    for (const code of ["\u001b[2J", "\u202e", "\u009b", "\r", "\u200b"])
      expect(code).toMatch(OBEYED);
    expect("Zoë, 12.00 — 日本").not.toMatch(OBEYED);
  });
});
