// `worksheet form-8606 --official BLANK` with a blank of our own making: the official one is not ours to ship.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import from2025 from "../../../templates/official-forms/form-8606-2025.json" with { type: "json" };
import { testIo } from "../../support/test-io.ts";

const EVENTS = [
  { kind: "person", person: "alex", name: "José 王小明" },
  {
    kind: "opening_basis",
    person: "alex",
    as_of: "2024-12-31",
    account: "traditional_ira",
    amount: "20000.00",
    evidence: "filed_8606",
  },
  { kind: "ira_value", person: "alex", tax_year: 2025, amount: "300000.00" },
  { kind: "ira_conversion", person: "alex", date: "2025-03-03", amount: "50000.00" },
];

let folder = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-official-"));
  writeFileSync(join(folder, "e.jsonl"), EVENTS.map((event) => JSON.stringify(event)).join("\n"));
  writeFileSync(join(folder, "blank.pdf"), await blank("2025 Form 8606"));
  await rothbook("init", "--no-input");
  await rothbook("import", "e.jsonl");
});

afterEach(() => rmSync(folder, { recursive: true }));

async function blank(title: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  const page = document.addPage();
  for (const name of Object.values(from2025.fields)) {
    document.getForm().createTextField(name).addToPage(page);
  }
  return document.save();
}

async function rothbook(...words: string[]): Promise<{ exit: number; stderr: string }> {
  const env = { ROTHBOOK_LEDGER: join(folder, "rothbook.db") };
  const world = testIo({ cwd: folder, env });
  const files = words.map((word) => (/\.(jsonl|pdf)$/.test(word) ? join(folder, word) : word));
  const exit = await run(files, world.io);
  return { exit, stderr: world.stderr() };
}

const FILL = ["worksheet", "form-8606", "--tax-year", "2025", "--official", "blank.pdf"];

describe("the official form", () => {
  it("is filled with the lines of the worksheet", async () => {
    expect(await rothbook(...FILL, "--output", "filled.pdf")).toEqual({ exit: 0, stderr: "" });
    const form = (await PDFDocument.load(readFileSync(join(folder, "filled.pdf")))).getForm();
    const line = (key: keyof typeof from2025.fields) =>
      form.getTextField(from2025.fields[key]).getText();
    expect([line("name"), line("8"), line("10_dec"), line("11"), line("18")]).toEqual([
      "José 王小明",
      "50,000.00",
      "05714286",
      "2,857.14",
      "47,142.86",
    ]);
  });

  it("takes line 10 rounded when that is declared", async () => {
    await rothbook(...FILL, "--output", "filled.pdf", "--round-line-10", "3");
    const form = (await PDFDocument.load(readFileSync(join(folder, "filled.pdf")))).getForm();
    expect(form.getTextField(from2025.fields["11"]).getText()).toBe("2,850");
  });

  it("says so when the form need not be filed", async () => {
    const ledger = join(folder, "idle.db");
    writeFileSync(
      join(folder, "idle.jsonl"),
      JSON.stringify({ kind: "person", person: "alex", name: "Alex Example" }),
    );
    await rothbook("--ledger", ledger, "init", "--no-input");
    await rothbook("--ledger", ledger, "import", "idle.jsonl");
    const filled = await rothbook("--ledger", ledger, ...FILL, "--output", "idle.pdf");
    expect(filled.exit).toBe(0);
    expect(filled.stderr).toContain("Form 8606 need not be filed for 2025");
  });

  it("is refused for another revision, as anything but a PDF, and for other forms", async () => {
    writeFileSync(join(folder, "other.pdf"), await blank("2024 Form 8606"));
    const unknown = await rothbook(...FILL.slice(0, -1), "other.pdf", "--output", "filled.pdf");
    expect([unknown.exit, unknown.stderr]).toEqual([
      1,
      expect.stringContaining("form.unknown-revision"),
    ]);
    const other = FILL.map((word) => (word === "form-8606" ? "form-1040" : word));
    expect((await rothbook(...other, "--output", "filled.pdf")).exit).toBe(2);
    expect((await rothbook(...FILL, "--format", "csv", "--output", "filled.pdf")).exit).toBe(2);
  });
});
